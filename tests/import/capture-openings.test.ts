import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The harbour board has urged all skippers to try the new batteries on the water, and not to learn of them from books alone, since what a cold night does to them is told by no book that has been printed on the islands so far.',
  'Waving aside a report on cold nights, the board said that crews who charge the boats themselves know best what they can do, and what they had better leave to the yard in a winter as long as this.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter and the spring.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said on the quay.',
];
const text = paragraphs.join('\n\n');

describe('the opening of a captured text', () => {
  it('is the paragraph below the date line where the dek repeats the second', async () => {
    const draft = await importText(
      `Boats\nTry the batteries on the water, harbour board advises\n${paragraphs[1]}\n\nPublished - 25 August 2021 09:06 am\n\nAda Moor\nPRINT\n\nThe board said that crews who charge the boats themselves know best [File] | Photo Credit: Ola Brandt\n\n${text}`,
    );
    expect(draft.fullText).toBe(text);
  });

  it('is printed last where a dialog shows it before the article', async () => {
    const draft = await importText(
      `Share\n${paragraphs[0]}\n\nBoats\nTry the batteries on the water, harbour board advises\n\n25 August 2021\n\n${text}`,
    );
    expect(draft.fullText).toBe(text);
  });

  it('is not the page’s own short address, by the picture', async () => {
    const draft = await importText(
      `Boats\nTry the batteries on the water, harbour board advises\nBy Ada Moor\n25 August 2021\n\nThe crews of the islands won the day for the first time since 2014.\n\nhttps://sound.example/b/5Q\nA boat at the quayImage: Ola Brandt/dpa\nAdvertisement\n\n${text}`,
    );
    expect(draft.fullText).not.toContain('sound.example');
    expect(draft.fullText).toContain(text);
  });
});
