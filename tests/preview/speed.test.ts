import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { story } from '../setup/project.ts';
import { seen, useBrowser } from './browser.ts';
import { clock, noteMarks, summary, untilDrawn } from './marks.ts';
import { lead } from './support.ts';

const saves = 20;
const { start, open } = useBrowser();

it(`${saves} saves are each seen; how soon is printed`, async () => {
  const preview = await start();
  const page = await open(preview);
  await seen(page, 'A bridge opens');
  await noteMarks(page);
  const saved: number[] = [];
  for (let mark = 0; mark < saves; mark++) {
    preview.save(lead, `${story('A bridge opens')} Mark${mark}x\n`);
    saved.push(clock());
    await untilDrawn(page, mark);
    // Longer than the watcher takes two saves of a file for one.
    await pause(60);
  }
  const words = await summary(page, saved);
  console.log(words);
  expect(words).toContain(`${saves} of ${saves} seen`);
});
