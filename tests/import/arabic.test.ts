import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/import/dates/find.ts';
import { isCaption, isEnd, isPromotion } from '../../src/import/furniture.ts';
import { importText } from './fixture.ts';

describe('an Arabic page', () => {
  it.each([
    ['الأحد، 04 آب/اغسطس 2013، آخر تحديث 02:21', '2013-08-04'],
    ['12 تشرين الأول 2019', '2019-10-12'],
    ['٥ كانون الثاني/يناير ٢٠٢١', '2021-01-05'],
    ['3 أوت 2020', '2020-08-03'],
    ['15 مايو، 2014', '2014-05-15'],
  ])('prints its days by either of the names of a month: %s', (text, iso) => {
    expect(findDates(text, 'ar')[0]?.iso.slice(0, 10)).toBe(iso);
  });

  it.each([
    'نرحب بالنقاش المفيد، وننصحك بمراجعة إرشادات الاستخدام قبل أن تكتب.',
    'الآراء الواردة أدناه لا تعبر عن رأي الصحيفة، بل عن رأي أصحابها فقط.',
    'اشترك في نشرتنا اليومية',
    'تابعونا على فيسبوك',
  ])('asks the reader for something, and has rules for comments: %s', (line) => {
    expect(isPromotion(line)).toBe(true);
  });

  it('ends a text with the comments, and says what a picture is', () => {
    expect(isEnd('التعليقات')).toBe(true);
    expect(isCaption('صورة أرشيفية للميناء القديم')).toBe(true);
  });

  it.each([
    'قال المجلس إن شروط استخدام الميناء ستتغير في الربيع.',
    'نشر المجلس تعليقات السكان على خطة العبارة الجديدة.',
  ])('has sentences that speak of such things: %s', (line) => {
    expect(isPromotion(line) || isEnd(line) || isCaption(line)).toBe(false);
  });

  it('names nobody by two words of its menu, which has no capitals to tell', async () => {
    const sentence =
      'قال مجلس الميناء يوم الثلاثاء إن العبارة الجديدة ستعمل بالبطاريات ابتداء من الربيع القادم.';
    const html = `<html lang="ar"><body><ul><li>تقارير مصورة</li></ul><h1>عبارة الجزر تعمل بالكهرباء</h1><p>12 تشرين الأول 2019</p>${`<p>${sentence}</p>`.repeat(1)}<p>وأضاف ${sentence}</p><p>وتابع ${sentence}</p></body></html>`;
    const draft = await importText(html, { kind: 'html' });
    expect(draft.authors).toEqual([]);
    expect(draft.published).toBe('2019-10-12');
  });
});
