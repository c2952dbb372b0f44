import { fstatSync, writeSync } from 'node:fs';

type Output = 'stdout' | 'stderr';

const descriptors = { stdin: 0, stdout: 1, stderr: 2 } as const;

/**
 * Whether a standard stream is a terminal. Node's own streams cost 3 ms to load: what is a pipe or a file is told
 * without them.
 */
export const isTerminal = (name: keyof typeof descriptors): boolean =>
  isDevice(name) && process[name].isTTY === true;

const isDevice = (name: keyof typeof descriptors): boolean => {
  try {
    return process.platform === 'win32' || fstatSync(descriptors[name]).isCharacterDevice();
  } catch {
    return true;
  }
};

/** Outputs that have turned out to need Node's stream: all that follows must queue behind what it holds. */
const streaming = new Set<Output>();

/**
 * Writes text to a standard stream, as it stands to a pipe or a file, else through Node's stream.
 * @param closed is called when nobody reads it any more, as in `galley build | head`
 */
export const writeTo = (name: Output, text: string, closed: () => void): void => {
  if (!streaming.has(name) && isDevice(name)) stream(name, closed);
  if (streaming.has(name)) {
    process[name].write(text);
    return;
  }
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptors[name], rest));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EPIPE') closed();
    else if (code === 'EAGAIN') {
      // A pipe that is full and does not wait.
      stream(name, closed);
      process[name].write(rest);
    } else throw cause;
  }
};

/** Whether nothing that was written waits in a stream any more. */
export const isAllWritten = (): boolean => [...streaming].every((name) => process[name].writableLength === 0);

const stream = (name: Output, closed: () => void): void => {
  streaming.add(name);
  process[name].on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE') closed();
    else throw cause;
  });
};
