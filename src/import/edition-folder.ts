import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDocument } from '../content/document.ts';
import { storyFields } from '../content/fields.ts';
import { folded } from './plain.ts';
import type { StoryDraft } from './types.ts';

/** An edition's folder as the importer sees it. */
export class EditionFolder {
  readonly path: string;
  /** Addresses of the sources of its stories, and the files they are in. */
  private readonly sources = new Map<string, string>();
  /** The same by headline, for what comes without an address. */
  private readonly headlines = new Map<string, string>();

  /** @param path absolute; need not exist yet */
  constructor(path: string) {
    this.path = path;
    for (const name of this.stories()) {
      const { document } = readDocument(join(path, name), name, storyFields, true);
      if (document) this.remember(document.values.source?.url, document.values.headline, name);
    }
  }

  /** The story that already has this source; of a source without an address, the one with this headline. */
  storyOf({ headline, source }: StoryDraft): string | undefined {
    return source.url
      ? this.sources.get(sameAddress(source.url))
      : this.headlines.get(folded(headline ?? ''));
  }

  private remember(url: string | undefined, headline: string | undefined, name: string): void {
    if (url) this.sources.set(sameAddress(url), name);
    if (headline && folded(headline)) this.headlines.set(folded(headline), name);
  }

  /**
   * Writes a story under the next number, as the first one with `lead`. Nothing there is overwritten or renamed.
   * @param keep the source's full text, written beside it
   * @returns the file's name; `isFirst` says whether it comes before all others
   */
  add(
    draft: StoryDraft,
    text: string,
    { lead = false, keep }: { lead?: boolean; keep?: string },
  ): { name: string; isFirst: boolean } {
    mkdirSync(this.path, { recursive: true });
    const slug = slugOf(draft);
    const { number, isFirst } = this.numberFor(lead);
    for (let next = number; next < number + 100_000; next += 1) {
      const taken = this.slugs();
      const name = `${String(next).padStart(2, '0')}-${unused(slug, taken)}`;
      if (!this.create(`${name}.md`, text)) continue;
      if (keep !== undefined) this.create(`${name}.source.txt`, `${keep}\n`);
      this.remember(draft.source.url, draft.headline, `${name}.md`);
      return { name: `${name}.md`, isFirst };
    }
    throw new Error(`no number is free in ${this.path}`);
  }

  private stories(): string[] {
    if (!existsSync(this.path)) return [];
    return readdirSync(this.path).filter((name) => /^\d+[-_. ]+.+\.md$/i.test(name));
  }

  private slugs(): Set<string> {
    return new Set(
      this.stories().map((name) =>
        name
          .replace(/^\d+[-_. ]+/, '')
          .replace(/\.md$/i, '')
          .toLowerCase(),
      ),
    );
  }

  private numberFor(lead: boolean): { number: number; isFirst: boolean } {
    const numbers = this.stories().map((name) => Number.parseInt(name, 10));
    if (numbers.length === 0) return { number: 1, isFirst: true };
    const lowest = Math.min(...numbers);
    if (lead && lowest > 0) return { number: lowest - 1, isFirst: true };
    return { number: Math.max(...numbers) + 1, isFirst: false };
  }

  /** Makes a file unless there is one of that name; a half-written one does not stay. */
  private create(name: string, text: string): boolean {
    const path = join(this.path, name);
    let file: number;
    try {
      file = openSync(path, 'wx', 0o644);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw cause;
    }
    try {
      writeFileSync(file, text);
    } catch (cause) {
      rmSync(path, { force: true });
      throw cause;
    } finally {
      closeSync(file);
    }
    return true;
  }
}

const unused = (slug: string, taken: Set<string>): string => {
  let free = slug;
  for (let count = 2; taken.has(free); count += 1) free = `${slug}-${count}`;
  return free;
};

const small = new Set(
  'a an the of and or to in on at for with by from is are be as it its that this how what why le la les des du de un une et der die das und ein eine von zu im in mit'.split(
    ' ',
  ),
);

/** Up to six words of the headline, else of the address, in letters every file system and address can carry. */
export const slugOf = ({ headline, source }: StoryDraft): string => {
  const path =
    source.url && URL.canParse(source.url)
      ? basename(new URL(source.url).pathname).replace(/\.\w{2,5}$/, '')
      : '';
  for (const text of [headline ?? '', path]) {
    const words = folded(text.replace(/['’]/g, ''))
      .split(' ')
      .filter((word) => /^[a-z0-9]+$/.test(word));
    const telling = words.filter((word) => !small.has(word));
    const chosen = upTo(telling.length >= 2 ? telling : words, 45);
    if (/[a-z]{3}/.test(chosen)) return chosen;
  }
  return 'story';
};

/** As many of the first six words as fit. */
const upTo = (words: string[], length: number): string => {
  let slug = '';
  for (const word of words.slice(0, 6)) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, length);
    if (longer.length > length) break;
    slug = longer;
  }
  return slug;
};

/** Addresses that lead to the same page: scheme, www, trackers, a last slash and the part behind # do not count. */
const sameAddress = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_|fbclid|gclid|ref$|source$|cmp$)/i.test(name)) url.searchParams.delete(name);
  return `${url.hostname.replace(/^(?:www|m|amp)\./, '')}${url.pathname.replace(/\/+$/, '')}?${url.searchParams}`;
};
