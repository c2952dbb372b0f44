/** What pages print right before and behind a date: the day of the week, what the date is the date of, brackets and dashes. */

const weekdays = [
  '(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?<!the )(?:sun|mon|tues?|wed|thu|thurs?|fri|sat)\\.?',
  '(?:sonn|mon|diens|donners|frei|sams)tag|mittwoch|sonnabend|(?:so|mo|di|mi|do|fr|sa)(?:\\.,?|,)',
  'dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|(?:dim|lun|mar|mer|jeu|ven|sam)\\.',
];

const labels = [
  '(?:(?:first|originally|last|date) )?(?:published|posted|updated?|modified|created|released|issued)(?: on| at)?|date(?: published)?',
  '(?:zuletzt |letzte )?(?:erst)?(?:veröffentlich|publizier|aktualisier|geänder|erstell)(?:t|ung)(?: am| vom)?|erschienen(?: am)?|stand(?: vom)?|datum',
  "(?:publi|post|cré)ée?(?: le)?|publie(?: le)?|mise? (?:en ligne|[àa] jour)(?: le)?|(?:première |date de )?(?:publication|parution|mise à jour)(?: le)?|modifiée?(?: le)?|aujourd[’']hui",
  '(?:最終)?(?:公開|更新|掲載|配信|投稿|作成|発表|初出)(?:日時?)?',
];

const joints = 'am|vom|den|le|du|on|at';

const one = new RegExp(
  `(?:[\\s|│·•,;(（【［[–—-]|(?<=[\\s|│·•,;(（【［[–—-])(?:${[...weekdays, ...labels, joints].join('|')})\\s?[:：,]?)$`,
  'iu',
);

/** A text that stands before a date, without the words that only go with the date; at the start of a line they stay, as they may head it. */
export const withoutWording = (before: string): string => {
  let rest = before;
  for (let round = 0; round < 12; round += 1) {
    const cut = rest.slice(-60).match(one);
    if (!cut) break;
    rest = rest.slice(0, rest.length - cut[0].length);
  }
  return rest;
};

/** `… 12:31 配信`, `… 朝刊`, `】` */
export const wordingBehind =
  /^(?:\s?(?:[)）】］\]]|公開|更新|掲載|配信|投稿|朝刊|夕刊)(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]))+/u;
