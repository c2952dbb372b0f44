import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { domainOf, mailboxesOf } from '../addresses.ts';
import { unfold } from '../bytes.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../structure.ts';

const code = 'from-alignment';
const owner = 'publication' as const;
const freemail =
  /^(gmail|googlemail|outlook|hotmail|live|msn|aol|icloud|me|mac|protonmail|proton|rediffmail|qq|163|126|ymail|yandex|mail)\.(com|me|ru|co\.\w\w|\w\w)$|^yahoo\.|^gmx\.|^web\.de$|^t-online\.de$/;

/** DMARC: the domain that signs is the one readers see in From, and it is the publication's own. */
export const fromAlignment: Rule<Context> = {
  code,
  title: 'From shows a domain of its own, and the signature is that domain’s',
  severity: 'error',
  owner,
  applies: (context) => context.list,
  run: (context) => {
    const from = mailboxesOf(headerOf(context.structure, 'from') ?? '')[0];
    if (!from) return [];
    const domain = domainOf(from.address);
    if (freemail.test(domain))
      return [
        error(
          code,
          `The message is from an address at ${domain}, whose DMARC policy makes receivers refuse it from elsewhere`,
          { owner, hint: 'Send from a domain of your own' },
        ),
      ];
    return aligned(domain, context);
  },
};

const aligned = (domain: string, context: Context): Finding[] => {
  const signers = context.structure.headers
    .filter(({ name }) => name === 'dkim-signature')
    .map((header) => /(?:^|;)\s*d=([^;\s]+)/.exec(unfold(header))?.[1]?.toLowerCase() ?? '');
  if (signers.length === 0 && context.publication?.dkim && !context.options.foreign)
    signers.push(context.publication.dkim.domain.toLowerCase());
  if (signers.length === 0 || signers.some((signer) => organisation(signer) === organisation(domain)))
    return [];
  return [
    warning(code, `From shows ${domain}, and the signature is by ${signers.join(', ')}`, {
      owner,
      hint: 'Sign with the domain that stands in From, or DMARC fails',
    }),
  ];
};

// Without the list of public suffixes: two labels, or three below a short one such as co.uk.
const organisation = (domain: string): string => {
  const labels = domain.split('.');
  const short = (labels.at(-2)?.length ?? 0) <= 3 && (labels.at(-1)?.length ?? 0) === 2;
  return labels.slice(short ? -3 : -2).join('.');
};
