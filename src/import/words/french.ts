/** Furniture as French papers word it, beyond the common lists. Typographic apostrophes are straight in `ends` and `asides`. */

/** Headings after which an article does not go on: parts of patterns, each a whole line. */
export const ends: string[] = [
  '(?:vous )?(?:désirez|souhaitez|voulez)(?:-vous)? commenter\\b.{0,90}',
  'publié dans la catégorie\\b.{0,90}',
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
  // Other stories.
  'à (?:lire|suivre|ne pas (?:manquer|rater))(?: (?:sur le même sujet|dans la même rubrique))?|voir également',
  '(?:nos |d.)?autres (?:articles|actualités)|articles récents|derniers articles|dans (?:ce dossier|la même thématique)',
  'vous (?:aimerez peut-être(?: aussi)?|pourriez (?:aussi )?(?:aimer|être intéressé.{0,12}))',
  '(?:cela|ceci|ça|ces articles) (?:peut|peuvent|pourrait|pourraient) (?:aussi |également )?vous intéresser|également susceptible de vous intéresser',
  'pour (?:aller plus loin|en savoir plus)|plus (?:sur (?:ce|le) sujet|de contenus)',
  '(?:les (?:articles )?(?:les )?)?(?:plus|\\+) (?:lu|populaire|consulté|vu|commenté|partagé)e?s|le plus lu|populaires?|tendances',
  "(?:les )?dernières (?:nouvelles|vidéos|heures?)|dernière heure|toute l'(?:actu|info)|toutes (?:les actualités|nos vidéos)|(?:l'(?:actualité|info|actu) )en (?:continu|vidéo)|(?:le )?fil (?:info|(?:de l'|d')actu(?:alité)?)",
  'a la une.{0,20}|recommandés pour vous|nos recommandations|(?:la |notre )sélection(?: de la rédaction)?|les choix de la rédaction',
  '(?:les (?:lecteurs|internautes)|ils) ont (?:aussi|également) lu',
  // Its readers.
  "(?:commente[rz]|réagisse[rz]|réagissez|note[rz]|évaluez)(?: à)? (?:l'|cet )article|réagissez",
  '(?:laissez|écrire|rédiger|publier|déposer) (?:un|votre) commentaire|vo(?:tre|s) (?:commentaires?|avis|réactions?)|(?:espace|section) commentaires|courrier des lecteurs',
  '(?:participez à|rejoignez|rejoindre) la (?:discussion|conversation)|(?:soyez le premier|soyez la première(?: personne)?) à (?:commenter|réagir)',
  // What it is about, who wrote it.
  'mot-clé|étiquettes?(?: ?:.{0,60})?|thématiques?(?: ?:.{0,60})?|sujets(?: abordés)?|catégories?(?: ?:.{0,60})?|classé (?:dans|sous).{0,40}|dossiers liés',
  "les auteurs|(?:à propos de l'autrice|du même auteur|biographie de l'aut(?:eure?|rice)|sur l'aut(?:eure?|rice))|en savoir plus sur l'aut(?:eure?|rice)",
  'références|liens (?:externes|utiles|sponsorisés)|(?:contenus|offres|services) partenaires',
  // The page's end.
  '(?:nos )?infolettres?|(?:inscription|s.inscrire) à (?:la|notre) (?:newsletter|infolettre)|(?:nous suivre|retrouvez-nous) sur .{3,30}',
  'petites annonces|annonces immobilières|conditions générales.{0,30}|politique de confidentialité|données personnelles|plan du site|nous contacter|contactez-nous',
  '(?:vous avez (?:repéré|trouvé|constaté) )?une (?:erreur|faute|coquille)(?: dans (?:l.|cet )article)? ?\\?|tous droits réservés.{0,60}',
];

