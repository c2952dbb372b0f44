import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from '../../src/import/import.ts';
import type { FeedOptions, ImportSource, StoryDraft } from '../../src/import/types.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');

/** The draft of one of the pages and captures beside this file. */
export const importFixture = async (name: string, more: Partial<ImportSource> = {}): Promise<StoryDraft> =>
  only(await importSource({ bytes: readFileSync(join(folder, name)), name, ...more }));

/** The draft of a text given in a test. */
export const importText = async (text: string, more: Partial<ImportSource> = {}): Promise<StoryDraft> =>
  only(await importSource({ bytes: new TextEncoder().encode(text), name: 'text', ...more }));

export const importFeed = (text: string, options: FeedOptions = {}): Promise<StoryDraft[]> =>
  importSource({ bytes: new TextEncoder().encode(text), name: 'feed' }, options);

const only = (drafts: StoryDraft[]): StoryDraft => {
  const [draft] = drafts;
  if (!draft || drafts.length !== 1) throw new Error(`${drafts.length} drafts, and one was wanted`);
  return draft;
};

export const codesOf = (draft: StoryDraft): string[] => draft.findings.map(({ code }) => code);

/** A page around an article of three paragraphs. */
export const page = (head: string, above: string, more = ''): string => `<!doctype html><html lang="en"><head>
<meta charset="utf-8">${head}</head><body><h1>Kites over the square</h1>${above}
<p>Hundreds of kites rose over the square on the first windy day of the year, and the police closed two streets so that nobody would walk into the strings.</p>
<p>The makers, who sell them from a handcart for the price of a coffee, said they had not slept for two nights to have enough of the red ones.</p>
<p>By evening most hung in the plane trees, where the fire brigade will leave them until the leaves come, a spokesman said with a shrug.</p>
${more}</body></html>`;

export const gladOfIt = 'The harbour board said so on Tuesday, and the islanders were glad of it.';

/** The text of an article to set something between its second paragraph and its third. */
export const ferryParagraphs = [
  `The ferry to the outer islands will run on batteries from next spring. ${gladOfIt}`,
  `Two boats have been rebuilt at the old yard, where forty people worked. ${gladOfIt}`,
  `The first crossing in a storm took no longer than it did with diesel. ${gladOfIt}`,
  `Tickets will cost the same for at least three years, the board promised. ${gladOfIt}`,
];
