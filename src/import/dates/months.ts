/** Month names by number, lower case without accents and dots, in the languages Galley's editors read. */
const names: string[][] = [
  'january jan janvier janv januar jaen janner enero ene janeiro gennaio gen januari जनवरी يناير كانون_الثاني جانفي जानेवारी',
  'february feb fevrier fevr fev februar febrero fevereiro febbraio februari feber फरवरी फ़रवरी فبراير شباط فيفري फेब्रुवारी',
  'march mar mars marz maerz mrz marzo marco maart mrt मार्च مارس آذار اذار',
  'april apr avril avr abril abr aprile avl अप्रैल أبريل ابريل نيسان أفريل افريل एप्रिल',
  'may mai mayo maio maggio mag mei मई مايو أيار ايار ماي मे',
  'june jun juin juni junio junho giugno giu जून يونيو حزيران جوان',
  'july jul juillet juil juli julio julho luglio lug जुलाई يوليو تموز جويلية يوليوز जुलै',
  'august aug aout august agosto ago augustus अगस्त أغسطس اغسطس آب اب أوت غشت ऑगस्ट',
  'september sept sep septembre septiembre setembro settembre set सितंबर सितम्बर سبتمبر أيلول ايلول شتنبر सप्टेंबर',
  'october oct octobre oktober okt octubre outubro out ottobre ott अक्टूबर अक्तूबर أكتوبر اكتوبر تشرين_الأول تشرين_الاول ऑक्टोबर',
  'november nov novembre noviembre novembro नवंबर नवम्बर نوفمبر تشرين_الثاني نونبر नोव्हेंबर',
  'december dec decembre dezember dez diciembre dic dezembro dicembre desember दिसंबर दिसम्बर ديسمبر كانون_الأول كانون_الاول دجنبر डिसेंबर',
].map((line) => line.split(' ').map((name) => name.replace('_', ' ')));

const numbers = new Map(names.flatMap((list, index) => list.map((name) => [name, index + 1] as const)));

/** For a pattern: every month name, longest first, to be matched against text that went through `plainMonths`. */
export const monthPattern = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|');

/** 1 to 12 for a month's name; undefined for other words. */
export const monthNumber = (name: string): number | undefined => numbers.get(name.toLowerCase());

/** Lower case, accents off Latin letters and digits those of Europe, so that `Février` reads `fevrier`; the length never changes. */
export const plainMonths = (text: string): string =>
  text
    .replace(/[\u00c0-\u017f]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/[０-９：／．]/g, (sign) => sign.normalize('NFKC'))
    .replace(/[٠-٩۰-۹०-९]/g, western)
    .toLowerCase();

/** The figures of Arabic, Persian and Hindi; those of Hindi begin six places into their block. */
const western = (figure: string): string => {
  const place = figure.charCodeAt(0) & 15;
  return String(figure < '०' ? place : place - 6);
};
