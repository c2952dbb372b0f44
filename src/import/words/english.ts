/** Furniture of today's English pages, beyond the common lists: appeals, offers of an app, boxes to follow a topic, consent to a post. */

/** Buttons and labels: parts of patterns, each a whole line. */
export const rows: string[] = [
  'ad feedback',
  'live events',
  '(?:pay|donate|contribute|give|install|upgrade|download) now[.!]?',
  '(?:enable|allow|accept|reject|manage)(?: all)? cookies(?: once)?',
  'allow and continue',
  // What a form says of what was typed.
  'invalid e-?mail(?: address)?',
  '(?:\\S{1,15} )?(?:powered|invented) by \\S{2,30}',
];

/** The common list has the headings that end an article. */
export const ends: string[] = [
  // The price of a subscription.
  String.raw`(?:from )?[$£€]\s?\d[\d.,]*(?: ?/ ?| per | an? )(?:(?:person|user|seat)(?: ?/ ?| per ))?(?:week|month|mo|year|yr)`,
];

export const asides: RegExp[] = [
  /^read more (?:from|on|about|in) [^.!?:]{2,40}:?$/iu,
  // `Profile | Jane Doe`, `Analysis | Who wants the bridge`: what stands behind the bar is another story.
  /^(?:profile|at a glance|timeline|analysis|explained|explainer|explore|background|q ?& ?a|fact ?check|factfile|in depth|in full|in quotes|comment|obituary|interview|review|quiz|poll|podcast|gallery|graphic|watch|listen|live) \| \p{Lu}[^|]{2,80}$/iu,
  /^what (?:our |other )?(?:readers|commenters) (?:are saying|say|think)$/iu,
];

export const captions: RegExp[] = [/^.{20,400}[.!?…]["”’)]?\sPics?: ?\S.{1,60}$/u];

export const promotions: RegExp[] = [
  // Appeals for support: in the paper's own voice, not in a quotation's.
  /^[^"“”«»]*\bwe (?:depend|rely|count) on (?:(?:the )?(?:support|generosity) of )?(?:our )?(?:readers|members|subscribers|you)\b/iu,
  /^[^"“”«»]*\bwe (?:can|could|cannot|can['’]t|need)\b.{0,40}\bwith(?:out)? your (?:support|help|contributions?|donations?)\b/iu,
  /^(?:please )?support .{2,40}\bby (?:making|giving) an? .{0,20}(?:contribution|donation)\b/iu,
  /^(?:independent|quality|honest|free) journalism (?:matters|needs (?:you|your .{3,20})|costs money|is not free)[.!]?$/iu,
  /^make an? (?:contribution|donation) to\b/iu,
  /^(?:sorry,? |oops[,!.]? )?something went wrong\b.{0,20}\btry again\b/iu,
  /^this (?:article|essay|piece|story) (?:is|was|has been) (?:also )?featured in\b/iu,
  /[,.!?:–—-] (?:please )?click here[.!]?$/iu,
  // Offers of an app, of alerts and of a channel.
  /^unlock (?:exclusive|full|unlimited|premium|ai|all|more) (?:access|insights?|stor(?:y|ies)|content|features|benefits|articles)\b/iu,
  /[.!] download now!?$/iu,
  /^get (?:(?:the )?latest|real-time|live|instant|current|daily|breaking) (?:\w+ )?(?:news|updates|alerts)\b.{0,120}\b(?:only on|along with|on your|in the app)\b/iu,
  /\bis (?:now |also )?on (?:whatsapp|telegram|signal|threads|bluesky)\b[.!:,] .{0,20}\b(?:follow|join|subscribe)\b/iu,
  /^the (?:opinions?|views?)\b.{0,60}\bare those of the \w+\.?$/iu,
  // What follows who follows a topic or a writer.
  /^posts from this (?:author|topic|writer|section)\b/iu,
  /^follow (?:topics|authors|writers|this (?:topic|author|writer|story))\b.{0,60}\b(?:to see|to get|to receive|for more|email)\b/iu,
  // A post or a film that asks for consent first.
  /\bmay be using cookies\b|\bpermission (?:to use cookies|before (?:anything|it|they) (?:is|are) loaded)\b/iu,
  /^you can use the buttons? below\b.{0,80}\b(?:preferences|cookies)\b|\bunable to verify if you have consented\b/iu,
  // A machine's summary, and when the page was put up.
  /\b(?:summary|overview) (?:is|was) (?:ai|computer|machine|automatically)[- ]generated\b|\bai (?:can|may) make mistakes\b/iu,
  /^this (?:article|story|post) went live on\b/iu,
];
