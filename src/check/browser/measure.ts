import type { Finding } from '../../model.ts';
import type { Context } from '../context.ts';
import type { NotRun } from '../rule.ts';

export interface Measured {
  touchTargets: Finding[];
  overflow: Finding[];
  tall: Finding[];
  contrast: Finding[];
  axe: Finding[];
}

export const measure = async (_context: Context): Promise<Measured | NotRun> => ({ notRun: 'no browser' });
