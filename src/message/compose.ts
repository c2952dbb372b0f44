import { createHash } from 'node:crypto';
import type { Edition, ProofImage, Publication } from '../model.ts';
import { octetsOf } from '../octets.ts';
import { domainOf, formatMailbox } from './address.ts';
import { messageDate } from './date.ts';
import { encodeText, field } from './field.ts';
import { listFields } from './list.ts';
import { htmlPart, imagePart, multipart, type Part, textPart } from './mime.ts';

export interface ComposeInput {
  publication: Pick<
    Publication,
    'name' | 'from' | 'replyTo' | 'timeZone' | 'time' | 'unsubscribe' | 'listId'
  >;
  edition: Pick<Edition, 'id' | 'date' | 'language'>;
  subject: string;
  /** Image addresses are already `cid:…` or absolute. */
  html: string;
  text: string;
  /** Those the HTML names by `cid:` are embedded, the others left out. */
  images: readonly ProofImage[];
}

/**
 * The complete message (RFC 5322, 2045): CRLF throughout, no line over 998 octets, ASCII unless an address
 * has a non-ASCII local part. The same input gives the same bytes at any hour and in any time zone: Date is
 * the edition's, Message-ID and boundaries come from the content. `send` replaces To, Date and Message-ID.
 *
 * To is the publication itself. A message without To scores as spam, an empty group cannot be answered, and a
 * reader's address has no place in a file that is built, kept and passed around.
 *
 * Auto-Submitted is left out on purpose: people wrote this, and List-Id already keeps vacation replies away
 * (RFC 3834 section 2, RFC 5230 section 4.6).
 */
export function compose(input: ComposeInput): Uint8Array {
  const { publication, edition } = input;
  const images = embedded(input);
  const hash = contentHash(input, images);
  const from = formatMailbox(publication.from);
  const body = bodyPart(input, images, hash);
  const head = [
    field('From', from),
    publication.replyTo && field('Reply-To', formatMailbox(publication.replyTo)),
    field('To', from),
    field('Subject', encodeText(input.subject)),
    field('Date', messageDate(edition.date, publication.time, publication.timeZone)),
    field('Message-ID', `<${hash}@${domainOf(publication.from.address)}>`),
    ...listFields(publication),
    field('Content-Language', edition.language.replace(/[^A-Za-z0-9-]/g, '').slice(0, 100)),
    'MIME-Version: 1.0',
    ...body.fields,
  ].filter((line) => line !== undefined);
  const content = body.content.map((piece) =>
    typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece,
  );
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), ...content]);
}

/** Each picture once, and only if the HTML shows it: a part nobody refers to looks like an attachment. */
function embedded({ html, images }: ComposeInput): ProofImage[] {
  const byId = new Map(images.map((image) => [image.cid, image]));
  return [...byId.values()].filter((image) => html.includes(`cid:${image.cid}`));
}

/** multipart/alternative, the text first as the plainer form (RFC 2046 section 5.1.4). */
function bodyPart({ html, text }: ComposeInput, images: ProofImage[], hash: string): Part {
  const page = htmlPart(html);
  const rich =
    images.length === 0
      ? page
      : multipart('related', [page, ...images.map(imagePart)], boundary(hash, 2), { type: 'text/html' });
  return multipart('alternative', [textPart(text), rich], boundary(hash, 1));
}

/** `=_` never occurs in quoted-printable or base64 (RFC 2045 section 6.7), so no body can hold a boundary. */
const boundary = (hash: string, number: number): string => `=_galley-${hash}-${number}`;

/** 32 hexadecimal digits of SHA-256 over everything that makes the message. */
function contentHash(
  { publication, edition, subject, html, text }: ComposeInput,
  images: ProofImage[],
): string {
  const { name, from, replyTo, timeZone, time, unsubscribe, listId } = publication;
  const meta = { name, from, replyTo, timeZone, time, unsubscribe, listId, edition: edition.id, subject };
  const parts = [JSON.stringify({ ...meta, date: edition.date, language: edition.language }), html, text];
  const hash = createHash('sha256');
  for (const part of parts.map(octetsOf)) hash.update(`${part.length}\n`).update(part);
  for (const image of images) hash.update(`${image.cid}\n${image.name}\n`).update(image.bytes);
  return hash.digest('hex').slice(0, 32);
}
