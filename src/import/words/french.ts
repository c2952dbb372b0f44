/** Furniture as French papers word it, beyond the common lists. Typographic apostrophes are straight in `ends` and `asides`. */

/** Headings after which an article does not go on: parts of patterns, each a whole line. */
export const ends: string[] = [
  'commenter',
  "source de l'article",
  'nos lecteurs ont (?:aussi |également )?lu.{0,20}',
  "lire l'article (?:original|complet|entier)",
  'nos services',
  'commentaires?\\s?\\(?\\d*\\)?',
  'contribuer',
  'à (?:découvrir|voir (?:aussi|également))(?: aussi)?',
  '(?:toute|dans) l.actualité.{0,40}',
  '(?:nos|les) derni(?:ers|ères) (?:articles|vidéos|infos|actualités|publications).{0,20}',
  '(?:les |nos )?articles? (?:à lire|associés?|complémentaires?|précédents?|suivants?|du même auteur|de la rubrique).{0,20}',
  'le fil (?:info|actu).{0,20}',
  'en continu',
  'thèmes?(?: associés?)?\\s?:?(?: .{1,60})?',
  'sujets? (?:associés?|liés?)',
  'ailleurs sur le web',
  'nos partenaires',
  '[àa] propos de (?:l.auteure?s?|cet article).{0,20}',
  '(?:dans|de) la (?:même )?(?:rubrique|catégorie).{0,30}',
  'dans le même dossier',
  'laisser? un commentaire.{0,20}',
  'ajouter un commentaire',
  'participer à la conversation',
  'je donne mon avis.{0,20}',
  'le choix de la rédaction',
];

/** Buttons and labels. */
export const rows: string[] = ['lire la suite'];

/** Openers of a link to another story. */
export const asides: RegExp[] = [
  /^(?:[àa] )?(?:re)?(?:lire|voir|écouter|regarder|découvrir|revoir)(?: (?:aussi|également|encore|notre|nos|les?|la|son|sa|ses|cet(?:te)?|sur)\b[^:|]{0,40}| l'[^:|]{2,30}| (?:ci-dessous|plus))?\s?(?:[:|»›>–—]|\s-\s)/iu,
  /^(?:retrouvez|pour aller plus loin|pour en savoir plus|notre (?:dossier|enquête|reportage|sélection|vidéo)|nos (?:explications|conseils|révélations))\b[^:]{0,30}\s?:\s?\p{Lu}/iu,
  /^(?:EN )?(?:LIRE|VOIR|VIDÉOS?|IMAGES|PHOTOS|DIAPORAMA|DOSSIER|REPORTAGE|ENQUÊTE|ENTRETIEN|INTERVIEW|ANALYSE|RÉCIT|DÉCRYPTAGE|PORTRAIT|EXPLICATIONS|INFOGRAPHIE|CARTE|REPLAY|PODCAST|TÉMOIGNAGES?|GRAND FORMAT|DIRECT)\s?(?:[:|–—]|\.|\s-\s)\s?\S/u,
  /^(?:notre|nos|tout notre) dossiers? (?:«[^»]{2,80}»|“[^”]{2,80}”|"[^"]{2,80}")$/iu,
];

export const promotions: RegExp[] = [
  /^je m['’]abonne\b|\bdéjà abonné|\b(?:offre|articles?|lecture|contenu) (?:est )?(?:réservée?s?|accessible) aux abonné/iu,
  /^il vous reste .{1,20}% de cet article|\bla suite (?:est réservée|de cet article)/iu,
  /^(?:votre abonnement|suivez (?:nous|toute l['’]actu|l['’]actu|en direct|notre)|rejoignez(?:-nous| notre))/iu,
  /\btéléchargez (?:notre|l['’])\s?(?:appli|l['’]appli)/iu,
  /^(?:cet article|cette enquête|ce contenu) vous (?:a|ont) (?:plu|intéressé)/iu,
  /\bsoutenez (?:un|une|le|notre|la|l['’])\s?(?:média|presse|journal|rédaction|travail|indépendan|info)/iu,
  /\bfaites un don\b(?!,)/iu,
  /^retrouvez (?:cet article|tous nos|toutes nos|toute l['’]actu|l['’]intégralité|l['’]ensemble|plus d['’])/iu,
  /^en vous (?:inscrivant|abonnant)\b|\bvous acceptez (?:de recevoir|nos conditions|les conditions générales)/iu,
  /\b(?:une info|une information|une erreur|un témoignage) (?:à|dans)\b[^?]{0,40}\?\s?(?:écrivez|signalez|contactez|envoyez)/iu,
  /\bvotre écran d['’]accueil\b|\ben un clin d['’]œil\b|\bdans votre bo[iî]te (?:e-?)?mails?\b|\ben téléchargeant l['’]appli/iu,
  /^(?:votre avis (?:nous intéresse|compte|nous est précieux)|donnez[- ](?:nous )?votre avis|(?:je réponds|répondez|répondre) (?:au|à (?:notre|ce)) (?:sondage|questionnaire))\s?[.!:]?$/iu,
  /^(?:merci de votre inscription|votre inscription (?:est|a bien|a été))/iu,
  /^recevez (?:chaque (?:jour|matin|semaine)|l['’](?:information|actualité|actu|essentiel)|toute l['’]|le meilleur)\b/iu,
  /^partagez votre (?:opinion|avis|point de vue|expérience)\b/iu,
  // A reader's account is open on another screen.
  /^(?:lecture\b.{1,40}\ben cours|vous pouvez lire .{2,60}|ce message s['’]affichera) sur (?:un |l['’])(?:autre|seul) appareil\b/iu,
  /^(?:ce contenu (?:est bloqué|n['’]est pas visible)|pour (?:afficher|visualiser) ce contenu|vous avez choisi de refuser|en cliquant sur)\b/iu,
];

export const captions: RegExp[] = [
  /^\(?(?:photos?|images?|archives?|vidéo|visuel)s? (?:d['’]illustrations?|d['’]archives?|prétexte|afp|ap|reuters|epa|sipa)\b.{0,60}$/iu,
  /\((?:photo|image|illustration|archives?|capture d['’]écran)s?(?: d['’](?:illustration|archive)s?)?(?:[ ,/:][^()]{0,50})?\)\.?(?:\s?[/|–—-].{0,60}|\s\p{Lu}{2}.{0,60})?$/iu,
  /^illustration\s?[.:]\s/iu,
  /[/|(–—-]\s?(?:sipa(?: press)?|maxppp|belga|hans lucas|abaca(?:press)?|bestimage|gamma-rapho|divergence)\)?\.?$/iu,
  /^archives? \p{Lu}[\p{L}’' -]{2,40}$/u,
];
