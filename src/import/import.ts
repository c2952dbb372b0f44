import { warning } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import { assemble } from './assemble.ts';
import { type Decoded, decode } from './charset.ts';
import { kindOf } from './kind.ts';
import type { FeedOptions, Found, ImportSource, StoryDraft } from './types.ts';

/** No page worth reading is longer: what follows is not looked at. UTF-16 units. */
const longest = 4_000_000;

/**
 * Reads a source into story drafts: one for a page or a capture, one an item for a feed. No disk, no network; never throws for what a
 * source holds. A draft without a headline is one of a source that holds nothing.
 */
export const importSource = async (
  source: ImportSource,
  options: FeedOptions = {},
): Promise<StoryDraft[]> => {
  const decoded = decode(source.bytes, source.contentType);
  const text = decoded.text.slice(0, longest);
  const said = [...charsetFindings(decoded, source.name), ...cutFinding(decoded.text, source.name)];
  const found = await read(text, source, options);
  return found.map((each) => assemble({ ...each, findings: [...said, ...each.findings] }, source.name));
};

const read = async (text: string, source: ImportSource, options: FeedOptions): Promise<Found[]> => {
  const kind = source.kind ?? kindOf(text, source.contentType);
  if (kind === 'feed') return (await import('./feed/feed.ts')).readFeed(text, source, options);
  if (kind === 'html') return [await (await import('./html/page.ts')).readPage(text, source.url)];
  return [(await import('./text/capture.ts')).readCapture(text, source.url)];
};

const charsetFindings = ({ charset, guessed, damaged }: Decoded, name: string): Finding[] => {
  if (damaged) {
    return [
      warning('import-charset', `some letters make no sense read as ${charset}`, {
        details: [name],
        hint: 'Save the page again from the browser, as UTF-8 where it asks',
      }),
    ];
  }
  if (!guessed || charset === 'utf-8') return [];
  return [
    warning(
      'import-charset',
      `the source does not say how its letters are coded; it was read as ${charset}`,
      { details: [name], hint: 'Check names and accents' },
    ),
  ];
};

const cutFinding = (text: string, name: string): Finding[] =>
  text.length > longest
    ? [
        warning(
          'import-too-long',
          'the source is longer than four million letters, and only those were read',
          { details: [name] },
        ),
      ]
    : [];
