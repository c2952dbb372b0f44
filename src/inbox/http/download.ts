/** Types a browser may know a download by; anything else is just bytes, since a message may claim what it likes. */
const harmless =
  /^(?:image\/(?:png|jpeg|gif|webp)|application\/pdf|text\/(?:plain|calendar|csv)|message\/rfc822)$/;

/** Headers of a file to be saved, never shown; the name is the message's own and not to be trusted. */
export function attachmentHeaders(type: string, filename: string): Record<string, string> {
  const plain = filename.replace(/[^A-Za-z0-9._ -]/g, '_').slice(-150) || 'file';
  // RFC 6266: the second form carries what ASCII cannot
  const full = encodeURIComponent(
    filename.replace(/\p{Surrogate}/gu, '_').replace(/[\x00-\x1f\x7f/\\]/g, '_'),
  ).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    'Content-Type': harmless.test(type) ? type : 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${full}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
  };
}
