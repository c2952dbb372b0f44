import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { error, note, warning } from '../findings/finding.ts';
import type { Finding } from '../model.ts';

/** What stands in an edition's folder, by role. Names, not paths. */
export interface FolderContent {
  edition?: string;
  briefs?: string;
  /** In the order of their numbers. */
  stories: { name: string; slug: string }[];
  findings: Finding[];
}

const numbered = /^(\d+)[-_. ]+(.+)\.md$/i;
const ignored = /^[.~]|~$|\.source\.txt$|\.(bak|tmp|swp)$|^(Thumbs\.db|desktop\.ini)$/i;

/**
 * Looks through an edition's folder.
 * @param folder absolute
 * @param file the same from the project's root, for places
 */
export function readFolder(folder: string, file: string): FolderContent {
  const content: FolderContent = { stories: [], findings: [] };
  const names = readdirSync(folder, { withFileTypes: true });
  for (const entry of names.filter(({ name }) => !ignored.test(name)).sort(byNumber)) {
    const kind = kindOf(entry, folder);
    if (kind === 'outside') content.findings.push(outside(entry.name, file));
    else place(entry.name, kind, file, content);
  }
  return content;
}

const byNumber = (a: Dirent, b: Dirent): number => numberOf(a) - numberOf(b) || (a.name < b.name ? -1 : 1);

const numberOf = ({ name }: Dirent): number => Number(numbered.exec(name)?.[1] ?? Number.MAX_SAFE_INTEGER);

type EntryKind = 'file' | 'folder' | 'other' | 'outside';

/** What an entry is, a link being what it leads to. It must lead to something in the folder. */
function kindOf(entry: Dirent, folder: string): EntryKind {
  if (!entry.isSymbolicLink()) return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
  const path = join(folder, entry.name);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || !realpathSync(path).startsWith(realpathSync(folder) + sep)) return 'outside';
  return stats.isFile() ? 'file' : 'other';
}

const outside = (name: string, file: string): Finding =>
  error('path-outside', 'this is a link to something outside the edition’s folder', {
    place: { file: `${file}/${name}`, line: 1, column: 1 },
    hint: 'Put the file itself there',
  });

function place(name: string, kind: EntryKind, file: string, content: FolderContent): void {
  const isFile = kind === 'file';
  const story = isFile ? numbered.exec(name) : null;
  if (story) content.stories.push({ name, slug: slugOf(story[2] ?? '') });
  else if (isFile && name === 'edition.md') content.edition = name;
  else if (isFile && name === 'briefs.md') content.briefs = name;
  else if (name !== 'images') content.findings.push(stray(name, isFile, file));
}

const simpleSlug = /^[a-z\d]+(-[a-z\d]+)*$/;

/** A slug is used in addresses and names of anchors: letters, digits, hyphens. Most names are one already. */
const slugOf = (name: string): string =>
  simpleSlug.test(name)
    ? name
    : name
        .normalize('NFC')
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '')
        .toLowerCase() || 'story';

function stray(name: string, isFile: boolean, file: string): Finding {
  const place = { file: `${file}/${name}`, line: 1, column: 1 };
  if (isFile && /\.(md|markdown)$/i.test(name)) {
    const [, number = '01', words = ''] = /^(\d+)?(.*)\.\w+$/.exec(name) ?? [];
    const hint = `A story is called by its number and a few words: ${number}-${slugOf(words)}.md`;
    return warning('file-stray', `${name} is not part of the edition: its name is not that of a story`, {
      place,
      hint,
    });
  }
  return note('file-stray', `${name} is not part of an edition and is left alone`, { place });
}
