import type { Socket } from 'node:net';
import { type FaultAction, formatReply } from './faults.ts';

/** Ends a connection with a TCP reset; a TLS socket can only be destroyed. */
export function resetSocket(socket: Socket): void {
  if (typeof socket.resetAndDestroy === 'function' && !('encrypted' in socket)) socket.resetAndDestroy();
  else socket.destroy();
}

/** The bytes a fault wants said, one character an octet; undefined when it says nothing. */
export function sayingOf(action: FaultAction): string | undefined {
  if (action.garbage !== undefined)
    return action.garbage === true ? '\xff\xfe garbage \x00\r\n' : latin1(action.garbage);
  return action.reply === undefined ? undefined : `${latin1(formatReply(action.reply))}\r\n`;
}

function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** A reply's lines without these features. */
export function leaveOut(lines: string[], features: string[]): string[] {
  const unwanted = features.map((feature) => feature.toUpperCase());
  return lines.filter((line, index) => index === 0 || !unwanted.includes(line.split(' ', 1)[0] ?? ''));
}

/** The address between angle brackets of a RCPT line; only faults are matched against it. */
export function addressIn(command: Buffer): string {
  return /<([^<>]*)>/.exec(command.toString())?.[1] ?? '';
}
