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
  run: async (context) => {
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

const aligned = async (domain: string, context: Context): Promise<Finding[]> => {
  const signers = context.structure.headers
    .filter(({ name }) => name === 'dkim-signature')
    .map((header) => /(?:^|;)\s*d=([^;\s]+)/.exec(unfold(header))?.[1]?.toLowerCase() ?? '');
  if (signers.length === 0 && context.publication?.dkim && !context.options.foreign)
    signers.push(context.publication.dkim.domain.toLowerCase());
  // A domain is always aligned with itself, so the list of public suffixes is loaded for the others only.
  if (signers.length === 0 || signers.includes(domain)) return [];
  const { getDomain } = await import('tldts');
  const organisation = (name: string) => getDomain(name, { allowPrivateDomains: true }) ?? name;
  if (signers.some((signer) => organisation(signer) === organisation(domain))) return [];
  return [
    warning(code, `From shows ${domain}, and the signature is by ${signers.join(', ')}`, {
      owner,
      hint: 'Sign with the domain that stands in From, or DMARC fails',
    }),
  ];
};
