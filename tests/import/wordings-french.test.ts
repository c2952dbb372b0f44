import { describe, expect, it } from 'vitest';
import { labelledByline } from '../../src/import/byline.ts';
import { isAside, isCaption, isEnd, isFurniture, isPromotion, isRow } from '../../src/import/furniture.ts';

describe('what a French, Belgian, Swiss or Québec page says to its reader', () => {
  it.each([
    'Écouter l’article (4 min)',
    'Ecouter cet article',
    'Envoyer par courriel',
    'Le lien a été copié',
    'Ajouter à mes favoris',
    'Offrir cet article',
    'Temps de lecture : 3 minutes',
    'Lecture : 3 min',
    '3 min de lecture',
    'Aucun commentaire',
    'Photo 1 sur 12',
    'L’article continue après la publicité',
    'La suite de l’article après la publicité',
    'Afficher les commentaires',
    'Voir plus d’articles',
    'Aller au contenu principal',
    'Continuer sans accepter',
    'Gérer mes cookies',
    'Se connecter',
    'J’aime 12',
    'puis 9,99 €/mois',
    'CHF 9.90 par mois',
    '1 € le premier mois',
    'Sans engagement, résiliable à tout moment',
    'Adresse courriel',
  ])('%s is a button, a counter or a label', (line) => expect(isRow(line)).toBe(true));

  it.each([
    'À ne pas manquer',
    'Ces articles pourraient vous intéresser',
    'Vous aimerez peut-être aussi',
    'Les internautes ont aussi lu',
    'Les + lus',
    'Toutes les actualités',
    'Le fil de l’actu',
    'Soyez la première personne à commenter',
    'Participez à la discussion',
    'Étiquettes : port, île',
    'À propos de l’autrice',
    'Contenus partenaires',
    'Nos infolettres',
    'Vous avez repéré une erreur ?',
    'Tous droits réservés.',
  ])('%s ends a text', (line) => expect(isEnd(line)).toBe(true));

  it.each([
    'Lisez aussi Le ferry change de cap',
    'Lisez notre dossier « Les îles sans bateau »',
    'Lisez la chronique de Lise Morand',
    'Découvrez également : le port la nuit',
    'Lire notre dossier',
    'Sur le même sujet : le ferry change de cap',
    'Pour en savoir plus, cliquez ici',
    'L’article complet est à lire ici',
    'VIDEO. Le ferry change de cap',
  ])('%s points to another story', (line) => expect(isAside(line)).toBe(true));

  it.each([
    'Chaque matin, dans votre boîte courriel',
    'Veuillez saisir une adresse e-mail valide',
    'Vous pouvez vous désabonner à tout moment.',
    'Merci pour votre inscription',
    'Une erreur est survenue, veuillez réessayer plus tard.',
    'Article réservé à nos abonnés',
    'Pas encore abonné ?',
    'Connectez-vous pour commenter',
    'Accédez en illimité à tous nos contenus',
    'Votre soutien est essentiel',
    'Suivez Le Phare sur Facebook',
    'Activez les notifications pour ne rien manquer',
    'Ce contenu n’est pas disponible',
    'Pour voir ce contenu, acceptez les cookies',
    'Votre navigateur ne prend pas en charge la vidéo.',
    'Cet article a été rédigé avec l’aide d’une intelligence artificielle',
    'Ce résumé a été généré par l’IA',
    'Cet article est paru dans Le Phare',
    'Cet article contient des liens affiliés',
    'Vous avez une question ? Écrivez-nous',
    'Toute reproduction interdite',
  ])('%s is an offer or a note', (line) => expect(isPromotion(line)).toBe(true));

  it.each([
    'Photo : gracieuseté',
    'Le ferry au matin. DR',
    'Le ferry au matin. [AFP]',
    'Le ferry au matin. Capture d’écran',
    'Légende : Le ferry au matin',
    'Dessin de Lise Morand',
    'MAXPPP',
  ])('%s is said of a picture', (line) => expect(isCaption(line)).toBe(true));

  it.each([
    'Autrice : Lise Morand',
    'Auteur(e) : Lise Morand',
    'Une chronique de Lise Morand',
    'De notre correspondante Lise Morand',
    'Entretien : Lise Morand',
  ])('%s names the writer', (line) => expect(labelledByline(line, undefined, 'fr')).toEqual(['Lise Morand']));

  it.each([
    'Lire aussi vite que possible, voilà ce que l’école demande.',
    'Partager le gâteau ne suffira pas, disent les élus.',
    'Regardez la mer : elle monte chaque année.',
    'Nous avons besoin de vous, a lancé le maire aux pêcheurs.',
    'Une erreur est survenue lors du départ du ferry, a reconnu le capitaine.',
    'L’abonnement coûte 9,99 € par mois depuis janvier, selon la régie.',
    'Votre soutien est essentiel, a écrit le club à ses membres.',
    'Écrivez-nous une lettre, avait demandé le roi à ses sujets.',
    'Le contenu de la lettre a été bloqué par la justice.',
    'Ce contenu n’est pas celui de la lettre, assure le notaire.',
    'Plus de détails seront donnés mardi par la mairie.',
    'Participez à la fête, dit l’affiche, et venez en bateau.',
    'Légende vivante du port, elle a fermé sa boutique.',
    'Notre enquête a montré le contraire.',
    'Résumé',
    'Carte de visite',
    'Image processing pipelines',
  ])('%s is of the story', (line) => expect(isFurniture(line)).toBe(false));
});
