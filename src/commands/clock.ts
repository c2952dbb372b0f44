/** Milliseconds. The global `performance` would load a module at every start. */
export const clock = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;
