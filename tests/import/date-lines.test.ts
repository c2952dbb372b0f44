import { describe, expect, it } from 'vitest';
import { isDateLine } from '../../src/import/date-line.ts';
import { publishedIn } from '../../src/import/dates/label.ts';
import { importText } from './fixture.ts';

describe('a date line as papers print it', () => {
  it.each([
    ['fr', 'Publié le 31 mai 2023 à 10h04, mis à jour le 1er juin 2023 à 11h', '2023-05-31T10:04:00'],
    ['fr', 'Publié le 31 mai 2023 à 10h', '2023-05-31T10:00:00'],
    ['fr', 'La Digue | 31.05.2023 à 10h04 • Mis à jour le 01.06.2023 à 11h00', '2023-05-31T10:04:00'],
    ['fr', 'MAJ le 2 juin 2023 - 1er juin 2023', '2023-06-01'],
    ['fr', 'Publié le 05/06/23 à 10h04', '2023-06-05T10:04:00'],
    ['de', '31.05.2023, 10:04 Uhr', '2023-05-31T10:04:00'],
    ['de', '1. Juni 2023, 16 Uhr', '2023-06-01T16:00:00'],
    ['de', 'Veröffentlicht am 31.05.2023 um 10:04 Uhr, aktualisiert 1. Juni 2023', '2023-05-31T10:04:00'],
    ['de', 'Stand: 31.05.2023 10:04 Uhr', '2023-05-31T10:04:00'],
    ['de', 'Erstellt: 31.05.2023Aktualisiert: 01.06.2023, 11:00 Uhr', '2023-05-31'],
    ['ja', '2019年04月13日 09時00分', '2019-04-13T09:00:00'],
    ['ja', '2019年4月13日9時5分', '2019-04-13T09:05:00'],
    ['ja', '2019年4月13日 17時', '2019-04-13T17:00:00'],
    ['ja', '2019年4月13日(土) 午後3:05', '2019-04-13T15:05:00'],
    ['ja', '2019/4/13 09:00', '2019-04-13T09:00:00'],
    ['ja', '平成31年4月13日', '2019-04-13'],
    ['ja', '公開日：2019.4.13　更新日：2019.4.20', '2019-04-13'],
    ['zh', '2019年4月13日 下午3:05', '2019-04-13T15:05:00'],
    ['en-IN', 'May 31, 2023 04:11 pm | Updated June 01, 2023 08:11 am IST - VELLPUR', '2023-05-31T16:11:00'],
    ['en-IN', 'First Published: 31 May 2023, 4:11 PM IST', '2023-05-31T16:11:00+05:30'],
    ['en-IN', 'May 31, 2023 / 04:11 PM IST', '2023-05-31T16:11:00+05:30'],
    ['en-IN', 'Posted: Wed 31 May, 2023', '2023-05-31'],
    ['en-IN', '31st May 2023', '2023-05-31'],
    [
      'en-IN',
      'Published: 31st May 2023 04:11 AM | Last Updated: 1st June 2023 04:11 AM',
      '2023-05-31T04:11:00',
    ],
    ['en-GB', 'First published on Wed 31 May 2023 10.04 BST', '2023-05-31T10:04:00+01:00'],
    [
      'en-GB',
      'PUBLISHED: 10:04 BST, 31 May 2023 | UPDATED: 11:00 BST, 1 June 2023',
      '2023-05-31T10:04:00+01:00',
    ],
    ['en', '3/09/15 8:00am', '2015-03-09T08:00:00'],
    ['en', '2023-05-31T10:04:00+02:00', '2023-05-31T10:04:00+02:00'],
    ['hi', '३१ मई २०२३', '2023-05-31'],
    ['mr', '३१ मे २०२३', '2023-05-31'],
    ['ar', 'الأحد، 04 آب/أغسطس 2013، آخر تحديث 02:21', '2013-08-04'],
    ['ar', '٤ كانون الثاني ٢٠١٣', '2013-01-04'],
  ])('is read in %s: %s', (language, line, iso) => {
    expect(isDateLine(line, language)).toBe(true);
    expect(publishedIn(line, language)?.iso).toBe(iso);
  });

  it('whose update follows the time of publication is no update', () => {
    const line = 'May 31, 2023 04:11 pm | Updated 05:30 pm IST';
    expect(publishedIn(line)).toMatchObject({ iso: '2023-05-31T16:11:00+05:30', label: 'none' });
  });

  it.each([
    '1h ago',
    'Updated 2 hours ago',
    '1 時間前',
    'aujourd’hui à 10h04',
    'gestern, 10:04 Uhr',
    'Today 5:33pm',
  ])('that only counts back from the visit names no day: %s', (line) => {
    expect(publishedIn(line)).toBeUndefined();
  });

  it('of a translation is its own and not that of the original', () => {
    expect(publishedIn('原文（投稿日：2019/02/16）へのリンク', 'ja')).toBeUndefined();
  });

  it('counts hours of the day and no hours that something takes', () => {
    expect(publishedIn('2019年4月13日、1時間', 'ja')?.iso).toBe('2019-04-13');
  });

  it.each([
    'The old bridge at low water (6/12/2012)',
    '海港博物館の新しい展示室が開く（2019年2月21日）',
    '港口行政长官陈立新（6/12/2012）',
  ])('does not close a caption or the title of another story with its day in brackets: %s', (line) => {
    expect(isDateLine(line)).toBe(false);
  });

  it.each(['編集部（2019年2月22日）', 'By Mara Olsen and Tom Reed of the Vell Courier (6 June 2012)'])(
    'may have its day in brackets behind who wrote it: %s',
    (line) => {
      expect(isDateLine(line)).toBe(true);
    },
  );
});

