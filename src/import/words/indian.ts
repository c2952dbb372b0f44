/** Furniture as Indian papers word it in English, beyond the common lists. */

/** Headings after which an article does not go on: parts of patterns, each a whole line. */
export const ends: string[] = [
  'top comments?',
  'also in this (?:section|story)',
  '(?:published|first published|last updated)(?: on)?',
  'get (?:the )?app',
  'promoted(?: listen to the latest songs.{0,40})?',
  'live tv',
  'more from this section',
  'first published on.{0,40}',
  'dear readers?,?',
  'support our journalism',
  'why news media is in crisis.{0,40}',
];

/** Openers of a link to another story. */
export const asides: RegExp[] = [
  /^(?:also (?:read|see|watch|listen)|read (?:also|more|here)|must (?:read|watch)|also from .{2,30}|watch|in pics|explained|live updates)\s?(?:[:|»›>–—]|\s-\s|-\s)\s?\S/iu,
  /^(?:follow|track|catch|click here for|get) (?:the |all )?(?:live|latest|more|all)\b[^.!?]{0,80}\b(?:here|updates?)$/iu,
];

export const promotions: RegExp[] = [
  /^(?:enter a valid e-?mail|you are now subscribed|stay updated with|your opinion matters)/iu,
  /\bdownload (?:from|now)$|\breal-time alerts\b|\bunlock a world of benefits\b|^log ?in to our website\b/iu,
  /^follow (?:our|the) .{0,40}\b(?:handle|page|channel)\b/iu,
  /\be-?paper on whatsapp\b|\bjoin (?:our|the) [^,.;]{0,25}(?:channel|group)\b/iu,
  /^published in .{2,30}, \p{L}+ \d/iu,
  /^(?:read|catch|get|check) all the .{0,80}\b(?:news|updates|events)\b.{0,120}(?:here|on)?\b/iu,
];

export const captions: RegExp[] = [
  /^\(?(?:representat(?:ive|ional)|file|symbolic|representation) (?:image|photo|photograph|picture|pic)s?\b.{0,60}$/iu,
  /^\(?(?:the )?(?:image|photo|photograph|picture|pic)s? (?:is )?(?:(?:used|meant|only) )?for represent.{0,60}$/iu,
  /^.{3,220}\((?:source|via|courtesy|credit)\s?[:|-]\s?[^().!?]{2,40}\)\.?$/iu,
  /^.{3,220}\((?:[\p{L}.]{2,12} )?(?:file |archive )?(?:photo|pic|image|picture)s?\)\.?$/iu,
  /^\p{Lu}{2,4} (?:File )?(?:Photo|PHOTO)$/u,
  /^\(?pics?(?: (?:courtesy|credit|for representation))?\s?[:|]/iu,
  /^\((?:Twitter|Facebook|Instagram|YouTube)\/[@\p{L}][^()]{2,40}\)$/u,
];
