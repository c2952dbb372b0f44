/** Small words that tell languages apart. */
const small: Record<string, string> = {
  en: 'the of and to in that is was for with on by from has have',
  fr: 'le la les des une dans est pour que qui sur avec par au aux',
  de: 'der die das und ist nicht ein eine mit von den dem zu auf für',
  es: 'el los las una que por con para del se su como más en',
  it: 'il che di della per una con sono non alla nel gli dei',
  pt: 'os que não uma com para por dos das mais em ao foi',
  nl: 'het een van en dat niet met voor zijn op te aan',
};

const scripts: [string, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ml', /\p{Script=Malayalam}/gu],
  ['kn', /\p{Script=Kannada}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['zh', /\p{Script=Han}/gu],
];

/** The language a text is most likely written in, as a BCP 47 tag; undefined when it shows none. */
export const guessLanguage = (text: string): string | undefined => {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return undefined;
  for (const [tag, letter] of scripts) {
    if ((sample.match(letter)?.length ?? 0) > letters * 0.15) return tag;
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(small).map(([tag, list]) => {
    const set = new Set(list.split(' '));
    return { tag, score: words.filter((word) => set.has(word)).length / words.length };
  });
  scores.sort((a, b) => b.score - a.score);
  const best = scores[0];
  return best && best.score > 0.05 ? best.tag : undefined;
};
