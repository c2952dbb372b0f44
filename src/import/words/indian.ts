/** Furniture as Indian papers word it in English, beyond the common lists. */

/** Buttons and labels: parts of patterns, each a whole line. */
export const rows: string[] = [
  '(?:remove )?see all',
  'watch live(?: news)?:?',
  'hide',
  String.raw`\.{0,3}(?:more)?less`,
  'rate (?:this )?story',
  'abc (?:small|medium|large)',
  'watchlist',
  'synopsis',
  'buy now \\|.{0,80}',
  'new!',
  'listen to (?:this )?(?:story|article).{0,30}',
  'live stream',
  'print comments',
];

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
  '(?:hot|popular|trending|spotlight|top) (?:on|in|searched|categories|trends|events|picks|wire) ?.{0,20}',
  'hot picks',
  'spotlight wire',
  'a letter from the editor',
  'live blog',
  '\\p{L}{2,20} shorts',
  '(?:web|visual|photo|premium) ?stories',
  'videos',
  'end of article',
  'start a conversation',
  '(?:visit web stories|entire website|explore categories|news hub)',
  'others also read',
  'in other news',
  "today's news",
  'what you get on .{2,30}',
  'disclaimer(?: statement)?',
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
  // What forms, plans and lists of one's own say.
  /^you are just one step away\b|^oops! .{0,80}\b(?:limit|plan|bookmark)|^(?:congratulations! )?you are now subscribed\b|^(?:your|choose your) subscription plan$/iu,
  /^(?:access|read|get|unlock) \d+\+? (?:free|premium|exclusive) (?:stories|articles)\b|^(?:read|register to read) more (?:stories|articles|free stories)\b.{0,60}$|^you have exhausted your\b/iu,
  /^get notified by e-?mail\b|^we (?:have migrated to|serve personali[sz]ed)\b|^log ?in to add\b|^navigate news\b/iu,
  // Appeals.
  /^we, however, have a request\b|\bplay an active role in shaping our journalism\b|\bjournalism of this quality needs\b|^india needs free, fair\b|\bhas always strived hard to provide up-to-date\b/iu,
  // Where there is more of all kinds.
  /^(?:stay tuned (?:to|with)|stay informed on|discover|get|read) (?:all )?(?:the )?(?:latest|breaking|\p{Lu}\S+)\b.{0,120}\b(?:news|updates|alerts)\b.{0,60}\b(?:on|from|at|with|for) \p{Lu}.{2,60}$|^(?:discover|get) the latest .{0,60}\b(?:news|updates)\.?$|^stay tuned (?:to|with) .{2,40} for (?:more|all|latest)\b/iu,
  /^(?:for|to get|to read) (?:more|all|the latest|latest) (?:\p{L}+ ){0,2}(?:news|stories|updates|articles)\b.{0,200}\b(?:visit|follow|check|get|log on to)\b|^to stay updated\b.{0,80}\bfollow\b/iu,
  /^listen to the latest songs\b/iu,
  // The agency's feed as it came.
  /\bfrom (?:a|an|the) (?:wire )?agency feed\b/iu,
  /^\(?[Ww]ith (?:\p{Lu}{2,5}|agency|agencies) inputs?\)?\.?$/u,
  /^[(—–-]?\s?(?:PTI|ANI|IANS|UNI)\)?$/u,
  /^(?:read|catch|get|check) all the .{0,80}\b(?:news|updates|events)\b.{0,120}(?:here|on)?\b/iu,
];

export const captions: RegExp[] = [
  /^\(?(?:representat(?:ive|ional)|file|symbolic|representation) (?:image|photo|photograph|picture|pic)s?\b.{0,60}$/iu,
  /^\(?(?:the )?(?:image|photo|photograph|picture|pic)s? (?:is )?(?:(?:used|meant|only) )?for represent.{0,60}$/iu,
  /^.{3,220}\((?:source|via|courtesy|credit)\s?[:|-]\s?[^().!?]{2,40}\)\.?$/iu,
  /^.{3,220}\((?:[\p{L}.]{2,12} )?(?:file |archive )?(?:photo|pic|image|picture)s?\)\.?$/iu,
  /^\(?\p{Lu}{2,4} (?:File )?(?:Photo|PHOTO)\)?$/iu,
  /^\(?(?:express|special arrangement|agency|agencies) ?(?:photo)?\)?$/iu,
  /^.{3,200}(?:\| ?(?:PTI|ANI|IANS|AFP|Reuters)|\(\p{Lu}{2,4} (?:File|Photo|Archive)\))$/u,
  /^\(?pics?(?: (?:courtesy|credit|for representation))?\s?[:|]/iu,
  /^\((?:Twitter|Facebook|Instagram|YouTube)\/[@\p{L}][^()]{2,40}\)$/u,
];
