import { isDateLine } from '../date-line.ts';
import { isProse } from '../furniture.ts';
import { opensByline } from '../names.ts';
import type { CaptureLine } from './lines.ts';
import type { BodySpan } from './span.ts';

/**
 * Marks sentences that are no paragraphs. A browser sets an empty line around each paragraph; where those of a text all stand alone, a
 * sentence glued to a label, a name or a credit above it is a caption, a dek or the opening of another story.
 */
export const markLoose = (lines: readonly CaptureLine[], span: BodySpan): CaptureLine[] =>
  standAlone(lines.slice(span.start, span.end))
    ? lines.map((line, index) => ({ ...line, loose: isLoose(lines, index) }))
    : [...lines];

const standAlone = (lines: readonly CaptureLine[]): boolean => {
  const prose = lines.flatMap((line, index) =>
    isProse(line.text) && !line.bullet && !line.caption
      ? [line.gap && (lines[index + 1]?.gap ?? true) ? 1 : 0]
      : [],
  );
  const alone = prose.filter(Boolean).length;
  return alone >= 4 && alone >= prose.length * 0.75;
};

const isLoose = (lines: readonly CaptureLine[], index: number): boolean => {
  const [above, line] = [lines[index - 1], lines[index]];
  if (!above || !line || line.gap || line.bullet || !isProse(line.text)) return false;
  // A line break inside a paragraph, what a colon announces, and text below its byline, which some sites set as no paragraph.
  if ((isProse(above.text) && !above.caption) || /[:：]$/.test(above.text)) return false;
  return !isDateLine(above.text) && !opensByline(above.text) && !advertisement.test(above.text);
};

/** Text browsers glue what comes after an advertisement to its label. */
const advertisement = /^(?:advertisement|advertising|ads?|anzeige|werbung|publicité|広告|pr|sponsored)\b/iu;
