import type { TextBlock } from './types.ts';
export const firstCut = (blocks: TextBlock[]): string[] => blocks.slice(0, 3).map((b) => b.text);
