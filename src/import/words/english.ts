/** Furniture of today's English pages, beyond the common lists: appeals, offers of an app, boxes to follow a topic, consent to a post. */

/** The common list has the headings that end an article. */
export const ends: string[] = [
  // Other stories.
  'related (?:internet )?links',
  'related to (?:this )?.{0,30}',
  'you (?:may|might|could) (?:also )?(?:be interested in|want to (?:read|see)|like|enjoy).{0,40}',
  'next up',
  'keep reading',
  "today's (?:top .{2,20}|headlines|video|picks|paper|stories)",
  'in case you missed it',
  'icymi',
  'paid (?:partner )?content',
  'content by .{2,30}',
  '(?:content|stories|offers|messages?) from (?:our )?(?:partners?|sponsors?|advertisers?)',
  'also in .{2,30}',
  'latest in .{2,30}',
  'discover more(?: .{0,30})?',
  'recent (?:comments|posts|articles|stories|news)',
  'from the homepage',
  '(?:best|more|elsewhere) (?:from|on|of) (?:the )?(?:web|internet|net)',
  '(?:video|photo|picture|quote|cartoon|poll|quiz|image|deal|word)s? of the (?:day|week|month)',
  'special features?',
  'play our games',
  // What it is about.
  String.raw`in this (?:article|story)\s?:.{0,200}`,
  'topics? (?:mentioned|covered|discussed) .{0,30}',
  'categor(?:y|ies)',
  'read more (?:on|about)',
  'explore (?:topics|related.{0,30})',
  // Its readers and its makers.
  'your views?',
  'have your say',
  String.raw`what do you think\??`,
  "what's your (?:view|take|opinion)",
  'author bio',
  'meet the (?:author|writer|reporter)s?',
  'stay in the (?:know|loop)',
  'connect with us',
  'get in touch',
  String.raw`(?:got|have) a (?:news )?(?:tip|story)\??`,
  'contact (?:the )?newsroom',
  'support (?:us|our .{2,20})',
  // The page's end.
  'sources|notes|citations?|provenance',
  '(?:site (?:information )?|post )?navigation',
  'advertise',
  '(?:privacy|cookie)s? (?:policy|notice|statement|settings|preferences)',
  'report a problem',
  'corrections',
  // The price of a subscription.
  String.raw`(?:from )?[$£€]\s?\d[\d.,]*(?: ?/ ?| per | an? )(?:(?:person|user|seat)(?: ?/ ?| per ))?(?:week|month|mo|year|yr)`,
];

export const asides: RegExp[] = [
  /^read more (?:from|on|about|in) [^.!?:]{2,40}:?$/iu,
  // `Learn more: Seven ways to a quiet harbour`
  /^(?:learn|find out|discover) more\s?[:|»›]/iu,
  // `Profile | Jane Doe`, `Analysis | Who wants the bridge`: what stands behind the bar is another story.
  /^(?:profile|at a glance|timeline|analysis|explained|explainer|explore|background|q ?& ?a|fact ?check|factfile|in depth|in full|in quotes|comment|obituary|interview|review|quiz|poll|podcast|gallery|graphic|watch|listen|live) \| \p{Lu}[^|]{2,80}$/iu,
  // `Explainer: Why ferries go electric`
  /^(?:explainer|analysis|perspective|fact ?box|timeline|live ?blog|recommended reading|further reading|previously|background|podcast|poll|quiz|trending|photo essay|long read|deep dive|fact ?check)\s?:\s?\p{Lu}[^.!:]{6,120}$/iu,
  /^[»›>→] \p{L}[^.!]{10,120}$/u,
  /^read (?:the|this|our|his|her|their) (?:full|original|complete|entire) (?:story|article|interview|report|post|text|piece|transcript)\b[^.!?]{0,40}[.!]?$/iu,
  // `Popular now: Second bridge opens late, and nobody comes`
  /^(?:(?:most )?popular|trending|hot|top stor(?:y|ies)) (?:now|today|right now|this week)\s?:\s?\p{Lu}.{10,200}$/iu,
  // The tags of the story on one line: `In this article: boats, harbours, islands`.
  /^in this (?:article|story|post|piece): ?[^,.!?:;]{2,40}(?:, ?[^,.!?:;]{2,40}){2,}$/iu,
  /^what (?:our |other )?(?:readers|commenters) (?:are saying|say|think)$/iu,
];

