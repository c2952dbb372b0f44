/** No server has this much to say about one command. */
const longest = 65_536;

/** Cuts what a server sends into replies, each with all its lines (RFC 5321 4.2.1), without the last line's end. */
export class ReplyReader {
  /** The beginning of a reply, in latin1. */
  private rest = '';

  /** The replies that `chunk` completes; undefined when one grows without end. */
  read(chunk: Buffer): string[] | undefined {
    const lines = (this.rest + chunk.toString('latin1')).split('\n');
    const last = lines.pop() ?? '';
    const replies: string[] = [];
    let begun = '';
    for (const line of lines) {
      begun += line;
      if (/^\d{3}-/.test(line)) begun += '\n';
      else {
        // An empty line says nothing; some servers send one.
        if (begun.trim() !== '') replies.push(decoded(begun.replace(/\r$/, '')));
        begun = '';
      }
    }
    this.rest = begun + last;
    return this.rest.length > longest ? undefined : replies;
  }
}

/** UTF-8, which SMTPUTF8 servers use (RFC 6531 3.7.4), or else latin1. */
const decoded = (latin1: string): string => {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  const text = Buffer.from(latin1, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? latin1 : text;
};
