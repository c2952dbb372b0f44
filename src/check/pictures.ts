import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Context } from './context.ts';

/**
 * The octets of the picture an `src` names: of the proof, attached to the message, or a file beside a page. Undefined when
 * they are not at hand, as for one on the web.
 */
export const bytesOfPicture = async (src: string, context: Context): Promise<Uint8Array | undefined> => {
  const { proof } = context;
  if (/^cid:/i.test(src)) {
    const cid = decoded(src.slice(4)).toLowerCase();
    return proof.images.find((image) => image.cid.toLowerCase() === cid)?.bytes ?? attached(cid, context);
  }
  if (/^[a-z]+:|^\/\//i.test(src)) return undefined;
  const name = decoded(src.split(/[?#]/)[0] ?? '');
  const { foreign } = context.options;
  if (foreign?.kind === 'html') return readPicture(resolve(dirname(foreign.file), name));
  return proof.images.find((image) => `images/${image.name}` === name)?.bytes;
};

// A page from outside may name a device or a huge file.
const mostOctets = 20_000_000;

const readPicture = async (path: string): Promise<Uint8Array | undefined> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > mostOctets) return undefined;
  return readFile(path).catch(() => undefined);
};

const attached = async (cid: string, context: Context): Promise<Uint8Array | undefined> => {
  if (!context.hasMessage) return undefined;
  const mail = await context.mail.catch(() => undefined);
  const content = mail?.attachments.find(
    ({ contentId }) => contentId?.replace(/^<|>$/g, '').toLowerCase() === cid,
  )?.content;
  return content instanceof ArrayBuffer ? new Uint8Array(content) : undefined;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
