import { type LabelledDate, publishedIn } from '../dates/label.ts';
import { daysApart, moment, refine } from '../dates/moment.ts';
import { oneLine } from '../plain.ts';
import type { Claim } from '../types.ts';
import { attribute } from './document.ts';
import { isElsewhere } from './marks.ts';
import type { View } from './view.ts';

const marks = [
  '[itemprop~="datePublished"]',
  '[property~="datePublished"], [property~="schema:datePublished"], [property~="dc:date"], [property~="dc:created"]',
  'time[pubdate]',
  'time.published, time.entry-date, time.dt-published, time[class*="publish" i], abbr.published, .published[title], .dt-published, .updated.published',
  'article time[datetime], header time[datetime], main time[datetime], [class*="byline" i] time[datetime], [class*="article" i] time[datetime], [class*="post" i] time[datetime]',
];

/** The date of publication by microdata, RDFa and `<time>`. */
export const fromMarks = (view: View): Claim<string> | undefined => fromElements(view, marks);

/** When the page was made: the day of publication, as a rule. */
export const fromCreation = (view: View): Claim<string> | undefined =>
  fromElements(view, ['[itemprop~="dateCreated"]']);

export const fromElements = (
  { page, language }: View,
  selectors: readonly string[],
): Claim<string> | undefined => {
  for (const selector of selectors) {
    for (const element of [...page.querySelectorAll(selector)].slice(0, 20)) {
      if (element.tagName.toUpperCase() === 'META' && !element.getAttribute('content')) continue;
      if (isElsewhere(element) || /updat|modif/i.test(element.className)) continue;
      const text = element.textContent ?? '';
      const shown = publishedIn(text.slice(0, 200), language);
      const stamp =
        moment(
          attribute(element, 'datetime') ?? attribute(element, 'content') ?? attribute(element, 'title'),
          language,
        ) ?? shown?.iso;
      if (!stamp) continue;
      // The stamp may be that of the last change, and the words beside it say when it was published.
      const isOther = shown?.label === 'published' && daysApart(stamp, shown.iso) > 1.6;
      const value = isOther ? shown.iso : refine(stamp, [shown?.iso]);
      return { value, from: 'microdata or <time>', certainty: 'declared' };
    }
  }
  return undefined;
};

/** A `<time>` by the headline, whatever it is called: what a reader sees of it (`Today 5:33pm`) may be no date. */
export const fromNearTime = ({ page, lines, at, language }: View): Claim<string> | undefined => {
  const near = lines.slice(Math.max(0, at), at + 8).map(({ element }) => element);
  const time = [...page.querySelectorAll('time[datetime]')].find(
    (element) => near.some((block) => block.contains(element)) && !isElsewhere(element),
  );
  const value = moment(time && attribute(time, 'datetime'), language);
  return value ? { value, from: 'the <time> by the headline', certainty: 'declared' } : undefined;
};

/** The only element called a date that holds nothing else, below the text perhaps. */
export const fromDateElement = ({ page, language }: View): LabelledDate | undefined => {
  const dates = [...page.querySelectorAll('[class*="date" i], [id*="date" i]')]
    .slice(0, 60)
    .filter((element) => (element.textContent ?? '').length < 60 && !isElsewhere(element))
    .map((element) => publishedIn(oneLine(element.textContent ?? ''), language))
    .filter((date) => date !== undefined && date.label !== 'updated');
  return new Set(dates.map((date) => date?.iso.slice(0, 10))).size === 1 ? dates[0] : undefined;
};

/** `data-timestamp` and its like on elements near the headline, where scripts write the date in the browser. */
export const fromData = ({ page, lines, at, language }: View): Claim<string> | undefined => {
  const near = new Set(lines.slice(Math.max(0, at - 3), at + 15).map(({ element }) => element));
  const stamped = [
    ...page.querySelectorAll(
      'abbr[title], [data-publishtime], [data-publish-time], [data-timestamp], [data-datetime], [data-date], [data-published], [data-publish-date], [data-pubdate], [data-seconds], [data-epoch], [data-utime], [data-time]',
    ),
  ];
  for (const element of stamped.slice(0, 50)) {
    const isNear =
      near.has(element) || [...near].some((block) => block.contains(element) || element.contains(block));
    if (!isNear || isElsewhere(element)) continue;
    for (const name of [
      'datetime',
      'publishtime',
      'publish-time',
      'timestamp',
      'published',
      'publish-date',
      'pubdate',
      'date',
      'seconds',
      'epoch',
      'utime',
      'time',
    ]) {
      const value = moment(attribute(element, `data-${name}`), language);
      if (value) return { value, from: `data-${name}`, certainty: 'declared' };
    }
    const inTitle = element.tagName.toUpperCase() === 'ABBR' && moment(attribute(element, 'title'), language);
    if (inTitle) return { value: inTitle, from: 'a title attribute', certainty: 'declared' };
  }
  return undefined;
};
