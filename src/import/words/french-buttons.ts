/** Buttons, counters and labels as papers in French word them: parts of patterns, each a whole line; apostrophes are straight. */

const network =
  '(?:e-?mail|mail|courriel|sms|whatsapp|facebook|twitter|x|linkedin|telegram|bluesky|threads|mastodon|messenger|pinterest|instagram|google(?: actualités| news)?|les réseaux sociaux)';
/** What a button acts on. */
const piece =
  "(?:(?:l'|la |le |les |cet? |cette |toutes les |tous les |ma |la version )?(?:article|contenu|tweet|lien|url|vidéo|podcast|galerie|diaporama|photos?|images?|commentaires?|résumé|suite|page|texte|audio|pdf|application|offres?|publicité|profil|publication|résultats|abus)(?: d[eu] (?:l'|la )?(?:article|audio))?)";
const acts =
  '(?:[ée]cout(?:er|ez)|lire|imprimer|copier|enregistrer|sauvegarder|offrir|voir|afficher|masquer|charger|lancer|fermer|télécharger|agrandir|classer|découvrir|signaler|(?:ré)?activer|ouvrir)';
const money = String.raw`(?:\d{1,4}(?:[.,]\d{2})? ?(?:€|euros?|\$|chf)|(?:chf|€) ?\d{1,4}(?:[.,]\d{2})?)`;

export const rows: string[] = [
  'lire (?:la suite|plus)|(?:lire |voir )?la suite (?:de l.article )?(?:après|sous) (?:la|cette) publicité',
  // `Écouter l'article (4 min)`, `Afficher les commentaires`
  String.raw`${acts} ${piece}(?: \(?\d.{0,10})?`,
  `(?:partager|envoyer)(?: ${piece})? (?:par|sur|via|à un ami).{0,20}|${acts} sur ${network}|suivre sur ${network}`,
  `(?:voir|afficher) cette publication sur ${network}|facebook twitter imprimer|partages|\\d[\\d.]* partages?`,
  '(?:le )?lien (?:a été )?copié ?!?|version (?:imprimable|audio)|lecture audio|article abonné',
  '(?:ajouter|mettre) (?:aux?|en|à (?:mes|ma|vos|votre)) (?:favoris?|articles|liste|sélection)|(?:à )?lire plus tard',
  'copier|courriel|messagerie|enregistrer|sauvegarder|[ée]couter|agrandir|accepter|refuser|fermer|accueil|rechercher|télécharger|personnaliser|paramétrer|plein écran|abonnés?|blogue|sponsorisé|publireportage|charger plus|suivant|précédent',
  "j'aime(?: \\d+)?|je (?:n'aime pas|refuse|découvre|m'abonne|m'inscris|vote)|j'(?:accepte|en profite)|donner mon avis",
  "(?:se connecter|connexion|s'identifier|s'inscrire|s'abonner|connectez-vous|identifiez-vous|créer un compte|mon compte|pas de commentaires?)",
  "suivre (?:ce|cet|cette|l')? ?(?:sujet|auteur|autrice|thème|journaliste|dossier)|nous suivre|retour(?: (?:à l'accueil|en haut))?",
  '(?:voir|afficher) (?:plus|moins|tout)(?: d.\\p{L}{4,12})?|tout voir|tout (?:accepter|refuser)|en savoir plus|(?:tous|voir tous|voir) (?:les|ses|son) (?:articles|profil)(?: de l.aut(?:eure?|rice))?|tous ses articles',
  '(?:accepter|continuer) (?:et .{3,12}|sans accepter)|(?:gérer|gestion|paramètres|autoriser|accepter) (?:des|les|mes|de mes) (?:cookies|choix|préférences)',
  '(?:aller|passer) (?:au contenu(?: principal)?|à la (?:navigation|recherche))|cliqu(?:er|ez) pour agrandir|(?:afficher|ouvrir) en (?:mode )?plein écran',
  '(?:activer|recevoir|gérer) (?:les |mes )?(?:notifications|alertes)|(?:augmenter la |diminuer la )?taille d(?:u|e) (?:texte|la police)(?: ?:? ?(?:aa?|a a))?|chargement(?: en cours)?(?:…|\\.{3})?',
  'ajoute[rz](?:-nous)? (?:comme|à) (?:vos |une )?(?:source|favoris).{0,24}|résumé par (?:l.)?ia|lecture de la vidéo',
  // How long it takes, how many there are.
  String.raw`(?:(?:temps|durée) (?:de lecture|d'écoute)(?: estimée?)?|lecture|durée|écouter)\s?:?\s?(?:en |de )?\(?\d{1,3} ?(?:min(?:utes?|\.)?|mn)\)?|à lire en \d{1,3} min(?:utes?)?|[ée]couter \(?\d.{1,10}`,
  String.raw`\d{1,3} (?:mn|min(?:utes?)?\.?)(?: (?:de lecture|d'écoute))?`,
  String.raw`(?:aucun commentaire|\d[\d ]* (?:votants?|vues|abonnés|partages))|(?:(?:image|photo) )?\d{1,3} (?:sur|/) \d{1,3}|(?:image|photo) \d{1,3}/\d{1,3}`,
  // Around advertisements, and what a subscription costs.
  "(?:l')?article continue après la publicité|(?:la )?suite de l'article (?:après|sous) la publicité|fin de la publicité|contenu (?:partenaire|commercial)|annonces?",
  String.raw`(?:puis |dès |à partir de |seulement |pour ){0,2}${money}(?: ?/ ?| par )(?:mois|semaine|an)\*?|(?:dès|à partir de) ${money}|${money} (?:le premier|pendant \d{1,2}) mois`,
  '(?:1er|premier) mois (?:offert|gratuit)|sans engagement[.!]?|(?:sans engagement,? )?(?:résiliable|annulable) à tout moment[.!]?',
  "(?:votre |une )?(?:adresse )?(?:e-?mail|courriel)\\s?[*:]?|découvrir nos offres|offre (?:spéciale|découverte|sans engagement)|essai gratuit|lecture illimitée|disponible sur (?:google play|l'app store)|télécharger dans l'app store",
];
