import { counted } from '../../findings/count.ts';
import { note, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { clientName, dataDate, familyName } from '../clients/data.ts';
import type { Use } from '../clients/judge.ts';
import { defaultShares, shareOf } from '../clients/shares.ts';
import type { Context } from '../context.ts';
import { allowed, type Rule } from '../rule.ts';

const code = 'client-support';

/** What the judged mail clients do not show, by caniemail's data. */
export const clientSupport: Rule<Context> = {
  code,
  title: 'The mail clients readers use know what the page uses',
  severity: 'warning',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) => {
    const { uses, unknown } = context.clients;
    const wanted = uses.filter(
      (use) => !allowed(context, code, use.feature.slug) && !allowed(context, code, use.feature.title),
    );
    return [
      ...unknown.map((name) => unknownClient(name, context)),
      ...wanted
        .filter((use) => use.loss !== undefined && lacking(use).length > 0)
        .map((use) => lost(use, context)),
      ...graceful(
        wanted.filter((use) => use.loss === undefined && lacking(use).length > 0),
        context,
      ),
    ];
  },
};

const unknownClient = (name: string, { publication }: Context): Finding => {
  const place = publication?.places.checks;
  return warning(code, `“${name}” under checks.clients is no mail client that caniemail knows`, {
    owner: 'publication',
    ...(place ? { place } : {}),
    hint: 'Write gmail, apple-mail, outlook.windows, outlook.outlook-com, yahoo, samsung-email, thunderbird, …',
  });
};

const lacking = ({ verdicts }: Use): string[] =>
  Object.keys(verdicts).filter((client) => verdicts[client]?.support === 'n');

const lost = (use: Use, context: Context): Finding => {
  const clients = lacking(use);
  const { feature, sighting } = use;
  const needle = feature.title.replace(/[<>]| element| attribute/g, '');
  return warning(
    code,
    `${feature.title} is not supported by ${list(clients)}${readers(clients, context)}: ${use.loss}`,
    {
      ...context.sources.design(sighting.start, 1, [needle, needle.split(/[:(]/)[0] ?? needle]),
      hint: `Give these clients another way, or do without; ${feature.url}`,
      details: notesOf(use),
    },
  );
};

// One line for all that merely looks plainer somewhere: good pages use many such features on purpose.
const graceful = (uses: Use[], context: Context): Finding[] => {
  if (uses.length === 0) return [];
  return [
    note(
      code,
      `${counted(uses.length, 'feature')} ${uses.length === 1 ? 'degrades' : 'degrade'} gracefully in clients that lack ${uses.length === 1 ? 'it' : 'them'} (caniemail, ${dataDate()})`,
      {
        owner: 'theme',
        details: uses.map(
          (use) => `${use.feature.title}: not in ${list(lacking(use))}${readers(lacking(use), context)}`,
        ),
      },
    ),
  ];
};

/** The clients by family; the platforms are named where not all judged ones of a family are meant. */
const list = (clients: string[]): string => {
  const families = new Map<string, string[]>();
  for (const client of clients) {
    const family = client.split('.')[0] ?? client;
    families.set(family, [...(families.get(family) ?? []), client]);
  }
  return [...families]
    .map(([family, members]) =>
      members.length > 2 ? familyName(family) : members.map(clientName).join(', '),
    )
    .join(', ');
};

const readers = (clients: string[], { settings }: Context): string => {
  const shares = settings.shares ?? defaultShares;
  const share = shareOf(clients, shares);
  return share === undefined
    ? ''
    : ` (up to ${share < 10 ? share.toFixed(1) : Math.round(share)} % of readers, ${shares.date})`;
};

const notesOf = ({ feature, verdicts }: Use): string[] => {
  const byNote = new Map<string, string[]>();
  for (const [client, { support, notes }] of Object.entries(verdicts))
    if (support !== 'y')
      for (const number of notes) byNote.set(number, [...(byNote.get(number) ?? []), client]);
  return [...byNote].flatMap(([number, clients]) => {
    const text = feature.notes_by_num?.[number];
    return text ? [`${list(clients)}: ${text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')}`] : [];
  });
};
