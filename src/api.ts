/** Galley as a library: the press and the types it speaks in. */
export { readPublication } from './config.ts';
export type * from './model.ts';
export { type Produced, type ProduceOptions, produce, themePathOf } from './press.ts';
export { loadTheme } from './theme/load.ts';
