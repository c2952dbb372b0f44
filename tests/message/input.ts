import type { ComposeInput } from '../../src/message/compose.ts';

type Overrides = Partial<ComposeInput['publication']> &
  Partial<Omit<ComposeInput, 'publication' | 'edition'>>;

/** A small edition of Today's Cache; `changes` replace fields of the publication or of the message. */
export function input(changes: Overrides & { language?: string; date?: string } = {}): ComposeInput {
  const { subject, html, text, images, language, date, ...publication } = changes;
  return {
    publication: {
      name: 'Today’s Cache',
      from: { name: 'Today’s Cache', address: 'newsletter@todays-cache.example' },
      replyTo: { address: 'editors@todays-cache.example' },
      timeZone: 'Asia/Kolkata',
      time: '17:00',
      ...publication,
    },
    edition: { id: '2023-05-31', date: date ?? '2023-05-31', language: language ?? 'en-IN' },
    subject: subject ?? 'Today’s Cache | Xiaomi and Dixon',
    html:
      html ??
      '<!doctype html>\n<html lang="en-IN"><body><p>Xiaomi’s phones come from Dixon</p></body></html>\n',
    text: text ?? 'TODAY’S CACHE\n\nXiaomi’s phones come from Dixon\n',
    images: images ?? [],
  };
}
