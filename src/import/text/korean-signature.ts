import type { CaptureLine } from './lines.ts';
import type { BodySpan } from './span.ts';

const names = String.raw`[\p{Script=Hangul}]{2,4}(?:\s?[·ㆍ,]\s?[\p{Script=Hangul}]{2,4}){0,3}`;
const role = '(?:선임|전문|객원|인턴|수습)?(?:기자|특파원|논설위원)';

/** `(서울=통신) 홍길동 기자 =`: agencies sign before the first sentence. */
const opening = new RegExp(
  String.raw`^[(（[][\p{L} ·]{1,16}=[\p{L}\d ]{1,16}[)）\]]\s?(${names})\s?${role}\s?=`,
  'u',
);

/** `홍길동 기자 hong@paper.kr`, alone on its line. */
const alone = new RegExp(
  String.raw`^[(（[]?(${names})\s?${role}(?:[)）\]]|\s?=?\s?[\w.+-]{2,40}@[\w.-]{4,60})?$`,
  'u',
);

/** Who signs a Korean story: before its first sentence, below its text, or right above it. Empty when nobody does. */
export const koreanSignature = (lines: readonly CaptureLine[], { start, end }: BodySpan): string[] => {
  const [first, ...around] = [
    lines.slice(start, start + 2),
    lines.slice(Math.max(start, end - 2), end + 4),
    lines.slice(Math.max(0, start - 6), start),
  ];
  return signed(first, opening) ?? around.map((some) => signed(some, alone)).find((found) => found) ?? [];
};

const signed = (lines: readonly CaptureLine[] = [], pattern: RegExp): string[] | undefined => {
  const found = lines.map(({ text }) => pattern.exec(text.slice(0, 160))?.[1]).find(Boolean);
  return found?.split(/\s?[·ㆍ,]\s?/u);
};
