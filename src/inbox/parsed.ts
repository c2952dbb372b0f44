import PostalMime, { decodeWords, type Email } from 'postal-mime';

/** One part of a message, as the MIME tree shows it. */
export interface Part {
  /** E.g. `multipart/alternative`. */
  type: string;
  charset?: string;
  /** Content-Transfer-Encoding as given. */
  encoding?: string;
  disposition?: string;
  filename?: string;
  contentId?: string;
  /** Octets after decoding; absent for multiparts. */
  size?: number;
  parts: Part[];
}

export interface Attachment {
  filename?: string;
  type: string;
  contentId?: string;
  /** Shown within the HTML by its Content-ID. */
  related: boolean;
  content: Uint8Array;
}

export interface HeaderField {
  name: string;
  /** Unfolded, else as it stands in the message. */
  value: string;
  /** The value with encoded words (RFC 2047) decoded, where there are any. */
  decoded?: string;
}

/** A message taken apart. */
export interface Parsed {
  headers: HeaderField[];
  html?: string;
  text?: string;
  attachments: Attachment[];
  tree: Part;
  /** Why it could not be taken apart; the rest is empty then. */
  problem?: string;
}

/** Takes a message apart; what cannot be (nested too deeply, headers too long) comes back with its `problem`. */
export async function parseMessage(message: Uint8Array): Promise<Parsed> {
  const parser = new PostalMime();
  try {
    const email = await parser.parse(message);
    return { ...contentOf(email), tree: partOf(treeOf(parser)) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { headers: [], attachments: [], tree: { type: 'message/rfc822', parts: [] }, problem };
  }
}

function contentOf(email: Email): Omit<Parsed, 'tree'> {
  return {
    headers: email.headers.map(({ originalKey, value }) => fieldOf(originalKey, value)),
    ...(email.html !== undefined && { html: email.html }),
    ...(email.text !== undefined && { text: email.text }),
    attachments: email.attachments.map((attachment) => ({
      ...(attachment.filename && { filename: attachment.filename }),
      type: attachment.mimeType,
      ...(attachment.contentId && { contentId: attachment.contentId }),
      related: attachment.related ?? false,
      content: bytesOf(attachment.content),
    })),
  };
}

function fieldOf(name: string, value: string): HeaderField {
  const decoded = value.includes('=?') ? decodeWords(value) : value;
  return { name, value, ...(decoded !== value && { decoded }) };
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** What is used of a node of postal-mime's tree, which its types leave out. */
interface Node {
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false };
  contentDisposition: { parsed: { value: string; params: Record<string, string> } };
  headers: { key: string; value: string }[];
  contentId?: string;
  content: ArrayBuffer | null;
  childNodes: Node[];
}

function treeOf(parser: PostalMime): Node {
  return (parser as unknown as { root: Node }).root;
}

function partOf(node: Node): Part {
  const { value: type, params } = node.contentType.parsed;
  const disposition = node.contentDisposition.parsed;
  const encoding = node.headers.find(({ key }) => key === 'content-transfer-encoding')?.value;
  const filename = disposition.params.filename ?? params.name;
  return {
    type: type || 'text/plain',
    ...(params.charset && { charset: params.charset }),
    ...(encoding && { encoding }),
    ...(disposition.value && { disposition: disposition.value }),
    ...(filename && { filename }),
    ...(node.contentId && { contentId: node.contentId }),
    ...(node.contentType.multipart === false && { size: node.content?.byteLength ?? 0 }),
    parts: node.childNodes.map(partOf),
  };
}
