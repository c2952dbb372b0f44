// Projects for the bench: one edition of about 45 KB of HTML, or many, all different, all from the same words.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const words =
  'chip maker plans to widen its partnership with an Indian contract manufacturer so that phones for export and their components are made nearer to home while ministers promise support and analysts ask how soon the first lines will run'.split(
    ' ',
  );

const sentence = (seed, length) => {
  const text = Array.from(
    { length },
    (_, at) => words[(seed * 7 + at * (1 + (seed % 5))) % words.length],
  ).join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
};

const paragraph = (seed) => [14, 20, 16, 14].map((length, at) => sentence(seed + at, length)).join(' ');

const story = (seed, date) => `---
kicker: Manufacturing
headline: ${sentence(seed, 8).slice(0, -1)}: what it means
short: ${sentence(seed, 4).slice(0, -1)}
dek: ${sentence(seed + 3, 12)}
byline: A Reporter
source:
  name: The Paper
  url: https://paper.example/${seed}/story
published: ${date}T09:11:00+05:30
tags: [phones, exports]
---
${paragraph(seed)}

${paragraph(seed + 1)} It is [said](https://paper.example/${seed}/said) to be *certain*, and **soon**.

${paragraph(seed + 2)}
`;

/** The days from 2020-01-01 on. */
const day = (at) => new Date(Date.UTC(2020, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);

/** Lays out a project of `count` editions with the theme of this repository; returns the editions' ids. */
export const layOut = (folder, root, count, stories = 5) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
  cpSync(join(root, 'newsletter.yaml'), join(folder, 'newsletter.yaml'));
  return Array.from({ length: count }, (_, at) => {
    const id = day(at);
    const edition = join(folder, 'articles', id);
    mkdirSync(edition, { recursive: true });
    writeFileSync(
      join(edition, 'edition.md'),
      `---\nnumber: ${at + 1}\npreheader: ${sentence(at, 9)}\neditor: The desk\n---\n${sentence(at, 14)}\n`,
    );
    for (let n = 1; n <= stories; n++)
      writeFileSync(join(edition, `0${n}-story-${n}.md`), story(at * stories + n, id));
    writeFileSync(
      join(edition, 'briefs.md'),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        .map(
          (n) =>
            `- [${sentence(at + n, 5).slice(0, -1)}](https://paper.example/${at}/${n}) ${sentence(at + n, 10)}`,
        )
        .join('\n'),
    );
    return id;
  });
};

/** Changes a story of an edition as an editor would. */
export const edit = (folder, id, stamp) => {
  writeFileSync(join(folder, 'articles', id, '02-story-2.md'), story(stamp, id));
};
