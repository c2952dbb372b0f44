import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/import/dates/find.ts';
import { publishedIn } from '../../src/import/dates/label.ts';

const first = (text: string, language?: string): string | undefined => findDates(text, language)[0]?.iso;

describe('a printed date', () => {
  it.each([
    ['May 31, 2023 04:11 pm | Updated 04:11 pm IST', '2023-05-31T16:11:00+05:30'],
    ['31 mai 2023', '2023-05-31'],
    ['31 mai 2023 à 16h11', '2023-05-31T16:11:00'],
    ['Le 12 février 2014', '2014-02-12'],
    ['3. März 2021, 10:15 Uhr', '2021-03-03T10:15:00'],
    ['Stand: 31.05.2023', '2023-05-31'],
    ['2019年04月13日 09時00分', '2019-04-13T09:00:00'],
    ['2019年4月13日(土) 9:00', '2019-04-13T09:00:00'],
    ['令和元年5月1日', '2019-05-01'],
    ['2013년 10월 24일', '2013-10-24'],
    ['31 मई 2023', '2023-05-31'],
    ['15 de mayo de 2014', '2014-05-15'],
    ['Dec 15, 2016, 1:55pm EST', '2016-12-15T13:55:00-05:00'],
    ['November 29, 2016: 3:42 PM ET', '2016-11-29T15:42:00-05:00'],
    ['July 4, 2016: 3:42 PM ET', '2016-07-04T15:42:00-04:00'],
    ['1 June 2019 at 08:34 PM EDT', '2019-06-01T20:34:00-04:00'],
    ['9:39AM BST 05 Oct 2011', '2011-10-05T09:39:00+01:00'],
    ['Wed, 31 May 2023 16:11:00 +0530', '2023-05-31T16:11:00+05:30'],
    ['2023-05-31T16:11:00.123Z', '2023-05-31T16:11:00Z'],
    ['12:00 am, Jan 2, 2020', '2020-01-02T00:00:00'],
  ])('%s is %s', (text, iso) => {
    expect(first(text)).toBe(iso);
  });

  it('of figures alone is read by the language, and said to be ambiguous', () => {
    expect(findDates('05/06/2023', 'en-US')[0]).toMatchObject({ iso: '2023-05-06', ambiguous: false });
    expect(findDates('05/06/2023', 'fr')[0]).toMatchObject({ iso: '2023-06-05', ambiguous: true });
    expect(findDates('31/05/2023', 'en')[0]).toMatchObject({ iso: '2023-05-31', ambiguous: false });
  });

  it.each([
    'Dec. 15',
    '2 hours ago',
    'in March 2020',
    '31 February 2020',
    'version 1.2.3.4',
    'call 2019 12 34',
    '© 2023',
  ])('is not made of %s', (text) => {
    expect(findDates(text)).toEqual([]);
  });
});

describe('a date in figures in English', () => {
  it('has the day first when the hours beside it are counted to twenty-four', () => {
    expect(first('08/11/2023 | 20:26', 'en')).toBe('2023-11-08T20:26:00');
    expect(first('08/11/2023 | 8:26 PM', 'en')).toBe('2023-08-11T20:26:00');
    expect(first('08/11/2023 | 20:26', 'en-US')).toBe('2023-08-11T20:26:00');
  });
});

describe('a line with two dates', () => {
  it.each([
    ['Updated: 2 May 2020, Published: 1 May 2020', '2020-05-01'],
    ['1 May 2020 | Updated 2 May 2020', '2020-05-01'],
    ['Mis à jour le 2 mai 2020, publié le 1 mai 2020', '2020-05-01'],
    ['更新 2020年5月2日 公開 2020年5月1日', '2020-05-01'],
  ])('%s was published on %s', (line, iso) => {
    expect(publishedIn(line)?.iso).toBe(iso);
  });

  it('of updates alone tells that it is one', () => {
    expect(publishedIn('Last updated 2 May 2020')).toMatchObject({ iso: '2020-05-02', label: 'updated' });
  });

  it('is the earlier of two that stand glued to each other, in either order', () => {
    expect(publishedIn('May 4, 2020May 2, 2020 by Mara Olsen')).toMatchObject({ iso: '2020-05-02' });
    expect(publishedIn('May 2, 2020May 4, 2020 by Mara Olsen')).toMatchObject({ iso: '2020-05-02' });
  });
});
