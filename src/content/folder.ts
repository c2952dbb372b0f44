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
  const entries = readdirSync(folder, { withFileTypes: true }).sort(byNumber);
  for (const entry of entries) {
    if (!ignored.test(entry.name) && isInside(entry, folder, file, content)) place(entry, file, content);
  }
  return content;
}

const byNumber = (a: Dirent, b: Dirent): number => numberOf(a) - numberOf(b) || (a.name < b.name ? -1 : 1);

const numberOf = ({ name }: Dirent): number => Number(numbered.exec(name)?.[1] ?? Number.POSITIVE_INFINITY);

/** A link in the folder must lead to something in the folder. */
function isInside(entry: Dirent, folder: string, file: string, content: FolderContent): boolean {
  if (!entry.isSymbolicLink()) return true;
  const path = join(folder, entry.name);
  const target = statSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : '';
  if (target.startsWith(realpathSync(folder) + sep)) return true;
  const place = { file: `${file}/${entry.name}`, line: 1, column: 1 };
  const message = 'this is a link to something outside the edition’s folder';
  content.findings.push(error('path-outside', message, { place, hint: 'Put the file itself there' }));
  return false;
}

function place(entry: Dirent, file: string, content: FolderContent): void {
  const { name } = entry;
  const isFolder = entry.isDirectory();
  const story = isFolder ? undefined : numbered.exec(name);
  if (story) content.stories.push({ name, slug: slugOf(story[2] ?? '') });
  else if (name === 'edition.md' && !isFolder) content.edition = name;
  else if (name === 'briefs.md' && !isFolder) content.briefs = name;
  else if (name !== 'images') content.findings.push(stray(name, isFolder, file));
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

function stray(name: string, isFolder: boolean, file: string): Finding {
  const place = { file: `${file}/${name}`, line: 1, column: 1 };
  if (!isFolder && /\.(md|markdown)$/i.test(name)) {
    const hint = `A story starts with its number: 01-${slugOf(name.replace(/\.\w+$/, ''))}.md`;
    return warning('file-stray', `${name} is not part of the edition: its name has no number`, {
      place,
      hint,
    });
  }
  return note('file-stray', `${name} is not part of an edition and is left alone`, { place });
}
