// The table: one row a figure, with its goal and whether it is met. A figure that misses is printed as it is.

const widths = [2, 66, 34, 10];

const line = (...cells) =>
  console.log(
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('')
      .trimEnd(),
  );

const tally = { met: 0, missed: 0 };

/** The heading of a section. */
export const heading = (title) => console.log(`\n${title}`);

/** A figure with its goal: `met` decides the mark in front. */
export const row = (what, figure, goal, met) => {
  tally[met ? 'met' : 'missed']++;
  line(met ? '✓' : '✗', what, figure, goal);
};

/** A figure without a goal, for comparison. */
export const aside = (what, figure) => line('', what, figure);

/** A peer that cannot be measured here, and why. */
export const absent = (what, why) => line('–', what, why);

export const closing = () => console.log(`\n${tally.met} goals met, ${tally.missed} missed`);

export const ms = (milliseconds) =>
  milliseconds >= 10_000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : milliseconds >= 100
      ? `${Math.round(milliseconds)} ms`
      : `${milliseconds.toFixed(milliseconds < 10 ? 3 : 1)} ms`;

export const times = (factor) => `${factor.toFixed(factor < 10 ? 2 : 1)} ×`;
