import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const headline = '섬 여객선, 내년 봄부터 전기로 달린다';
const paragraphs = [
  '먼 섬으로 가는 여객선이 내년 봄부터 배터리로 달린다고 항만청이 화요일 밝혔다. 배 두 척은 오래된 조선소에서 겨울 내내 다시 지었고 마흔 명이 함께 일했다.',
  '삼월 폭풍 속에서 치른 첫 시험 운항은 경유로 달릴 때보다 오래 걸리지 않았다고 선장은 말했다. 섬 주민들은 항구에 모여 배를 맞이했다.',
  '뱃삯은 적어도 삼 년 동안 그대로 둔다고 항만청은 섬 주민들에게 약속했다. 다음 배는 여름이 끝나기 전에 조선소로 들어간다.',
];

describe('who signs a Korean story', () => {
  it('is named with the role and the address below the text', async () => {
    const lines = [
      headline,
      '2024-05-12 03:00',
      ...paragraphs,
      '문바다 기자 moon@island-courier.example',
      '독자 의견',
    ];
    expect((await importText(lines.join('\n\n'))).authors).toEqual(['문바다']);
  });

  it('is no line of the text', async () => {
    const lines = [headline, '2024-05-12 03:00', ...paragraphs, '문바다 기자'];
    expect((await importText(lines.join('\n\n'))).fullText).toBe(paragraphs.join('\n\n'));
  });

  it('is named before the first sentence by agencies, several at once', async () => {
    const [first, ...rest] = paragraphs;
    const lines = [headline, '2024-05-12 03:00', `(서울=섬통신) 문바다·한노을 기자 = ${first}`, ...rest];
    expect((await importText(lines.join('\n\n'))).authors).toEqual(['문바다', '한노을']);
  });

  it('is nobody when the text only tells of a reporter', async () => {
    const lines = [headline, '2024-05-12 03:00', ...paragraphs, '배에 탄 문바다 기자 이야기'];
    expect((await importText(lines.join('\n\n'))).authors).toEqual([]);
  });
});

describe('a paragraph in Korean right below a picture', () => {
  it('is no caption when it is as long as a paragraph', async () => {
    const opening = `${paragraphs[0]} 조선소의 불은 밤에도 꺼지지 않았고, 아이들은 방파제에 앉아 새 배의 이름을 서로 먼저 맞히려고 했다.`;
    const lines = [headline, '2024-05-12 03:00', `[58406114]\n${opening}`, ...paragraphs.slice(1)];
    expect((await importText(lines.join('\n\n'))).fullText).toContain(opening);
  });
});
