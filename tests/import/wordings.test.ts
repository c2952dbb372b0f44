import { describe, expect, it } from 'vitest';
import { isAside, isCaption, isCopyright, isEnd, isPromotion, isRow } from '../../src/import/furniture.ts';

describe('what an English page says to its reader', () => {
  it.each([
    'Copy article link',
    'Share options',
    'These are external links and will open in a new window',
    'Be the first to comment',
    '1.2K shares',
    'Like Loading...',
    'Gift this article',
    'Add us on Google',
    '5-minute read',
    'Estimated reading time: 4 minutes',
    'Listen (6 min)',
    '00:00 / 05:12',
    'Video Player is loading.',
    'View image in fullscreen',
    'Why this ad?',
    'Suggest a correction',
    'This article was published more than 1 year ago. Some information may be out of date.',
    'Members only',
    'Powered by Tidewidgets.com',
  ])('%s is a button, a counter or a label', (line) => expect(isRow(line)).toBe(true));

  it.each([
    'You may also be interested in',
    'In case you missed it',
    'Content from our partners',
    'Topics mentioned in this article',
    'In this article: boats, islands, batteries',
    'Read more on:',
    'Have your say',
    'Meet the author',
    'Privacy Policy',
    'Photos of the day',
    'Sources:',
    '$70/year',
  ])('%s ends a text', (line) => expect(isEnd(line)).toBe(true));

  it.each([
    'Explainer: Why ferries go electric',
    '» Ferry goes electric after a winter of delays',
    'Read the full story here',
    'Profile | Mara Olsen',
    'Popular now: Second bridge opens late, and nobody comes to see it',
  ])('%s points to another story', (line) => expect(isAside(line)).toBe(true));

  it.each([
    'Already have an account? Sign in',
    'Sign up to get the best content of the harbour, and great boats, as picked by the crew.',
    'Contact me with news and offers from other brands of the harbour',
    'You need to be a subscriber to comment.',
    'Something went wrong. Please try again later.',
    'Please enter a valid email address.',
    'This site is protected by reCAPTCHA and the rules of its maker.',
    'Unsubscribe at any time.',
    'Subscribe for full access.',
    'Get our free morning email',
    'The stories that matter, delivered weekdays.',
    'Do you have a story for us? Write to the harbour desk.',
    'Keep up with the Harbour Daily newsletter.',
    'Your support makes our journalism possible.',
    'Become a member today.',
    'This article first appeared in the Sound Post.',
    'This is a breaking news story. Please check back for updates.',
    'Additional reporting by Tom Reed.',
    'With inputs from agencies',
    'Tom Reed contributed to this report.',
    'We may earn a commission if you buy through our links.',
    'The views expressed here are the author’s own.',
    'The opinions in the Sound Post’s letters are those of the author.',
    'This content is not available due to your privacy preferences.',
    'Was this article helpful?',
  ])('%s is a promotion or a note', (line) => expect(isPromotion(line)).toBe(true));

  it.each([
    'The yard before the storm. (Supplied: Tom Reed)',
    'Courtesy of Tom Reed',
    'Handout photo',
    'FILE - The ferry leaves the harbour in a storm.',
    'The ferry leaves the harbour (PA Wire)',
    'Map by Tom Reed',
  ])('%s is said of a picture', (line) => expect(isCaption(line)).toBe(true));
});

