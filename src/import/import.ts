import { decode } from './charset.ts';
import { firstCut } from './cut.ts';
import { kindOf } from './kind.ts';
import { oneLine } from './plain.ts';
import type { Claim, Field, Found, ImportSource, StoryDraft } from './types.ts';

/**
 * Reads a source into story drafts: one for a page or a capture, one an item for a feed. No disk, no network; never throws for what a
 * source holds.
 */
export const importSource = async (source: ImportSource): Promise<StoryDraft[]> => {
  const decoded = decode(source.bytes, source.contentType);
  const kind = source.kind ?? kindOf(decoded.text, source.contentType);
  if (kind === 'html') {
    const { readPage } = await import('./html/page.ts');
    return [draftOf(await readPage(decoded.text, source.url))];
  }
  const { readCapture } = await import('./text/capture.ts');
  return [draftOf(readCapture(decoded.text, source.url))];
};

const draftOf = (found: Found): StoryDraft => {
  const evidence: StoryDraft['evidence'] = {};
  const take = <T>(field: Field, claim: Claim<T> | undefined): T | undefined => {
    if (claim) evidence[field] = { from: claim.from, certainty: claim.certainty };
    return claim?.value;
  };
  const fullText = found.blocks
    .map(({ text }) => oneLine(text))
    .filter(Boolean)
    .join('\n\n');
  return {
    headline: take('headline', found.headline),
    dek: take('dek', found.dek),
    kicker: take('kicker', found.kicker),
    authors: take('authors', found.authors) ?? [],
    source: { name: take('source', found.sourceName), url: take('url', found.url) },
    published: take('published', found.published),
    image: take('image', found.image),
    tags: take('tags', found.tags) ?? [],
    language: take('language', found.language),
    body: firstCut(found.blocks).join('\n\n'),
    fullText,
    findings: found.findings,
    evidence,
  };
};
