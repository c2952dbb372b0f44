import { createInterface } from 'node:readline/promises';

interface Terminal {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** Aborted by Ctrl-C, which a terminal that is being asked at does not make a signal of. */
  interrupt: AbortController;
  /** Found out from `output` when absent. */
  terminal?: boolean;
}

/** Asks at a terminal. Ctrl-C, Ctrl-D and the end of the input are no answer: the empty one. */
export const askAt = async (
  question: string,
  { input, output, interrupt, terminal }: Terminal,
): Promise<string> => {
  const prompt = createInterface({ input, output, ...(terminal !== undefined && { terminal }) });
  const left = new Promise<undefined>((resolve) => {
    prompt.once('close', () => resolve(undefined));
  });
  prompt.on('SIGINT', () => interrupt.abort());
  try {
    const asked = prompt.question(question, { signal: interrupt.signal }).catch(() => undefined);
    const answer = await Promise.race([asked, left]);
    // The cursor still stands behind the question.
    if (answer === undefined) output.write('\n');
    return answer ?? '';
  } finally {
    prompt.close();
  }
};
