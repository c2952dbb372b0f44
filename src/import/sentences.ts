const abbreviated =
  /(?:^|[\s(“"«])(?:(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|col|lt|sgt|st|jr|sr|no|vs|etc|inc|ltd|corp|co|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|approx|fig|p|pp|art|al|bzw|ca|evtl|ggf|inkl|usw|z\.\s?b|d\.\s?h|u\.\s?a|mme|mlle|env)\.|(?:\p{Lu}\.)+|\d+\.)\s*$/iu;

/** A text's sentences with the space behind them; joined they give the text. */
export const sentencesOf = (text: string, language?: string): string[] => {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    open += segment;
    if (abbreviated.test(open)) continue;
    sentences.push(open);
    open = '';
  }
  return open ? [...sentences, open] : sentences;
};
