import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type Handlebars from 'handlebars';
import { defaultLabels } from '../../src/theme/default-settings.ts';
import type { RootData } from '../../src/theme/helpers/helper.ts';
import { helpers } from '../../src/theme/helpers/index.ts';
import { checkTheme, loadTheme } from '../../src/theme/load.ts';
import { loadMjml } from '../../src/theme/load-mjml.ts';

const require = createRequire(import.meta.url);

/** Writes files into a new folder. */
export const folderOf = (files: Record<string, string | Buffer>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-theme-test-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

/** A page around the content of mj-body. */
export const page = (body: string, head = ''): string =>
  `<mjml>\n<mj-head>\n${head}\n</mj-head>\n<mj-body>\n${body}\n</mj-body>\n</mjml>\n`;

/** A page around the content of one column. */
export const column = (content: string): string =>
  page(`<mj-section>\n<mj-column>\n${content}\n</mj-column>\n</mj-section>`);

/** Loads a theme of these files; `mjml` alone is edition.mjml. */
export const load = (mjml: string, files: Record<string, string> = {}) => {
  const folder = folderOf({ 'edition.mjml': mjml, ...files });
  return loadTheme(folder, { root: folder });
};

/** Findings as `file:line:column code`, with a line for each. */
export const findingsOf = async (mjml: string, files: Record<string, string> = {}): Promise<string[]> => {
  const folder = folderOf({ 'edition.mjml': mjml, ...files });
  const { findings } = await checkTheme(folder, { root: folder });
  return findings.map(({ place, code }) => `${place?.file}:${place?.line}:${place?.column} ${code}`);
};

/** The whole findings of a theme. */
export const check = async (mjml: string, files: Record<string, string> = {}) => {
  const folder = folderOf({ 'edition.mjml': mjml, ...files });
  return checkTheme(folder, { root: folder });
};

/** Fills a theme, which has to be without errors. */
export const fill = async (
  mjml: string,
  data: object,
  files: Record<string, string> = {},
): Promise<string> => {
  const { theme, findings } = await load(mjml, files);
  if (!theme) throw new Error(JSON.stringify(findings, null, 2));
  return theme.fillHtml(data);
};

/** The other way round, as other tools do it: Handlebars fills the MJML, and MJML compiles the result. */
export const handlebarsFirst = async (mjml: string, data: object): Promise<string> => {
  const handlebars = (require('handlebars') as typeof Handlebars).create();
  for (const [name, { run }] of Object.entries(helpers)) {
    if (name === 'number' || name === 'url' || name === 'date') continue;
    handlebars.registerHelper(name, (...given: unknown[]) => {
      const options = given.pop() as Handlebars.HelperOptions;
      return run(given, { root: options.data.root as RootData, named: options.hash, labels: defaultLabels });
    });
  }
  const filled = handlebars.compile(mjml.replace(/<!-- [\s\S]*?-->/g, ''))(data);
  const { html } = await loadMjml().compile(filled, { fonts: {}, ignoreIncludes: false });
  return html;
};

/** HTML without what may differ: white space, the seams of Outlook's conditional comments, MJML's random names. */
export const normal = (html: string): string => {
  const names = new Map<string, string>();
  return html
    .replace(/<!\[endif\]-->\s*<!--\[if mso \| IE\]>/g, '')
    .replace(/\b[0-9a-f]{16}\b|\bgalley\d+\b/g, (name) => {
      if (!names.has(name)) names.set(name, `name${names.size}`);
      return names.get(name) ?? '';
    })
    .replace(/\s+/g, ' ')
    .replace(/> | </g, (each) => each.trim())
    .replace(/\s*(\/?>)/g, '$1');
};

/** Numbered references as the render module makes them. */
export const refs = () => {
  const urls: string[] = [];
  return {
    ref: (url: string): string => {
      if (!urls.includes(url)) urls.push(url);
      return `[${urls.indexOf(url) + 1}]`;
    },
    lines: (): string[] => urls.map((url, index) => `[${index + 1}] ${url}`),
  };
};

const story = (number: number, extra: object = {}) => ({
  number,
  slug: `story-${number}`,
  kicker: 'Policy & rules',
  headline: `Headline ${number} <with> "signs"`,
  short: `Short ${number}`,
  dek: number === 3 ? undefined : `A standfirst of story ${number}`,
  byline: 'Asha Rao',
  source: { name: 'The Daily', url: `https://daily.example/${number}?a=1&b=2` },
  published: '2024-03-01T20:30:00Z',
  image:
    number === 2
      ? undefined
      : {
          src: `images/${number}.jpg`,
          alt: `Picture ${number}`,
          caption: 'A caption',
          credit: 'A. Nother',
          width: 1200,
          height: 675,
        },
  tags: ['chips', 'trade'],
  body: '<p>Body</p>',
  ...extra,
});

/** Data with everything a template can use; text values are plain strings. */
export const sample = () => ({
  publication: {
    name: 'Morning Wire',
    tagline: 'What happened overnight',
    from: { name: 'Morning Wire', address: 'wire@wire.example' },
    replyTo: { name: 'Desk', address: 'desk@wire.example' },
    language: 'en-IN',
    timeZone: 'Asia/Kolkata',
    baseUrl: 'https://wire.example/',
    site: 'https://wire.example/',
    address: '1 Press Road, Chennai',
    unsubscribe: { url: 'https://wire.example/leave', mailto: 'mailto:leave@wire.example' },
  },
  edition: {
    id: '2024-03-02',
    date: '2024-03-02',
    number: 7,
    title: 'Saturday',
    subject: 'Subject',
    preheader: 'Before the rest',
    editor: 'Meera',
    language: 'en-IN',
    direction: 'ltr',
    greeting: '<p>Good morning</p>',
    url: 'https://wire.example/2024-03-02/',
    contents: [1, 2, 3].map((number) => ({
      number,
      headline: `Headline ${number}`,
      short: `Short ${number}`,
      slug: `story-${number}`,
    })),
  },
  lead: story(1),
  stories: [story(2), story(3), story(4)],
  briefs: [
    {
      headline: 'A brief',
      url: 'https://daily.example/b1',
      body: '<b>A brief</b> and more',
      rest: 'and more',
    },
    { headline: undefined, url: undefined, body: 'No headline here', rest: 'No headline here' },
  ],
  galleyRefs: refs(),
});
