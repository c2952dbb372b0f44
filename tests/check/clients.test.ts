import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { allClients } from '../../src/check/clients/data.ts';
import { detectors, undetected } from '../../src/check/clients/features.ts';
import { judgeClients } from '../../src/check/clients/judge.ts';
import { expandClients, shareOf } from '../../src/check/clients/shares.ts';
import { Context } from '../../src/check/context.ts';
import { proofOfHtml } from '../../src/check/foreign.ts';

interface Stats {
  slug: string;
  stats: Record<string, Record<string, Record<string, string>>>;
}

/** The data as it is published, read apart from the code under test. */
const data: Stats[] = createRequire(import.meta.url)('caniemail/caniemail.json').data;

/** A page that uses what one token stands for, and as little else as can be. */
const snippet = (token: string): string => {
  const value = /^([a-z-]+):([a-z-]+)$/.exec(token);
  if (value) return `<p style="${token}">a</p>`;
  if (token === '<!doctype>') return '<!doctype html><p>a</p>';
  if (token === '<!---->') return '<!-- a --><p>a</p>';
  if (/^<(input|button) /.test(token)) return `<${token.slice(1, -1).replace(' ', ' type="')}">`;
  if (token === '<meta color-scheme>') return '<meta name="color-scheme" content="light dark">';
  if (token.startsWith('<')) return `${token}a</${token.slice(1)}`;
  if (token.startsWith('[href^=')) return `<a href="${token.slice(7, -1)}x">a</a>`;
  if (token === '[attribute]') return '<style>[data-x] { color: red }</style>';
  if (token.startsWith('[')) return `<p ${token.slice(1, -1)}="a">a</p>`;
  if (token === '*.base64') return '<img src="data:image/png;base64,AAAA">';
  if (token.startsWith('*.')) return `<img src="https://example.com/a${token.slice(1)}">`;
  return `<style>${css(token)}</style>`;
};

const css = (token: string): string => {
  const media = /^@media (.+)$/.exec(token)?.[1];
  if (media)
    return `@media (${media === 'device-pixel-ratio' ? '-webkit-min-device-pixel-ratio: 2' : `${media}: x`}) { p { color: red } }`;
  if (token === '@import') return '@import url("a.css");';
  if (token === '@font-face') return '@font-face { font-family: a; src: url(a.woff) }';
  if (token === '@keyframes') return '@keyframes a { from { color: red } }';
  if (token.startsWith('@')) return `${token} (color: red) { p { color: red } }`;
  if (token === '/**/') return '/* a */ p { color: red }';
  if (token === '&') return 'p { color: red; &:hover { color: blue } }';
  if (token === '!important') return 'p { color: red !important }';
  if (token === '--x') return 'p { --x: red }';
  if (token === '.class' || token === '#id') return `${token} { color: red }`;
  if (token === '.a.b' || token === '*' || /^a.b$/.test(token))
    return `${token.replace(/^a(.)b$/, '.x$1.y')} { color: red }`;
  if (token === 'type') return 'p { color: red }';
  if (token.startsWith(':'))
    return `p${token}${/nth/.test(token) ? '(2)' : /not|has|lang/.test(token) ? '(a)' : ''} { color: red }`;
  if (token === 'var()') return 'p { width: var(--a) }';
  if (token.endsWith('()')) return `p { width: ${token.slice(0, -1)}1px) }`;
  if (/^1/.test(token)) return `p { top: ${token} }`;
  if (token.startsWith("'")) return `p { width: ${token.slice(1, -1)} }`;
  return `p { ${token}: x }`;
};

const monthly = /^\d{4}(-\d\d)?$/;

/** The verdict of the newest version: months after months; numbers after numbers, and after a bare year. */
const newest = (versions: Record<string, string>): string => {
  const names = Object.keys(versions);
  const numbered = names.filter((name) => !monthly.test(name));
  const pool = numbered.length > 0 ? numbered : names;
  const key = (name: string) =>
    name
      .split(/[.-]/)
      .map((part) => part.replace(/\D.*$/, '').padStart(8, '0'))
      .join('.');
  const [last = ''] = pool.toSorted((a, b) => (key(a) < key(b) ? 1 : -1));
  return versions[last] ?? '';
};

const everyClient = allClients();

describe('client support', () => {
  it('knows every feature of the data, or says why not', () => {
    const known = [...detectors.keys(), ...Object.keys(undetected)];
    expect(data.map(({ slug }) => slug).filter((slug) => !known.includes(slug))).toEqual([]);
    expect(known.filter((slug) => !data.some((feature) => feature.slug === slug))).toEqual([]);
  });

  it.each([...detectors])('gives the verdict the data gives: %s', (slug, tokens) => {
    const feature = data.find((one) => one.slug === slug);
    for (const token of tokens) {
      const { uses } = judgeClients(new Context(proofOfHtml(Buffer.from(snippet(token)))), ['*']);
      const use = uses.find((one) => one.feature.slug === slug);
      const found = Object.fromEntries(everyClient.map((client) => [client, use?.verdicts[client]?.support]));
      const wanted = Object.fromEntries(
        everyClient.map((client) => {
          const [family = '', platform = ''] = client.split('.');
          const versions = feature?.stats[family]?.[platform];
          return [client, versions && newest(versions).charAt(0)];
        }),
      );
      expect({ token, ...found }).toEqual({ token, ...wanted });
    }
  });

  it('sees nothing in an empty page', () => {
    expect(judgeClients(new Context(proofOfHtml(Buffer.from('a'))), ['*']).uses).toEqual([]);
  });

  it('leaves Outlook for Windows out of what is kept from it', () => {
    const page = '<!--[if !mso]><!--><div style="display:flex">a</div><!--<![endif]-->';
    const { uses } = judgeClients(new Context(proofOfHtml(Buffer.from(page))), [
      'outlook.windows',
      'gmail.ios',
    ]);
    const flex = uses.find(({ feature }) => feature.slug === 'css-display-flex');
    expect(Object.keys(flex?.verdicts ?? {})).toEqual(['gmail.ios']);
  });

  it('takes families, clients and stars, and gives back what fits none', () => {
    const all = ['gmail.ios', 'gmail.android', 'outlook.windows'];
    expect(expandClients(['gmail', 'outlook.windows', 'pine'], all)).toEqual({
      clients: all,
      unknown: ['pine'],
    });
    expect(expandClients(['*'], all).clients).toEqual(all);
  });

  it('counts a family’s readers once', () => {
    const shares = { source: 'ours', date: '2026-01', values: { gmail: 40, 'outlook.windows': 9 } };
    expect(shareOf(['gmail.ios', 'gmail.android', 'outlook.windows'], shares)).toBe(49);
    expect(shareOf(['hey.desktop-webmail'], shares)).toBeUndefined();
  });
});