describe('what an Indian page says to its reader', () => {
  it.each(['Rate Story', 'Abc Large', 'Synopsis', 'Print Comments', 'Listen to Story'])(
    '%s is a button, a counter or a label',
    (line) => expect(isRow(line)).toBe(true),
  );

  it.each(['Trending in the north', 'Web Stories', 'End of Article', 'Others Also Read', 'Disclaimer'])(
    '%s ends a text',
    (line) => expect(isEnd(line)).toBe(true),
  );

  it.each([
    'Oops! Looks like you have exceeded the limit of islands to bookmark.',
    'Congratulations! You are now subscribed to our letters.',
    'Access 10 free stories every month',
    'You have exhausted your monthly limit of free stories.',
    'We, however, have a request.',
    'Get Breaking News Alerts from the islands and follow live news on Sound Post',
    'Stay tuned to Sound Post for more updates.',
    'For the latest news from across the islands, visit Sound Post.',
    'The story has been published from a wire agency feed without changes. Only the headline is ours.',
    '(With PTI inputs)',
    '– IANS',
  ])('%s is a promotion or a note', (line) => expect(isPromotion(line)).toBe(true));

  it.each(['(PTI Photo)', 'The ferry leaves the harbour (KT File)', 'The ferry leaves the harbour | PTI'])(
    '%s is said of a picture',
    (line) => expect(isCaption(line)).toBe(true),
  );
});

describe('what a Japanese page says to its reader', () => {
  it.each([
    'LINEで送る',
    '記事を保存する',
    '連載をフォロー',
    '123いいね！',
    '写真 1/5枚',
    '約5分',
    '（1/2ページ）',
    '広告の下に記事が続きます',
    '登録済みの方はログイン',
  ])('%s is a button, a counter or a label', (line) => expect(isRow(line)).toBe(true));

  it.each(['よく読まれています', 'ページの先頭へ', '記事一覧', '記事に関するお問い合わせ', '外部サイト'])(
    '%s ends a text',
    (line) => expect(isEnd(line)).toBe(true),
  );

  it.each(['▶電池で走る渡し船', '第1回はこちら', 'もっと読む：電池で走る渡し船'])(
    '%s points to another story',
    (line) => expect(isAside(line)).toBe(true),
  );

  it.each([
    '今すぐ登録',
    'いまなら2カ月無料',
    '毎朝メールでお届けします。',
    'アプリなら最新ニュースがプッシュ通知で届く',
    '利用規約に同意の上投稿してください。',
    '記事内の価格は記事公開日の価格です。',
    '本ページはプロモーションが含まれています',
    '配信元：渡し新聞',
    'お使いのブラウザではご利用いただけません',
  ])('%s is a promotion or a note', (line) => expect(isPromotion(line)).toBe(true));

  it.each([
    '図1 渡し船の構造',
    '港に入る渡し船＝１日午後、東の島',
    '港に入る渡し船（2019年4月1日、東の島）',
    '公式サイトより引用',
  ])('%s is said of a picture', (line) => expect(isCaption(line)).toBe(true));

  it('（C） in full width claims a copyright', () => expect(isCopyright('（C）渡し新聞社')).toBe(true));
});

describe('a sentence of a story', () => {
  it.each([
    'Subscribers on three islands lost their letters in the storm, the post office said on Monday.',
    'The opinions of the islanders are divided, and those of the captains are not.',
    'Something went wrong with the second engine, and the captain turned the ferry around.',
    'You may think of the ferry as slow, the captain said, until the bridge is closed.',
    'Your support for the yard was never in doubt, he told the islanders.',
    'This story was told to me by a captain who had been there when the mast broke.',
    'Rising prices contributed to the delay, said the board of the harbour.',
    'Get a rope, the captain shouted, and get it fast.',
    'Have a look at the yard in winter, and you will see forty people at work.',
    'Was this the end of the old boats? Nobody on the quay could say.',
    'The captain, who was not available on Monday, has read the full report twice.',
    'Get the rope, said the mate of the Pelican, and the news of the rescue went round the islands.',
    'PTI carries the islands’ letters to the mainland, as it has for forty years.',
    'Products made on the islands are sold in a shop by the quay.',
    '登録すると決めた島民は四十人を超えた。',
    '写真を見る島民の目に涙が浮かんだ。',
    'この記事を書いた記者は島の生まれだった。',
  ])('is no furniture: %s', (line) => {
    expect([isRow, isEnd, isAside, isPromotion, isCaption].map((is) => is(line))).not.toContain(true);
  });
});
