import { oneLine, webAddress } from './plain.ts';
import type { StoryDraft } from './types.ts';

/**
 * A draft as the text of a story file. Every value is one line without control characters; what could be read as anything but text is
 * put in double quotes, so that no page can forge a field.
 * @param language of the edition: a story in the same one does not repeat it
 */
export const storyFile = (draft: StoryDraft, language: string): string => {
  const { source } = draft;
  const own = draft.language && base(draft.language) !== base(language) ? draft.language : undefined;
  const fields = [
    field('kicker', draft.kicker),
    field('headline', draft.headline),
    field('dek', draft.dek),
    field('byline', bylineOf(draft)),
    group('source', [field('  name', source.name), field('  url', webAddress(source.url))]),
    field('published', draft.published),
    pictureOf(draft),
    draft.tags.length > 0 ? `tags: [${draft.tags.map(listItem).join(', ')}]\n` : '',
    field('language', own),
    '# Below are the source\u2019s own words: put them into yours, then take the next line out.\n',
    'draft: true\n',
  ];
  return `---\n${fields.join('')}---\n${draft.body.trim()}\n`;
};

/** A picture without an address cannot be shown: what the source says of it stays as a remark for the editor. */
const pictureOf = ({ image }: StoryDraft): string => {
  const url = webAddress(image?.url);
  if (url) {
    return group('image', [
      field('  url', url),
      field('  alt', image?.alt),
      field('  caption', image?.caption),
      field('  credit', image?.credit),
    ]);
  }
  const said = [image?.caption, image?.credit].filter((text) => text !== undefined).map(oneLine);
  return said.length > 0 ? `# The source’s picture: ${said.join(' / ')}\n` : '';
};

/** The authors as one line, in the way of the story's language: `A, B and C`. */
export const bylineOf = ({ authors, language }: StoryDraft): string | undefined => {
  if (authors.length === 0) return undefined;
  const locale = Intl.ListFormat.supportedLocalesOf(language ?? 'en')[0] ?? 'en';
  return new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type: 'conjunction' }).format(authors);
};

const base = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

const field = (name: string, value: string | undefined): string => {
  const text = oneLine(value ?? '').replace(/^\s*‹([^‹›]*)›\s*$/u, '$1');
  return text ? `${name}: ${isPlain(text) ? text : JSON.stringify(text)}\n` : '';
};

const group = (name: string, fields: string[]): string => {
  const inner = fields.join('');
  return inner ? `${name}:\n${inner}` : '';
};

/** Text fields are taken as typed to the end of their line: only what starts like YAML, or ends like a comment, needs quotes. */
const isPlain = (text: string): boolean =>
  /^[\p{L}\p{N}(¿¡“‘«「『]/u.test(text) &&
  !/\s#|:$|["'\\]$/.test(text) &&
  !/^(?:true|false|null|yes|no|~)$/i.test(text);

const listItem = (tag: string): string => {
  const text = oneLine(tag);
  return /^[\p{L}][\p{L}\p{M}\p{N} -]*$/u.test(text) ? text : JSON.stringify(text);
};
