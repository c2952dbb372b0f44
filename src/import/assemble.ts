import { note, warning } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import { firstCut } from './cut.ts';
import { quoteMarkdown } from './markdown.ts';
import { countWords, oneLine } from './plain.ts';
import { sentencesOf } from './sentences.ts';
import type { Claim, DraftPicture, Field, Found, StoryDraft } from './types.ts';

/** A draft from what was found: the first cut made, every text one clean line, and a finding for each thing guessed or missing. */
export const assemble = (found: Found, name: string): StoryDraft => {
  const evidence: StoryDraft['evidence'] = {};
  const take = <T>(field: Field, claim: Claim<T> | undefined): T | undefined => {
    if (claim) evidence[field] = { from: claim.from, certainty: claim.certainty };
    return claim?.value;
  };
  const blocks = found.blocks
    .map(({ kind, text }) => ({ kind, text: oneLine(text) }))
    .filter(({ text }) => text);
  const headline = clean(take('headline', found.headline));
  const cut = firstCut(blocks, headline);
  const draft: StoryDraft = {
    ...optional('headline', headline),
    ...optional('dek', clean(take('dek', found.dek))),
    ...optional('kicker', clean(take('kicker', found.kicker))),
    authors: (take('authors', found.authors) ?? []).map(oneLine).filter(Boolean),
    source: {
      ...optional('name', clean(take('source', found.sourceName))),
      ...optional('url', take('url', found.url)),
    },
    ...optional('published', take('published', found.published)),
    ...optional('image', cleanPicture(take('image', found.image))),
    tags: (take('tags', found.tags) ?? []).map(oneLine).filter(Boolean),
    ...optional('language', take('language', found.language)),
    body: quoteMarkdown(cut),
    fullText: blocks.map(({ text }) => text).join('\n\n'),
    findings: [...found.findings],
    evidence,
  };
  return withFallbacks(draft, name);
};

const optional = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { [P in K]?: V };

const clean = (text: string | undefined): string | undefined =>
  oneLine((text ?? '').slice(0, 600)) || undefined;

const cleanPicture = (picture: DraftPicture | undefined): DraftPicture | undefined =>
  picture && {
    ...optional('url', picture.url),
    ...optional('alt', clean(picture.alt)),
    ...optional('caption', clean(picture.caption)),
    ...optional('credit', clean(picture.credit)),
  };

/** A story needs a headline and a text: what stands in for one that is missing is said. */
const withFallbacks = (draft: StoryDraft, name: string): StoryDraft => {
  const findings: Finding[] = [...draft.findings];
  const add = (finding: Finding): void => void findings.push(finding);
  const at = { details: [name] };
  let { headline, body } = draft;
  if (!headline) {
    headline = standIn(draft.fullText);
    if (headline)
      add(
        warning('import-no-headline', 'no headline was found, so the text’s first words stand in for it', {
          ...at,
          hint: 'Write the headline',
        }),
      );
  }
  if (!body && headline) {
    body = quoteMarkdown([draft.dek ?? headline]);
    add(
      warning('import-no-text', 'no article text was found', {
        ...at,
        hint: 'Open the page in a browser, copy the article, and import that text',
      }),
    );
  }
  if (!draft.published)
    add(
      warning('import-no-date', 'no date of publication was found, and none is made up', {
        ...at,
        hint: 'Write published: 2023-05-31, if you know it',
      }),
    );
  if (draft.authors.length === 0) add(note('import-no-byline', 'no byline was found', { ...at }));
  if (draft.image?.url)
    add(
      note('import-picture-remote', 'the picture was left where it is on the web', {
        ...at,
        hint: 'Ask for the right to use it, put the file into images/ and write image.file, or take the image out',
      }),
    );
  const guessed = Object.entries(draft.evidence).filter(
    ([field, { certainty }]) => certainty === 'guessed' && field !== 'language',
  );
  if (guessed.length > 0) {
    const words = guessed.map(([field, { from }]) => `${field}: from ${from}`);
    add(
      note('import-guessed', `guessed: ${guessed.map(([field]) => field).join(', ')}`, {
        details: [name, ...words],
        hint: 'Compare them with the source',
      }),
    );
  }
  return { ...draft, ...(headline && { headline }), body, findings };
};

const standIn = (text: string): string | undefined => {
  const first = sentencesOf(text.split('\n')[0]?.slice(0, 1000) ?? '')[0]?.trim();
  if (!first) return undefined;
  if (countWords(first) <= 14 && first.length <= 120) return first;
  return `${[...first.split(/\s+/).slice(0, 12).join(' ')].slice(0, 90).join('')}…`;
};
