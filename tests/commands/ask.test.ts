import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { askAt } from '../../src/commands/ask.ts';

const asked = async (typed: string) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const interrupt = new AbortController();
  const answer = askAt('Send it? [y/N] ', { input, output, interrupt, terminal: true });
  setImmediate(() => input.write(typed));
  return { answer: await answer, interrupted: interrupt.signal.aborted, shown: String(output.read()) };
};

it('gives what was typed, without its line end', async () => {
  const { answer, shown } = await asked('yes\r');
  expect(answer).toBe('yes');
  expect(shown).toContain('Send it? [y/N]');
});

it('takes Ctrl-C for an interruption and no answer', async () => {
  expect(await asked('\x03')).toMatchObject({ answer: '', interrupted: true });
});

it('takes Ctrl-D for no answer', async () => {
  expect(await asked('\x04')).toMatchObject({ answer: '', interrupted: false });
});

it('takes the end of the input for no answer', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end();
  expect(await askAt('?', { input, output, interrupt: new AbortController() })).toBe('');
});
