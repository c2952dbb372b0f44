import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build as buildId } from '../build-id.ts';
import { cacheFolder } from '../config.ts';
import type { Row } from '../files/manifest.ts';
import type { EditionFiles, OutFolder } from '../files/out-folder.ts';
import { stampsSince } from '../files/stamps.ts';
import { countsOf } from '../findings/count.ts';
import type { Finding, Proof, Publication, Theme } from '../model.ts';
import { octetsOf } from '../octets.ts';
import { produce } from '../press.ts';
import { closeMemory } from '../remember.ts';
import { storiesOf } from '../stories.ts';
import { clock } from './clock.ts';
import { editionRecord } from './edition-record.ts';
import type { Io } from './io.ts';
import { shelfPage } from './shelf.ts';

/** What became of one edition in a build. */
export interface Built {
  id: string;
  /** Absent when the sources have errors. */
  row?: Row;
  findings: Finding[];
  /** Paths that were written, below the out folder. */
  written: string[];
  unchanged: boolean;
  milliseconds: number;
}

/** Where the theme and pictures are kept, as options take it. */
export const cacheOption = (io: Io): { cacheFolder?: string } => {
  const folder = cacheFolder(io.env);
  return folder ? { cacheFolder: folder } : {};
};

/** A publication, its theme and its out folder, ready to build editions. */
export class PressRoom {
  readonly publication: Publication;
  readonly theme: Theme;
  readonly out: OutFolder;
  private readonly io: Io;
  private readonly key: string;

  constructor(publication: Publication, theme: Theme, out: OutFolder, io: Io) {
    this.publication = publication;
    this.theme = theme;
    this.out = out;
    this.io = io;
    this.key = createHash('sha256')
      .update(JSON.stringify([buildId, theme.key, publication]))
      .digest('hex');
  }

  async build(id: string): Promise<Built> {
    const started = clock();
    const since = Date.now();
    const row = this.out.unchanged(id, this.key);
    if (row) return { id, row, findings: [], written: [], unchanged: true, milliseconds: 0 };

    const folder = join(this.publication.root, 'articles', id);
    const { proof, findings, sources } = await produce(
      folder,
      this.theme,
      this.publication,
      cacheOption(this.io),
    );
    if (!proof) return { id, findings, written: [], unchanged: false, milliseconds: clock() - started };

    const made = rowOf(id, proof);
    const written = this.out.write(made, this.key, stampsSince(sources, since), filesOf(proof));
    return { id, row: made, findings, written, unchanged: false, milliseconds: clock() - started };
  }

  finish(): void {
    this.out.finish(shelfPage(this.publication, this.out.rows()));
    closeMemory();
  }

  /** After a write that failed: the shelf and the manifest tell of the editions before it, if they can. */
  giveUp(): void {
    try {
      this.finish();
    } catch {
      // The disk is still full; the next build looks at every file again.
    }
  }
}

const filesOf = (proof: Proof): EditionFiles =>
  new Map<string, string | Uint8Array>([
    ['index.html', octetsOf(proof.html)],
    ['index.txt', octetsOf(proof.text)],
    ['message.eml', proof.message],
    ['edition.json', `${JSON.stringify(editionRecord(proof), null, 2)}\n`],
    ...proof.images.map((image): [string, Uint8Array] => [`images/${image.name}`, image.bytes]),
  ]);

const rowOf = (id: string, proof: Proof): Row => {
  const { edition, findings } = proof;
  const stories = storiesOf(edition);
  return {
    id,
    date: edition?.date ?? '',
    ...(edition?.number !== undefined && { number: edition.number }),
    subject: proof.subject,
    language: edition?.language ?? '',
    stories: stories.length,
    drafts: stories.filter((story) => story.draft).length,
    htmlSize: octetsOf(proof.html).length,
    ...countsOf(findings),
  };
};