export const captions: RegExp[] = [
  /^.{20,400}[.!?…]["”’)]?\sPics?: ?\S.{1,60}$/u,
  /^image caption, \S/iu,
  // `… before the storm. (Supplied: Jane Doe)`
  /\((?:supplied|handout|courtesy)(?:: ?[^()]{2,60})?\)\.?$|\(\p{Lu}[\p{L} ]{1,24}: \p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){1,2}\)$/iu,
  /^(?:photos? )?courtesy(?: of)? \S.{1,60}$/iu,
  /^(?:courtesy|contributed|submitted|supplied|handout|stock|press) (?:photo|image|picture)s?\.?$|^handout$|^supplied$|^screen ?grab$/iu,
  /^FILE ?[-–—] ?\S/u,
  /^.{3,200}\((?:PA|PA Wire|PA Archive|PA Media|PA Images|iStock|Shutterstock|Unsplash|Pixabay|Pexels)(?:\/[^()]{2,40})?\)\.?$/u,
  /^(?:shutterstock|istock(?:photo)?|getty(?: images)?|unsplash|pexels|pixabay|alamy|adobe stock|wikimedia commons)$/iu,
  /^(?:chart|map|graphic|infographic|screenshot)s?\s?(?::|by)\s?\p{Lu}[^.!?]{2,80}$/iu,
];

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
  /^(?:the |any )?(?:views?|opinions?)(?: and (?:views?|opinions?))?\b.{0,80}\b(?:are|is) (?:solely |strictly |entirely )?(?:those of|(?:the|his|her|their) (?:\w+['’]s )?own)\b/iu,
  // What a subscription brings, as the list of an offer has it.
  /^(?:an? )?ad(?:vert)?-free (?:experience|reading|browsing|access)\b.{0,40}$/iu,
  /^(?:(?:exclusive|full|unlimited|complete)\b[ ,&]*(?:and )?){1,2}access to (?:all )?(?:our|premium|exclusive)\b.{0,60}$/iu,
  /^(?:\S+ ){0,2}(?:fast|faster|speedy)(?:[- ]loading| loading)? (?:web ?)?pages[.!]?$/iu,
  /^experience the \p{L}.{1,30} like never before[.!]?$/iu,
  /^(?:start|try|begin) (?:your |a )?(?:\d+-day )?free trial\b.{0,20}$/iu,
  // What follows who follows a topic or a writer.
  /^posts from this (?:author|topic|writer|section)\b/iu,
  /^follow (?:topics|authors|writers|this (?:topic|author|writer|story))\b.{0,60}\b(?:to see|to get|to receive|for more|email)\b/iu,
  // A post or a film that asks for consent first.
  /\bmay be using cookies\b|\bpermission (?:to use cookies|before (?:anything|it|they) (?:is|are) loaded)\b/iu,
  /^you can use the buttons? below\b.{0,80}\b(?:preferences|cookies)\b|\bunable to verify if you have consented\b/iu,
  // A machine's summary, and when the page was put up.
  /\b(?:summary|overview) (?:is|was) (?:ai|computer|machine|automatically)[- ]generated\b|\bai (?:can|may) make mistakes\b/iu,
  /^this (?:article|story|post) went live on\b/iu,
  // Forms.
  /^(?:(?:already|not yet|don['’]t) )?(?:have|got) an? (?:account|subscription)\?/iu,
  /^(?:log|sign) ?in (?:to|or) (?:\w+ ){0,3}(?:comment|continue|read|save|access|subscribe|register|view|manage|follow|join|create)/iu,
  /^you (?:need|have) to be (?:an? )?(?:subscriber|member|logged|signed|registered)\b/iu,
  /^you(?:['’]ve| have) (?:successfully )?(?:subscribed|signed up|unsubscribed|been (?:subscribed|added))\b/iu,
  /^(?:oops[,!.]? )?(?:something went wrong|there (?:was|has been) an? (?:error|problem)|an error (?:has )?occurred)\b[^.!,]{0,40}(?:[.!,] ?please.{0,60}|[.!,])?$/iu,
  /^please (?:enter|provide|use|check|select|confirm|try|fill in) (?:an?|your|the|again|out)\b/iu,
  /^(?:invalid |your |type your )?e-?mail(?: address)?\s?[*:]?$/iu,
  /^by (?:providing|registering|joining|continuing|creating|checking|ticking)\b.{0,80}\b(?:agree|consent|accept|acknowledge|confirm)\b/iu,
  /\bprotected by (?:re)?captcha\b/iu,
  /^(?:no spam[.,]? )?(?:you can )?unsubscribe (?:at )?any ?time\b|^cancel (?:at )?any ?time\b/iu,
  /^we (?:and our partners )?use (?:cookies|your (?:sign-?up|data|e-?mail|information))\b/iu,
  // Offers of letters, alerts, membership.
  /^sign ?up (?:(?:now|here|today) )?(?:to|and) (?:get|receive|have|hear)\b[^:]{0,60}\b(?:best|latest|top|content|deals|stories|news|offers|picks|updates|reviews|alerts)\b.{0,120}$/iu,
  /^contact me with\b.{0,40}\b(?:news|offers)\b|\breceive e-?mails? from us on behalf of\b/iu,
  /^subscribe\b[^,;:]{0,100}[.!]?$/iu,
  /^(?:get|receive|enjoy) (?:our|the|your|all|unlimited|instant|full|free|exclusive|breaking|daily|weekly)\b.{0,100}\b(?:e-?mails?|newsletters?|inbox|unlimited access|alerts|briefing|delivered to your phone|news of the day)(?: for .{2,20})?[.!]?$|^get unlimited\b/iu,
  /^(?:our|an?|the) (?:(?:free|daily|weekly|twice-weekly|monthly|morning|evening) )+(?:e-?mail|newsletter|briefing)\b(?!.{0,80}\b(?:said|was|were|had)\b)|^(?:the stories|the news|everything) (?:that matters?|you need)\b.{0,40}$/iu,
  /^(?:do you have|have you got|got|have) (?:an?|any) (?:story|tip|news|question|correction|photo|picture|video)\b[^?]{0,60}\?/iu,
  /^(?:available|download(?: it)?|get it) on (?:ios|android|google play|the app store|apple|iphone)\b/iu,
  /^(?:stay|keep) (?:up[- ]to[- ]date|up to speed|up|on top|informed|ahead|connected|in the (?:know|loop))\b.{0,100}\b(?:newsletters?|app|alerts?|e-?mails?|briefing|our (?:\w+ )?(?:stories|news|coverage|updates))\.?$/iu,
  /^(?:[^.!?]{3,60}[.!?] )?(?:keep up|catch up|stay up[- ]to[- ]date|get started|start your (?:day|morning|week)) with\b.{2,60}\b(?:newsletters?|briefing)[.!]?$/iu,
  /^never miss (?:an?|another)\b.{0,60}$/iu,
  /^(?:help us|your (?:support|donation|contribution|gift))\b.{0,100}\b(?:our|independent|this) (?:journalism|reporting|work|newsroom)\b/iu,
  /^(?:become|be) an? (?:member|supporter|subscriber|patron|donor)(?: (?:today|now|of .{2,30}|for .{2,20}))?[.!]?$|^donate (?:today|now|here|to support)\b/iu,
  /^(?:choose|pick|select) (?:the|an?|your) (?:plan|subscription)\b|^(?:start|begin|try) (?:your|our|it)\b.{0,30}\b(?:free|trial)\b|^limited[- ]time offer\b/iu,
  /^(?:turn on|enable|allow|would you like) .{0,30}\bnotifications?\b/iu,
  // Of the story as such: where else it stands, who helped, whose opinion it is.
  /^this (?:article|story|post|piece|report|interview|essay|column|review|excerpt|content)\b(?: (?:was|is|has been|originally|first|also)){1,3} (?:published|appeared|posted|printed|produced (?:in|with)|syndicated|updated|corrected|amended|adapted|republished|excerpted|sponsored|supported by|brought to you)\b.{0,160}$/iu,
  /^this is a (?:developing|breaking)\b.{0,20}\b(?:story|news)\b.{0,80}$/iu,
  /^\(?(?:[—–-] ?)?(?:with )?(?:additional |extra |further |agency )?(?:(?:reporting|research) by|(?:inputs?|files|contributions?) from) [^.!?]{2,120}\.?\)?$|^\(with agency inputs?\)$/iu,
  /^\(?(?:[^.!?,]{2,40}(?:, | and )){0,6}[^.!?]{2,40} contributed (?:to this (?:report|story|article|piece)|reporting|research)\b.{0,60}$/iu,
  /^\(?disclaimer\s?:/iu,
  /^opinions? expressed\b/iu,
  /^(?:when|if) you (?:buy|purchase|click|shop)\b.{0,120}\b(?:commissions?|affiliate)\b|\bwe (?:may|might|could|can|sometimes) (?:earn|receive|get|make)\b.{0,40}\bcommissions?\b/iu,
  /^(?:all )?products? (?:featured|recommended)\b.{0,40}\bindependently\b/iu,
  // Another story's opening, with the link to it.
  /^.{40,}[.!?…]["”’)]? (?:read (?:it )?now|continue reading)[\s»›→]*$/iu,
  /^read the (?:original|full) (?:story|article|text|post|interview)\b.{0,40}$/iu,
  // Of the browser.
  /^your session (?:has|is)\b|^you are using an? (?:outdated|old|unsupported)\b/iu,
  /^(?:allow|accept|enable) (?:cookies|content|tracking)\b/iu,
  /^(?:this )?(?:content|embed|video|post|media|player) (?:is (?:not |un)available|requires (?:your |cookies|java)|(?:could not|cannot|can['’]t) be (?:loaded|displayed|shown|played))\b/iu,
  // What it asks.
  /^(?:did you |are you )?(?:enjoy(?:ed|ing)?|lik(?:e|ed|ing)) (?:this|the|our) (?:article|story|post|piece|read)\b/iu,
  /^(?:was|is) this (?:article|page|story|information|content) (?:helpful|useful|interesting)\b|^how (?:would|do) you rate\b/iu,
  /^vote in (?:our|the) poll\b|^take (?:our|the|this) (?:quiz|survey|poll)\b/iu,
  /^readers can (?:share|leave|post|add|submit)\b.{0,40}\bcomments?\b/iu,
];
