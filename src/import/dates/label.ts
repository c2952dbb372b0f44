import { type FoundDate, findDates } from './find.ts';

const updated =
  /(?:updated?|modified|last (?:updated?|modified|edited)|edited|mis (?:à|a) jour|mise (?:à|a) jour|modifi(?:é|e)e?|actualis(?:é|e)|actualisation|modification|aktualisier(?:t|ung)|zuletzt|update vom|geändert|änderung|\bstand\b|\bmaj\b|更新|最終更新|actualizado|modificado|aggiornato|bijgewerkt|अपडेट(?:ेड)?|अद्यतन|آخر تحديث|تم التحديث|تحديث)[^\d]{0,24}$/iu;
const published =
  /(?:published|posted|first published|originally published|publish(?:ed)? (?:on|at|date)|created|released|issued|publi(?:é|e)e?|publication|paru|post(?:é|e)|mise? en ligne|cr(?:é|e)(?:é|e)e?|création|diffus(?:é|e)e?|rédig(?:é|e)e?|(?:erst)?veröffentlich(?:t|ung)|publiziert|erstellt|erschienen|vom|公開|掲載|配信|投稿|発表|发布|發布|作成|初出|登録|publicado|pubblicato|gepubliceerd|प्रकाशित|نشر(?:ت)?(?: في| يوم)?|تاريخ النشر)[^\d]{0,24}$/iu;

/** `March 5, 2021 -- Updated 0203 GMT`: the label stands between the day and its time. A day with a time of its own is another's. */
const updatedBehind = /^[\s,|–—-]*(?:updated|last updated|modified)\s+(?:at\s+)?\d/iu;

/** A translation names the day of its original as well. */
const ofOriginal = /(?:原文|元記事|原著|翻訳元)[^\d]{0,24}$/u;

export interface LabelledDate extends FoundDate {
  label: 'published' | 'updated' | 'none';
}

/** The dates of a line, each with what the words before it say it is. */
export const labelledDates = (text: string, language?: string): LabelledDate[] => {
  const found = findDates(text, language);
  return found.flatMap((date, index) => {
    const before = text.slice(Math.max(found[index - 1]?.end ?? 0, date.start - 40), date.start);
    if (ofOriginal.test(before)) return [];
    const after = found[index + 1] ? '' : text.slice(date.end, date.end + 30);
    const label =
      (updated.test(before) && !published.test(before)) ||
      (date.iso.length === 10 && updatedBehind.test(after))
        ? 'updated'
        : published.test(before)
          ? 'published'
          : 'none';
    return [{ ...date, label }];
  });
};

/** The date a line gives for when the story was published: labelled so, else the first that is no update, else the update. */
export const publishedIn = (text: string, language?: string): LabelledDate | undefined => {
  const dates = labelledDates(text, language);
  const labelled = dates.find(({ label }) => label === 'published');
  if (labelled) return labelled;
  const at = dates.findIndex(({ label }) => label === 'none');
  return at < 0 ? dates[0] : earlierOf(dates[at], dates[at + 1]);
};

/** Two days with nothing between them are those of the update and of publication, in either order: no story changes before it is out. */
const earlierOf = (first?: LabelledDate, second?: LabelledDate): LabelledDate | undefined => {
  const isPair = first && second?.label === 'none' && second.start === first.end;
  return isPair && second.iso.slice(0, 10) < first.iso.slice(0, 10) ? second : first;
};

/** The date a text opens with, set off by a dash: `Feb. 23, 2015 -- A study …`. */
export const openingDate = (text: string, language?: string): LabelledDate | undefined => {
  const date = publishedIn(text.slice(0, 40), language);
  return date && date.start < 3 && /^[\s.:]*(?:--|–|—|-\s)/.test(text.slice(date.end)) ? date : undefined;
};
