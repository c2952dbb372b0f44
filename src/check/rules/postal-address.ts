import { warning } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import { hintFor, type Rule } from '../rule.ts';

const code = 'postal-address';

/** CAN-SPAM and its like want a postal address in list mail. */
export const postalAddress: Rule<Context> = {
  code,
  title: 'List mail carries a postal address',
  severity: 'warning',
  owner: 'publication',
  applies: (context) => (context.proof.html === '' ? 'there is no HTML' : context.list),
  run: (context) => {
    const text = plain(context.visibleTexts.map((node) => node.text).join(' '));
    const wanted = context.options.foreign ? undefined : context.publication?.address;
    if (wanted ? text.includes(plain(wanted)) : looksPostal(text)) return [];
    return [
      warning(code, 'No postal address is to be seen in the message', {
        owner: 'publication',
        hint: `${hintFor(context, 'Set `address:` in newsletter.yaml and show it in the footer', 'Add the sender’s address to the footer')}; several countries’ laws want it of list mail`,
      }),
    ];
  },
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();

// A post code in the last words: digits of the usual length, or the Japanese, British, Canadian and Dutch forms.
const looksPostal = (text: string): boolean =>
  /\b\d{5,6}\b|\b\d{3} \d{4}\b|\b(?!19|20)\d{4} \p{L}{2,}|\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b|\b[a-z]\d[a-z] \d[a-z]\d\b|\bp ?o box \d+/u.test(
    text.slice(-900),
  );
