/** The last texts that were encoded. A proof's HTML and text are each asked for several times over. */
const recent: { text: string; octets: Buffer }[] = [];
const kept = 4;

/**
 * A text as UTF-8, encoded once although several want it: the message's hash, its size, what is written. Whoever is
 * given it may not change it.
 */
export const octetsOf = (text: string): Buffer => {
  const known = recent.find((each) => each.text === text);
  if (known) return known.octets;
  const octets = Buffer.from(text);
  recent.unshift({ text, octets });
  recent.length = Math.min(recent.length, kept);
  return octets;
};

/** The same octets as a Buffer; nothing is copied. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Octets as a text of as many letters: searching it is several times cheaper than searching the octets. */
export const asLatin1 = (bytes: Uint8Array): string => asBuffer(bytes).toString('latin1');
