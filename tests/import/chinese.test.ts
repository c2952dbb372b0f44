import { describe, expect, it } from 'vitest';
import { isCaption, isEnd, isPromotion } from '../../src/import/furniture.ts';

describe('Chinese furniture', () => {
  it.each(['题图来自海港博物馆', '图片来源：海港日报', '封面图 / 海港博物馆', '图为码头上的旧钟'])(
    'has captions that say what a picture is or where it is from: %s',
    (line) => {
      expect(isCaption(line)).toBe(true);
    },
  );

  it.each([
    '喜欢这篇文章？去 App 商店搜海港日报。',
    '如果你觉得这篇报道不错，请分享给朋友。',
    '欢迎关注海港日报公众号',
  ])('asks the reader for something: %s', (line) => {
    expect(isPromotion(line)).toBe(true);
  });

  it('ends a text with the other stories', () => {
    expect(isEnd('相关阅读：')).toBe(true);
  });

  it.each([
    '本周微信公布了新的规定，渡轮公司说会照办。',
    '喜欢渡轮的人下载了这张时刻表。',
    '图书馆的钟停了三年。',
  ])('is no sentence of a story: %s', (line) => {
    expect(isCaption(line) || isPromotion(line) || isEnd(line)).toBe(false);
  });
});
