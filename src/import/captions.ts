/** Parts a caption from its credit: `A factory | Photo Credit: A. Person`, `A factory. (AFP)`. */
export const splitCaption = (text: string, known = ''): { caption?: string; credit?: string } => {
  const match =
    /^(.*?)[\s|(]*\b(?:photo(?:graph)?(?: credit| courtesy)?s?|image(?: credit)?|picture|crédits?(?: photo)?|foto|bild|quelle)\s*(?::|\bby\b|©)\s*(.{2,80}?)\)?$/iu.exec(
      text,
    ) ?? /^(.*[.!?])\s*\(?((?:AP|AFP|REUTERS|Reuters|Getty|EPA|PTI|ANI|dpa)\b.{0,60}?)\)?$/u.exec(text);
  const credit = (known || match?.[2] || '')
    .replace(
      /^[\s(]*(?:photo(?:graph)?|image|picture|bild|foto)?\s*(?:credits?|courtesy|by|source|quelle|:|©)+\s*:?\s*/i,
      '',
    )
    .replace(/\)$/, '')
    .trim();
  const rest = match ? (match[1] ?? '') : known ? text.replace(known, '') : text;
  const caption = rest
    .replace(/^(?:image|media|photo) caption\s*/i, '')
    .replace(/[\s|(]+$/, '')
    .trim();
  return {
    ...(caption && caption.length <= 500 ? { caption } : {}),
    ...(credit && credit.length <= 120 ? { credit } : {}),
  };
};
