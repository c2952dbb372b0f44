import { type HeaderField, type Part, parseMessage } from '../inbox/parsed.ts';

export interface MessageView {
  /** The message as it is, a byte a character, but for long runs of base64, of which the first lines are given. */
  raw: string;
  /** Octets. */
  size: number;
  headers: HeaderField[];
  tree: Part;
}

/** The raw message with its headers and its MIME tree (RFC 2045, 2046). */
export const messageView = async (bytes: Uint8Array): Promise<MessageView> => {
  const { headers, tree } = await parseMessage(bytes);
  return { raw: shortened(Buffer.from(bytes).toString('latin1')), size: bytes.length, headers, tree };
};

/** Pictures take nearly all of a message and nobody reads their base64. */
const shortened = (raw: string): string =>
  raw.replace(
    /((?:^[A-Za-z0-9+/]{60,76}\r\n){4})((?:^[A-Za-z0-9+/]{60,76}={0,2}\r\n){20,})/gm,
    (_, first, rest) => {
      const lines = String(rest).split('\r\n').length - 1;
      return `${first}⋯ ${lines} more lines of base64, whole in the download ⋯\r\n`;
    },
  );
