import type pc from 'picocolors';
import { bylineOf } from '../import/story-file.ts';
import type { Field, StoryDraft } from '../import/types.ts';
import type { Finding } from '../model.ts';
import { displayWidth } from '../render/width.ts';

type Colors = ReturnType<typeof pc.createColors>;

interface Look {
  colors: Colors;
  /** Columns. */
  width: number;
}

/** What was found, guessed and missing of one draft, in lines no wider than `width` columns. */
export const describeDraft = (
  name: string,
  draft: StoryDraft,
  { file, colors, width }: Look & { file?: string },
): string => {
  const rows: [string, string | undefined, Field][] = [
    ['headline', draft.headline, 'headline'],
    ['dek', draft.dek, 'dek'],
    ['kicker', draft.kicker, 'kicker'],
    ['byline', bylineOf(draft), 'authors'],
    ['source', [draft.source.name, draft.source.url].filter(Boolean).join(' · ') || undefined, 'source'],
    ['published', draft.published, 'published'],
    ['image', draft.image?.url, 'image'],
    ['tags', draft.tags.join(', ') || undefined, 'tags'],
    ['language', draft.language, 'language'],
  ];
  const paragraphs = draft.body.split('\n\n').length;
  const lines = [
    file ? `${colors.green('wrote')} ${file}` : `${colors.bold('draft')} of ${name}`,
    ...rows.map(([label, value, field]) => row(label, value, draft.evidence[field], colors, width)),
    `  ${'text'.padEnd(10)} ${draft.fullText ? `${paragraphs} of ${draft.fullText.split('\n\n').length} paragraphs quoted` : colors.yellow('missing')}`,
  ];
  return `${lines.join('\n')}\n${describeFindings(
    draft.findings.filter(({ code }) => !toldAlready.has(code)),
    { colors, width },
  )}\n`;
};

/** The rows say these already. */
const toldAlready = new Set(['import-guessed', 'import-no-byline', 'import-no-date']);

const row = (
  label: string,
  value: string | undefined,
  evidence: { from: string; certainty: string } | undefined,
  colors: Colors,
  width: number,
): string => {
  const head = `  ${label.padEnd(10)} `;
  if (value === undefined)
    return `${head}${label === 'dek' || label === 'kicker' || label === 'tags' || label === 'image' ? colors.dim('none') : colors.yellow('missing')}`;
  const tail = evidence?.certainty === 'guessed' ? ' (guessed)' : '';
  const room = width - 13 - displayWidth(tail);
  return `${head}${cut(value, Math.max(room, 20))}${colors.yellow(tail)}`;
};

const cut = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (displayWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
};

/** Findings of a source have no place in a file: severity, code, message, and the hint below. */
export const describeFindings = (findings: readonly Finding[], { colors, width }: Look): string =>
  findings
    .map(({ severity, code, message, hint }) => {
      const paint = severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.dim;
      return `${wrap(`${severity}  ${code}  ${message}`, width).replace(severity, paint(severity))}\n${hint ? `${wrap(hint, width, '    ')}\n` : ''}`;
    })
    .join('');

const wrap = (text: string, width: number, indent = '  '): string => {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() && displayWidth(`${line} ${word}`) > width) {
      lines.push(line);
      line = `${indent}  `;
    }
    line += `${line.trim() ? ' ' : ''}${word}`;
  }
  return [...lines, line].join('\n');
};

/** The object `--json` prints of a draft. */
export const jsonOf = (draft: StoryDraft, file?: string): Record<string, unknown> => {
  const {
    headline,
    dek,
    kicker,
    authors,
    source,
    published,
    image,
    tags,
    language,
    body,
    fullText,
    findings,
    evidence,
  } = draft;
  return {
    headline,
    dek,
    kicker,
    authors,
    source,
    published,
    image,
    tags,
    language,
    body,
    fullText,
    findings,
    evidence,
    file,
  };
};
