import { SMTPStream } from 'smtp-server/lib/smtp-stream.js';

const lineAndDot = Buffer.from('\r\n.');

/**
 * smtp-server's command parser with a data mode that keeps every octet. Its own one also takes a dot away after
 * a bare LF, where RFC 5321 section 4.5.2 has the sender add none (a line ends in CRLF and nothing else).
 */
export class MessageStream extends SMTPStream {
  /** Called with the octets of the message so far; reading goes on when `goOn` is called. */
  gate: (received: number, goOn: () => void) => void = (_received, goOn) => goOn();

  /** The end of the last chunk that may be the start of `CRLF . CRLF`. */
  #held: Buffer = Buffer.alloc(0);
  #atStart = false;

  override startDataMode(maxBytes?: number | string | null) {
    this.#held = Buffer.alloc(0);
    this.#atStart = true;
    return super.startDataMode(maxBytes);
  }

  override _feedDataStream(chunk: Buffer, done: (error?: Error | null) => void) {
    let data = this.#held.length ? Buffer.concat([this.#held, chunk]) : chunk;
    this.#held = data.subarray(0, 0);
    if (this.#atStart && data[0] === 0x2e) {
      // the first line of all has no CRLF before it
      if (data.length < 3) {
        this.#held = data;
        return done();
      }
      this.#atStart = false;
      if (data[1] === 0x0d && data[2] === 0x0a) return this.#finish([], data.subarray(3), done);
      data = data.subarray(1);
    }
    this.#atStart = false;
    this.#scan(data, done);
  }

  /** Passes on what is surely content; stops at the final dot. */
  #scan(data: Buffer, done: (error?: Error | null) => void) {
    const parts: Buffer[] = [];
    let from = 0;
    for (let at = data.indexOf(lineAndDot); at !== -1; at = data.indexOf(lineAndDot, at + 2)) {
      const [next, second] = [data[at + 3], data[at + 4]];
      if (next === undefined || (next === 0x0d && second === undefined)) break; // too little to tell: held
      if (next === 0x0d && second === 0x0a) {
        parts.push(data.subarray(from, at + 2));
        return this.#finish(parts, data.subarray(at + 5), done);
      }
      parts.push(data.subarray(from, at + 2));
      from = at + 3;
    }
    const end = Math.max(from, heldFrom(data));
    this.#held = Buffer.from(data.subarray(end));
    parts.push(data.subarray(from, end));
    this.#pass(parts, done);
  }

  #pass(parts: Buffer[], done: (error?: Error | null) => void) {
    const stream = this._dataStream;
    const bytes = joined(parts);
    this._countDataBytes(bytes.length);
    this.gate(this.dataBytes, () => {
      if (!stream?.writable || bytes.length === 0 || stream.write(bytes)) return done();
      const resume = () => {
        stream.removeListener('drain', resume);
        stream.removeListener('close', resume);
        done();
      };
      stream.once('drain', resume);
      stream.once('close', resume);
    });
  }

  #finish(parts: Buffer[], rest: Buffer, done: (error?: Error | null) => void): void {
    const bytes = joined(parts);
    this._countDataBytes(bytes.length);
    this.gate(this.dataBytes, () => this._endDataMode(bytes, rest, done));
  }
}

/** Where the tail begins that could become `CRLF . CRLF` with the next chunk: at most its last 4 octets. */
function heldFrom(data: Buffer): number {
  const last = data.lastIndexOf(0x0d);
  for (let at = Math.max(0, data.length - 4); at < data.length; at += 1) {
    if (at > last) break;
    const tail = data.subarray(at);
    if ('\r\n.\r\n'.startsWith(tail.toString('latin1'))) return at;
  }
  return data.length;
}

function joined(parts: Buffer[]): Buffer {
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}
