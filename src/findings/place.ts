import type { Place } from '../model.ts';

/** Turns offsets in one text into places. Offsets are UTF-16 units; LF, CRLF and CR end a line. */
export class Lines {
  readonly file: string;
  readonly text: string;
  private starts?: number[];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** The place of `offset`, underlining `length` characters. */
  at(offset: number, length = 1): Place {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: this.file, line: low + 1, column: offset - (starts[low] ?? 0) + 1, length };
  }

  /** The offset at which a 1-based line starts; the text's end for lines past the last. */
  offsetOf(line: number): number {
    return this.lineStarts()[line - 1] ?? this.text.length;
  }

  private lineStarts(): number[] {
    if (this.starts) return this.starts;
    const starts = [0];
    for (const end of this.text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
    this.starts = starts;
    return starts;
  }
}
