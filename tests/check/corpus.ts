import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckOptions, checkProof, type EarlierEdition, type Report } from '../../src/check/check.ts';
import { proofOfHtml, proofOfMessage } from '../../src/check/foreign.ts';
import { readPublication } from '../../src/config.ts';
import type { Proof } from '../../src/model.ts';
import { produce } from '../../src/press.ts';
import { loadTheme } from '../../src/theme/load.ts';

const folder = join(import.meta.dirname, 'corpus');

/** One fixture, read. */
export interface Case {
  name: string;
  kind: 'html' | 'eml' | 'edition';
  about: string;
  expected: string[];
  sections: Map<string, string>;
}

/** Where a mark says that a finding must be. */
export interface Mark {
  code: string;
  file: string;
  line: number;
}

export const readCases = (): Case[] =>
  (['html', 'eml', 'edition'] as const).flatMap((kind) =>
    readdirSync(join(folder, kind)).map((file) =>
      readCase(kind, file.replace(/\.txt$/, ''), readFileSync(join(folder, kind, file), 'utf8')),
    ),
  );

const readCase = (kind: Case['kind'], name: string, text: string): Case => {
  const [head = '', ...rest] = text.split(/^=== /m);
  const field = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(head)?.[1] ?? '';
  const sections = new Map(
    rest.map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n') + 1)]),
  );
  return {
    name,
    kind,
    about: field('about'),
    expected: field('expect').split(', ').filter(Boolean),
    sections,
  };
};

/** Checks a case as the command would, without network, browser and SpamAssassin. */
export const checkCase = async (one: Case): Promise<{ report: Report; marks: Mark[] }> => {
  const marks: Mark[] = [];
  const skip = { spam: 'tests run without it' };
  if (one.kind === 'html') {
    const proof = proofOfHtml(Buffer.from(unmark(pageOf(one), 'page.html', marks)));
    return {
      report: await checkProof(proof, {
        skip,
        foreign: { kind: 'html', file: join(folder, 'page.html'), shown: 'page.html' },
      }),
      marks,
    };
  }
  if (one.kind === 'eml') {
    const { proof, findings } = await proofOfMessage(messageOf(one));
    const report = await checkProof(proof, {
      skip,
      foreign: { kind: 'eml', file: join(folder, 'message.eml') },
    });
    return { report: { ...report, findings: [...findings, ...report.findings] }, marks };
  }
  return { report: await checkEdition(one, { skip }, marks), marks };
};

const unmark = (text: string, file: string, marks: Mark[]): string =>
  text
    .split('\n')
    .map((line, index) => {
      for (const [, code = ''] of line.matchAll(/⟦([\w-]+)⟧/g)) marks.push({ code, file, line: index + 1 });
      return line.replace(/⟦[\w-]+⟧/g, '');
    })
    .join('\n');

const pageOf = ({ sections }: Case): string =>
  sections.get('page') ??
  `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>Pier and Tide</title>
${sections.get('head') ?? ''}</head>
<body style="margin:0;background-color:#ffffff">
<table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0"><tr><td style="font-family:Georgia,serif;font-size:16px;color:#222222">
${sections.get('body') ?? ''}</td></tr></table>
</body>
</html>
`;

const goodHtml = `<p style="color:#222222">The ferry leaves at nine. <a href="https://pier.example/times">The times for June</a> and <a href="https://pier.example/fares">the fares</a> are out.</p>
<p style="color:#222222">Pier and Tide, 4 Quay Street, Port Ellen PA42 7DH. <a href="https://pier.example/leave">Unsubscribe from this letter</a></p>
`;

const goodText = `The ferry leaves at nine.
The times for June: https://pier.example/times
The fares: https://pier.example/fares
`;

const messageOf = ({ sections }: Case): Buffer => {
  let body = bodyOf(sections);
  const headers = headersOf(sections, body);
  let message = Buffer.from(`${headers}\r\n${body}`, 'utf8').toString('latin1');
  for (const line of (sections.get('raw-patch') ?? '').split('\n').filter((one) => one.includes(' => '))) {
    const [from = '', to = ''] = line.split(' => ').map(escapes);
    if (!message.includes(from)) throw new Error(`nothing to patch: ${from}`);
    message = message.replace(from, () => to);
  }
  body = '';
  if (sections.has('lf')) message = message.replaceAll('\r\n', '\n');
  return Buffer.from(message, 'latin1');
};

