import { displayWidth } from '../render/width.ts';

export interface Column {
  title: string;
  align?: 'left' | 'right';
  /** Gives way when the table is wider than the terminal. */
  flexible?: boolean;
}

/** A plain table, two spaces between columns, no wider than `width` as long as its flexible column can give way. */
export const formatTable = (columns: Column[], rows: string[][], width: number): string => {
  const widths = columns.map((column, at) =>
    Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[at] ?? ''))),
  );
  const total = widths.reduce((sum, each) => sum + each + 2, -2);
  const flexible = columns.findIndex((column) => column.flexible);
  if (flexible >= 0 && total > width) {
    widths[flexible] = Math.max(12, (widths[flexible] ?? 0) - (total - width));
  }
  return [columns.map((column) => column.title), ...rows]
    .map((row) =>
      columns
        .map((column, at) => cell(row[at] ?? '', widths[at] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const cell = (text: string, width: number, { align }: Column): string => {
  const cut = cutTo(text, width);
  const space = ' '.repeat(Math.max(0, width - displayWidth(cut)));
  return align === 'right' ? space + cut : cut + space;
};

/** Cuts text to a display width, the last column an ellipsis. */
const cutTo = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text;
  // Intl.Segmenter costs 5 ms when first used; ASCII has no letters to keep together.
  if (/^[\x20-\x7e]*$/.test(text)) return `${text.slice(0, width - 1)}…`;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (displayWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…`;
};
