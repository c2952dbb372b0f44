import PostalMime from 'postal-mime';

/** A node of the MIME tree. */
export interface MimeNode {
  type: string;
  /** Octets as sent, headers and encoding included. */
  size: number;
  encoding?: string;
  name?: string;
  children: MimeNode[];
}

export interface MessageView {
  /** The message as it is; a byte a character. */
  raw: string;
  size: number;
  headers: { name: string; value: string }[];
  tree: MimeNode;
}

/** The raw message with its headers and its MIME tree (RFC 2045, 2046). */
export const messageView = async (bytes: Uint8Array): Promise<MessageView> => {
  const raw = Buffer.from(bytes).toString('latin1');
  const mail = await PostalMime.parse(bytes);
  const headers = mail.headers.map(({ originalKey, key, value }) => ({ name: originalKey ?? key, value }));
  return { raw, size: bytes.length, headers, tree: treeOf(raw) };
};

/** The tree is read off the bytes themselves, since parsers hand out contents and not structure. */
const treeOf = (part: string): MimeNode => {
  const end = part.indexOf('\r\n\r\n');
  const head = (end < 0 ? part : part.slice(0, end)).replace(/\r\n[ \t]+/g, ' ');
  const field = (name: string): string | undefined => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1];
  const contentType = field('Content-Type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  const encoding = field('Content-Transfer-Encoding');
  const name = /name="?([^";]+)"?/i.exec(contentType)?.[1];
  return {
    type: contentType.split(';')[0]?.trim() ?? 'text/plain',
    size: part.length,
    ...(encoding && { encoding }),
    ...(name && { name }),
    children: boundary ? partsOf(part.slice(end + 4), boundary).map(treeOf) : [],
  };
};

const partsOf = (body: string, boundary: string): string[] =>
  `\r\n${body}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.replace(/^[ \t]*\r\n/, ''));