const escapes = (text: string): string =>
  text
    .replace(/\\r/g, '\r')
    .replace(/\\n/g, '\n')
    .replace(/\\0/g, '\0')
    .replace(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const bodyOf = (sections: Case['sections']): string => {
  const html =
    sections.get('html') ??
    (sections.has('picture')
      ? `${goodHtml}<img src="cid:ferry@pier" alt="The ferry at the old pier" width="560">\n`
      : goodHtml);
  const page = `<!doctype html>\n<html lang="en" dir="ltr">\n<head><meta charset="utf-8"><title>Pier and Tide</title></head>\n<body>\n${html}</body>\n</html>\n`;
  const text = sections.get('text') ?? goodText;
  const parts: Record<string, string> = {
    html: part('text/html; charset=utf-8', page),
    text: part('text/plain; charset=utf-8', text),
  };
  const order = (sections.get('order') ?? 'text html').trim().split(' ');
  const picture = sections.get('picture');
  const alternatives = order.map((name) => parts[name] ?? '');
  if (!picture) return multipart('tide', alternatives);
  const inner = `Content-Type: multipart/alternative; boundary="ebb"\r\n\r\n${multipart('ebb', alternatives)}`;
  return multipart('tide', [inner, picturePart(Number(picture))]);
};

const multipart = (boundary: string, parts: string[]): string =>
  `${parts.map((each) => `--${boundary}\r\n${each}`).join('')}--${boundary}--\r\n`;

const part = (type: string, content: string): string => {
  const encoding = /[^\x00-\x7f]/.test(content) ? 'quoted-printable' : '7bit';
  const body =
    encoding === '7bit'
      ? content
      : content.replace(/[^\x00-\x7f]|=/g, (letter) =>
          [...Buffer.from(letter)].map((octet) => `=${octet.toString(16).toUpperCase()}`).join(''),
        );
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body.replaceAll('\n', '\r\n')}`;
};

const picturePart = (kilobytes: number): string => {
  const lines =
    Buffer.alloc(kilobytes * 1024, 7)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return `Content-Type: image/jpeg\r\nContent-ID: <ferry@pier>\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline\r\n\r\n${lines.join('\r\n')}\r\n`;
};

const headersOf = (sections: Case['sections'], body: string): string => {
  const fields: [string, string][] = [
    ['From', 'Pier and Tide <crew@pier.example>'],
    ['To', 'reader@example.org'],
    ['Subject', 'The times of the ferries in June'],
    ['Date', 'Wed, 31 May 2023 17:00:00 +0100'],
    ['Message-ID', '<tide-31@pier.example>'],
    ['MIME-Version', '1.0'],
    ['Content-Type', `multipart/${sections.has('picture') ? 'related' : 'alternative'}; boundary="tide"`],
  ];
  if (sections.has('list')) fields.push(...listFields(body));
  for (const line of (sections.get('headers') ?? '').split('\n').filter(Boolean)) change(fields, line, body);
  return fields.map(([name, value]) => (name ? `${name}: ${value}\r\n` : `${value}\r\n`)).join('');
};

const listFields = (body: string): [string, string][] => [
  ['List-Id', 'Pier and Tide <letter.pier.example>'],
  ['List-Unsubscribe', '<https://pier.example/leave>, <mailto:leave@pier.example>'],
  ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
  [
    'DKIM-Signature',
    `v=1; a=rsa-sha256; c=relaxed/relaxed; d=pier.example; s=a; h=from:to:subject:date:list-unsubscribe:list-unsubscribe-post; bh=${hashOf(body)}; b=AAAA`,
  ],
];

// Relaxed canonicalisation of these bodies: trailing blanks go, runs of blanks become one (RFC 6376, 3.4.4).
const hashOf = (body: string): string =>
  createHash('sha256')
    .update(
      Buffer.from(
        body
          .replace(/[ \t]+\r\n/g, '\r\n')
          .replace(/[ \t]+/g, ' ')
          .replace(/(\r\n)*$/, '\r\n'),
      ),
    )
    .digest('base64');

const change = (fields: [string, string][], line: string, body: string): void => {
  const written = escapes(line.replace('@body-hash@', hashOf(body)));
  if (written.startsWith('-')) {
    const at = fields.findIndex(([name]) => name.toLowerCase() === written.slice(1).toLowerCase());
    if (at >= 0) fields.splice(at, 1);
    return;
  }
  const [name = '', ...rest] = written.replace(/^\+/, '').split(': ');
  const field: [string, string] = rest.length > 0 ? [name, rest.join(': ')] : ['', name];
  const at = written.startsWith('+')
    ? -1
    : fields.findIndex(([known]) => known.toLowerCase() === name.toLowerCase());
  if (at >= 0) fields[at] = field;
  else fields.push(field);
};

const goodEdition: Record<string, string> = {
  'newsletter.yaml': `name: Pier and Tide
from: Pier and Tide <crew@pier.example>
language: en-GB
timeZone: Europe/London
time: "17:00"
theme: pier.mjml
images: embed
audience: test
address: 4 Quay Street, Port Ellen PA42 7DH
testRecipients: [crew@pier.example]
`,
  'edition.md': `---
subject: Harbour office sets out the ferries; two crews move
preheader: Times, fares and two crews on the move, what changes on the water this summer
---
`,
  '01-ferries.md': `---
headline: Harbour office sets out the summer ferries
source:
  name: The Pier Post
  url: https://post.example/ferries
published: 2023-05-31T10:00:00+01:00
---
The harbour office put out the times of the summer ferries on Tuesday, and asked the villages to answer within a month. Boats leave at nine and are back by six.

Two crews have moved to the south pier for the season, where the water is deeper. [The fares](https://pier.example/fares) stay as they were last year.
`,
  '02-crews.md': `---
headline: Two crews move to the south pier
source:
  name: The Pier Post
  url: https://post.example/crews
published: 2023-05-30T10:00:00+01:00
---
The crews of the Heron and the Tern have moved to the south pier, where the water stays deep enough at low tide. They will be there until the end of September.

The move was planned for a year. The old pier needs new timber, and the harbour office wants to start on it before the autumn storms.
`,
};

const checkEdition = async ({ sections }: Case, options: CheckOptions, marks: Mark[]): Promise<Report> => {
  const root = mkdtempSync(join(tmpdir(), 'galley-corpus-'));
  try {
    const articles = join(root, 'articles', '2023-05-31');
    mkdirSync(articles, { recursive: true });
    writeFileSync(join(root, 'pier.mjml'), readFileSync(join(folder, 'pier.mjml')));
    for (const [name, good] of [...Object.entries(goodEdition), ['briefs.md', '']] as const) {
      const changed = sections.get(name);
      const path = name === 'newsletter.yaml' ? join(root, name) : join(articles, name);
      const text = name === 'newsletter.yaml' ? withFields(good, changed ?? '') : (changed ?? good);
      if (text.trim() !== '') writeFileSync(path, unmark(text, name, marks));
    }
    const { publication } = readPublication(root);
    if (!publication) throw new Error('newsletter.yaml of the case is wrong');
    const { theme, findings } = await loadTheme(join(root, 'pier.mjml'), { cacheFolder: cache(), root });
    if (!theme) throw new Error(`the theme of the corpus is broken: ${JSON.stringify(findings)}`);
    const produced = await produce(articles, theme, publication);
    if (!produced.proof) return sourcesOnly(produced.findings);
    return await checkProof(produced.proof, {
      ...options,
      earlier: earlierOf(sections.get('earlier') ?? ''),
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

// What the press finds in the sources stands before the checks, and is a finding all the same.
const sourcesOnly = (findings: Proof['findings']): Report => ({
  findings,
  accepted: [],
  ran: [],
  counts: { passed: 0, found: 0, accepted: 0, 'not run': 0, 'not applicable': 0 },
  clients: [],
});

const withFields = (good: string, changed: string): string => {
  const names = [...changed.matchAll(/^(\w+):/gm)].map((match) => match[1]);
  return `${good
    .split('\n')
    .filter((line) => !names.includes(line.split(':')[0]))
    .join('\n')}${changed}`;
};

const earlierOf = (text: string): EarlierEdition[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [date = '', url = ''] = line.split(' ');
      return { id: date, date, stories: [{ headline: 'Earlier', url }] };
    });

let cacheFolder: string | undefined;

const cache = (): string => {
  cacheFolder ??= mkdtempSync(join(tmpdir(), 'galley-corpus-cache-'));
  return cacheFolder;
};

/** Removes what the cases shared. */
export const forgetCache = (): void => {
  if (cacheFolder) rmSync(cacheFolder, { recursive: true, force: true });
};