/** Openers of a link to another story. */
export const asides: RegExp[] = [
  /^(?:[àa] )?(?:re)?(?:lire|voir|écouter|regarder|découvrir|revoir)(?: (?:aussi|également|encore|notre|nos|les?|la|son|sa|ses|cet(?:te)?|sur)\b[^:|]{0,40}| l'[^:|]{2,30}| (?:ci-dessous|plus))?\s?(?:[:|»›>–—]|\s-\s)/iu,
  /^(?:retrouvez|pour aller plus loin|pour en savoir plus|notre (?:dossier|enquête|reportage|sélection|vidéo)|nos (?:explications|conseils|révélations))\b[^:]{0,30}\s?:\s?\p{Lu}/iu,
  /^(?:EN )?(?:LIRE|VOIR|VIDÉOS?|IMAGES|PHOTOS|DIAPORAMA|DOSSIER|REPORTAGE|ENQUÊTE|ENTRETIEN|INTERVIEW|ANALYSE|RÉCIT|DÉCRYPTAGE|PORTRAIT|EXPLICATIONS|INFOGRAPHIE|CARTE|REPLAY|PODCAST|TÉMOIGNAGES?|GRAND FORMAT|DIRECT)\s?(?:[:|–—]|\.|\s-\s)\s?\S/u,
  /^(?:notre|nos|tout notre) dossiers? (?:«[^»]{2,80}»|“[^”]{2,80}”|"[^"]{2,80}")$/iu,
  /^\(?(?:(?:re)?(?:lisez|voyez|écoutez|regardez)|découvrez|retrouvez|consultez|à retrouver|\(re\)lire) (?:(?:aussi|également|ici|notre|le|la|l['’]) ?[^:.]{0,30})?(?::\s?\S[^.]{3,140}$|$)/iu,
  /^(?:[Ll]isez|[Ll]ire|[Cc]onsultez) (?:(?:aussi|également) (?=\p{Lu})|(?:l['’]article |notre (?:dossier|enquête|reportage) |le dossier )?«|(?:la chronique|le texte|l['’]analyse|le billet|l['’]éditorial) de \p{Lu})[^.]{3,120}$/u,
  /^(?:Lisez|Vous aimerez|Voir) (?:aussi|également) \p{Lu}[^.:]{4,120}$/u,
  /^\(?(?:lire|voir) (?:notre|son|sa|nos|le|la|ci-dessous)(?: (?:article|dossier|enquête|portrait|reportage|diaporama|entretien|interview|sélection))?(?: (?:complet|ici))?\)?$|^lire aussi sur le sujet$/iu,
  /^(?:en vidéos?|(?:sondage|décryptage)(?=\s?:\s?(?:\S+ ){3})|sur le même (?:sujet|thème)|en savoir plus|vous aimerez aussi|(?:cela|ça|ceci) (?:peut|pourrait) vous intéresser|à (?:ne pas manquer|noter aussi)|articles? (?:liés?|connexes?)|notre direct)\s?[:|]\s?\S[^.]{4,120}$|^VIDEOS?[.:] \p{Lu}/iu,
  /^(?:pour )?(?:plus d(?:e détails|['’]infos?|['’]informations)|en savoir plus)(?:, cliquez)? (?:ici|sur le site de .{3,30})[.!]?$|^cliquez ici pour (?:lire|en savoir|voir|consulter)\b[^.]{0,40}[.!]?$|^(?:retrouvez|lire|notre|l['’]article|la suite|l['’]entretien)\b[^.,:]{0,50} ici[.!]?$|^lien externe$/iu,
];

export const captions: RegExp[] = [
  /^\(?(?:photos?|images?|archives?|vidéo|visuel)s? (?:d['’]illustrations?|d['’]archives?|prétexte|afp|ap|reuters|epa|sipa)\b.{0,60}$/iu,
  /\((?:photo|image|illustration|archives?|capture d['’]écran)s?(?: d['’](?:illustration|archive)s?)?(?:[ ,/:][^()]{0,50})?\)\.?(?:\s?[/|–—-].{0,60}|\s\p{Lu}{2}.{0,60})?$/iu,
  /^illustration\s?[.:]\s/iu,
  /[/|(–—-]\s?(?:sipa(?: press)?|maxppp|belga|hans lucas|abaca(?:press)?|bestimage|gamma-rapho|divergence)\)?\.?$/iu,
  /^archives? \p{Lu}[\p{L}’' -]{2,40}$/u,
  // Who gave the picture: `Photo : gracieuseté`, `DR`.
  /^\(?(?:©|photo)? ?:? ?(?:dr|d\.r\.|courtoisie|gracieuseté)\)?$|[.!?…]\s(?:[-–|] )?\(?(?:DR|D\.R\.)\)?$|^photo (?:fournie par|unsplash|pixabay|archives|illustration)\b.{0,40}$/iu,
  /^(?:illustration|maxppp|sipa(?: press)?|hans lucas)\.?$|(?:^|[.!?…] ?)(?:image|photo|visuel) d['’](?:illustration|archives)\.?$/iu,
  /^(?:.{5,300}[.!?…] )?captures? (?:d['’])?(?:écran|twitter|facebook|youtube|instagram)(?: ?\/? ?[\p{L} ]{2,30})?$/iu,
  // `[AFP]`, `[Jane Doe - AFP]`, ` - AFP` behind the caption.
  /\s\[(?:\p{Lu}[\p{L}.’'-]+ ){0,3}(?:- )?(?:AFP|KEYSTONE|Keystone|Belga|BELGA|Reuters)(?: - [^[\]]{3,40})?\]$|[\p{Ll}.!?…»] [-–|] (?:AFP|AP|EPA|ATS)$/u,
  /^(?:Infographie|Graphique|Dessin|Montage(?: photo)?|Visuel|Carte)s?(?: ?: ?| de )\p{Lu}[^.!?:]{2,60}$|^Légende(?: photo)? ?: ?\S.{2,300}$/u,
  /^(?:Photo|Illustration|Image|Infographie|Dessin) \p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+$/u,
];
