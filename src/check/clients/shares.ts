import type { CheckSettings } from '../../model.ts';

/** The clients judged for when newsletter.yaml names none: `family.platform` by caniemail's names. */
const defaultClients: readonly string[] = [
  'gmail.desktop-webmail',
  'gmail.mobile-webmail',
  'gmail.ios',
  'gmail.android',
  'apple-mail.macos',
  'apple-mail.ios',
  'outlook.windows',
  // The new Outlook for Windows shows a message as Outlook.com does.
  'outlook.outlook-com',
  'yahoo.desktop-webmail',
  'yahoo.ios',
  'yahoo.android',
  'samsung-email.android',
  'thunderbird.macos',
];

type Shares = NonNullable<CheckSettings['shares']>;

/**
 * Share of opens by family, in per cent, as Litmus published them. They are old, they come from the customers of one
 * American service, and privacy protection makes Apple's larger than it is: a publication should give its own.
 */
export const defaultShares: Shares = {
  source: 'Litmus, “Email Client Market Share in December 2021”',
  date: '2021-12',
  values: { 'apple-mail': 57.4, gmail: 30.4, outlook: 4.1, yahoo: 2.5, 'samsung-email': 0.4 },
};

/** `gmail`, `outlook.windows` or `*` to clients of the data; names that fit none are given back. */
export const expandClients = (
  wanted: readonly string[],
  all: readonly string[],
): { clients: string[]; unknown: string[] } => {
  if (wanted.length === 0) return { clients: [...defaultClients], unknown: [] };
  const clients: string[] = [];
  const unknown: string[] = [];
  for (const name of wanted) {
    const stem = name
      .trim()
      .toLowerCase()
      .replace(/\.?\*$/, '');
    const found = all.filter((client) => client === stem || client.startsWith(`${stem}.`) || stem === '');
    if (found.length === 0) unknown.push(name);
    clients.push(...found.filter((client) => !clients.includes(client)));
  }
  return { clients, unknown };
};

/** Readers touched at most, in per cent; undefined when no number is known. A family counts whole. */
export const shareOf = (clients: readonly string[], shares: Shares = defaultShares): number | undefined => {
  let sum = 0;
  let known = false;
  const counted = new Set<string>();
  for (const client of clients) {
    const family = client.split('.')[0] ?? client;
    const key = shares.values[client] === undefined ? family : client;
    if (counted.has(key) || shares.values[key] === undefined) continue;
    counted.add(key);
    sum += shares.values[key];
    known = true;
  }
  return known ? Math.min(100, sum) : undefined;
};
