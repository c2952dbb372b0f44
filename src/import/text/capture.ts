import type { Found } from '../types.ts';
export const readCapture = (_text: string, _url?: string): Found => ({ blocks: [], findings: [] });