const paragraphs = `The ferry to the island will sail every hour from April, the company said on Monday, and it will take bicycles at no charge on all days but Sundays.

Islanders had asked for it for ten years. The last boat now leaves at six, and whoever misses it sleeps at the harbour or pays for a water taxi.

The council will pay half of the cost in the first year, which the mayor called the best money the town had ever spent on anything that floats.`;

describe('the date of a capture', () => {
  it('may be printed twice in its line, as a link and the hint above it', async () => {
    const draft = await importText(
      `Ferry to sail every hour\n\nMara Olsen\nFiled to: harbours\n3/09/15 8:00am 3/09/15 8:00am\nEdit\nInvite\n\n${paragraphs}`,
      { kind: 'text' },
    );
    expect(draft).toMatchObject({ published: '2015-03-09T08:00:00', headline: 'Ferry to sail every hour' });
  });

  it('is that by the headline and not that of the picture below', async () => {
    const draft = await importText(
      `Ferry to sail every hour\n\nUpdated 10 December 2012\n\nThe old ferry at the south quay (6 December 2012)\n\n${paragraphs}`,
      { kind: 'text' },
    );
    expect(draft.published).toBe('2012-12-10');
  });

  it('makes no name of the menu above it where letters have no capitals', async () => {
    const text = `الرياضة\nملفات وتقارير\nالعبارة إلى الجزيرة تبحر كل ساعة\nالأحد، 04 آب/أغسطس 2013\n\n${arabic}`;
    const draft = await importText(text, { kind: 'text' });
    expect(draft).toMatchObject({ published: '2013-08-04', authors: [] });
  });
});

const arabic = `قالت الشركة يوم الاثنين إن العبارة إلى الجزيرة ستبحر كل ساعة ابتداء من شهر أبريل، وإنها ستنقل الدراجات مجانا في كل الأيام ما عدا يوم الأحد.

وكان سكان الجزيرة قد طلبوا ذلك منذ عشر سنوات، فالقارب الأخير يغادر الآن في الساعة السادسة، ومن يفوته ينام في الميناء أو يدفع أجرة قارب صغير.

وسيدفع المجلس نصف التكاليف في السنة الأولى، وقد وصف رئيس البلدية ذلك بأنه أفضل مال أنفقته المدينة على شيء يطفو فوق الماء.`;
