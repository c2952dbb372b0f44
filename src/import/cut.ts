import { isProse } from './furniture.ts';
import { countWords, tokens } from './plain.ts';
import { sentencesOf } from './sentences.ts';
import type { TextBlock } from './types.ts';

const limits = { words: 180, enough: 60, paragraphs: 4, opening: 80, paragraph: 75 };

/**
 * The first cut: the two to four paragraphs that best stand for a text, in its own words and order, 60 to 180 words where it has as
 * many. The opening is always one of them; sentences stay whole and quotes keep their speakers.
 */
export const firstCut = (blocks: readonly TextBlock[], headline = ''): string[] => {
  const all = blocks.filter(({ kind }) => kind !== 'heading').map(({ text }) => text);
  const running = all.filter((text) => isProse(text));
  // A text that is a list is cut from its items.
  const isList = running.length > 0 && countWords(running.join(' ')) < limits.enough;
  const paragraphs = isList ? all : running;
  const opening = paragraphs[0];
  if (opening === undefined) return all.slice(0, 2).map((text) => shorten(text, limits.words));
  const chosen = new Map([[0, shorten(opening, limits.opening)]]);
  const ranked = rank(paragraphs, headline);
  for (const index of ranked) {
    const words = countAll(chosen);
    if (chosen.size >= limits.paragraphs || (chosen.size >= 3 && words >= limits.words * 0.7)) break;
    const room = Math.min(limits.paragraph, limits.words - words);
    const text = shorten(paragraphs[index] ?? '', room);
    if (text && countWords(text) <= room && (countWords(text) >= 8 || words < limits.enough))
      chosen.set(index, text);
  }
  return [...chosen].sort(([a], [b]) => a - b).map(([, text]) => text);
};

const countAll = (chosen: Map<number, string>): number =>
  [...chosen.values()].reduce((sum, text) => sum + countWords(text), 0);

/** Indexes of the paragraphs after the first, best first: those in the text's own most used words, near its start, that stand alone. */
const rank = (paragraphs: readonly string[], headline: string): number[] => {
  const counts = new Map<string, number>();
  const bags = paragraphs.map((text) => tokens(text));
  for (const bag of bags) for (const word of bag) counts.set(word, (counts.get(word) ?? 0) + 1);
  const title = tokens(headline);
  const score = (bag: Set<string>, index: number): number => {
    let sum = 0;
    for (const word of bag) {
      const weight = word.length > 3 || /\p{Lo}/u.test(word) ? 1 : 0.1;
      sum += weight * Math.log(counts.get(word) ?? 1) * (title.has(word) ? 2.5 : 1);
    }
    return (
      (sum / Math.sqrt(bag.size + 8)) *
      (1 - Math.min(index / paragraphs.length, 1) * 0.45) *
      standing(paragraphs[index] ?? '')
    );
  };
  return bags
    .map((bag, index) => ({ index, score: score(bag, index) }))
    .slice(1)
    .sort((a, b) => b.score - a.score)
    .map(({ index }) => index);
};

/** How well a paragraph stands without the one before it. */
const standing = (text: string): number => {
  if (!/[.!?…:।؟。！？][”"’'»」』)\]*]*$/u.test(text) || /\bpic\.twitter\.com|https?:\/\//.test(text))
    return 0.1;
  const bareQuote = /^["“«„「][^"”»“」]*["”»“」]?[.!?]?$/u.test(text) && !spoken.test(text);
  if (bareQuote) return 0.1;
  if (/[:：]$/.test(text) || /[?？]$/.test(text)) return 0.4;
  if (
    /^(?:but|and|however|still|that|this|these|those|so|then|meanwhile|he|she|they|it|mais|et|cependant|il|elle|ils|elles|aber|und|doch|er|sie|es|しかし|また|一方)\b/i.test(
      text,
    )
  )
    return 0.7;
  return 1;
};

const spoken =
  /\b(?:said|says|told|added|wrote|according|explained|noted|asked|dit|déclaré|expliqué|selon|ajouté|sagte|sagt|erklärte|laut)\b|述べ|語っ|話し|という/iu;

/** As many whole sentences from the start as fit; a quote is not cut open, and the sentence that names its speaker stays with it. */
const shorten = (text: string, words: number): string => {
  if (countWords(text) <= words) return text;
  const sentences = sentencesOf(text);
  let kept = '';
  let open = '';
  for (const [index, sentence] of sentences.entries()) {
    open += sentence;
    const next = sentences[index + 1] ?? '';
    const isSplit = !balanced(open) || (/["”»」]\s*$/u.test(open) && spoken.test(next.slice(0, 60)));
    if (isSplit) continue;
    if (kept && countWords(kept + open) > words) break;
    kept += open;
    open = '';
    if (countWords(kept) > words) break;
  }
  return kept.trim();
};

const balanced = (text: string): boolean => {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  return (
    count(/"/g) % 2 === 0 &&
    count(/[“„]/gu) <= count(/”/gu) + (count(/„/gu) > 0 ? count(/“/gu) : 0) &&
    count(/«/g) <= count(/»/g) &&
    count(/「/g) <= count(/」/g)
  );
};
