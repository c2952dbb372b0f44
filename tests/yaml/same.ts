import { expect } from 'vitest';
import { readFully } from '../../src/yaml/library.ts';
import { mask } from '../../src/yaml/mask.ts';
import { readSimply } from '../../src/yaml/simple.ts';
import { nearlyYaml, randomNumbers } from './random.ts';

/**
 * Reads many generated texts both ways.
 * @returns how many of them were simple, and how many were not
 */
export function compareReaders(seed: number, count: number): { simple: number; other: number } {
  const random = randomNumbers(seed);
  let simple = 0;
  for (let index = 0; index < count; index += 1) {
    const text = nearlyYaml(random);
    const masked = mask(text, (path) => path.endsWith('headline'), 100);
    const read = readSimply(masked);
    if (!read) continue;
    simple += 1;
    expect({ text, ...readFully(masked) }).toEqual({ text, map: read, problems: [] });
  }
  return { simple, other: count - simple };
}
