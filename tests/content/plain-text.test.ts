import createParser from 'markdown-it';
import { expect, it } from 'vitest';
import { parseMarkdown } from '../../src/content/markdown.ts';

const shape = (tokens: ReturnType<typeof parseMarkdown>) =>
  tokens.map(({ type, content, children }) => [
    type,
    content,
    children?.map((each) => [each.type, each.content]),
  ]);

it('ends plain text at the characters at which markdown-it itself ends it', () => {
  const itself = createParser({ html: false });
  itself.validateLink = () => true;
  const characters = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code));
  for (const character of [...characters.filter((each) => !/["']/.test(each)), '’', '漢', '😀']) {
    const text = `Some text${character}more ${character}words${character} [a${character}b](c) end`;
    expect([character, shape(parseMarkdown(text, 'en'))]).toEqual([character, shape(itself.parse(text, {}))]);
  }
});
