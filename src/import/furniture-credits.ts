/** How pages credit a picture and say what it shows, whatever their language. */

import { abbreviations } from './furniture-words.ts';

/** A caption by its label, its place in a list of pictures, or the agency it names. */
export const labelled =
  /[$£€]\d[\d.,]*,? available (?:at|on|from) \p{Lu}|[.!?…]["”»]? (?:source|quelle|credit|bild|foto|photo|picture|image|video)s?: \S.{1,60}$|^[^()]{10,400}\(\p{Lu}[^()]{2,40}\/\s?\p{Lu}[^()]{2,40}\)\.?$|\((?:photo|foto|crédits?|bild|©)s? [^)]{3,60}\)\.?$|^crédits? photos?\s?:|\bcredit(?:\.{3}|…)|^enlarge(?: this image)?\s*\/|^\[\+\]\s*enlarge\s*\S{2}|^\[\d+\/\d+\]|\b(?:REUTERS|AFP|EPA|AP Photo|dpa)\/\p{Lu}[^.]{2,60}$|^.{0,40}\bin this (?:undated|\p{L}+\.? \d{1,2}|\p{L}{3,9}\.? (?:19|20)\d{2}|[^.]{0,30}\b(?:file|handout|undated))[^.]{0,30}\b(?:photo|image|picture|photograph)\b|^this (?:undated |handout |file |combination |[^.]{3,25} )?(?:photo|image|picture|photograph)\b[^.]{0,40}\b(?:shows?|provided|taken|released|from)\b|^file (?:photo|picture|image)\b|^.{3,160}\((?:reuters|ap|afp|pti|ani|epa|file|getty|representative|representational)(?: (?:photo|image|file|picture)s?)?(?:\/\w+)?\)\.?$|^(?:(?:image|photo|picture|media|video) ?(?:caption|credit|copyright|source)s?\b[\s:]|(?:caption|credit|copyright|source)s?\s?:|(?:photo(?:graph|graphs|graphie|s)?|photos?|picture|pictured|image|images|illustration|bild|foto|fotos|crédits?|crédit photo|credit|video|file photo|file picture|representational image|representative image|写真|撮影|画像|图片来源|图源|चित्र)\s?(?:credits?|courtesy|by|source|via|de|d’|von|:|：|\||–|-|＝|=|©)\s?\S)|(?:\(|\[|\|\s?|—\s?|\.\s|\s)(?:photo(?:s|graph)? ?(?:credit|courtesy|by|:)|(?:photo(?:graph)?|picture|image|illustration)s? ?:|image (?:credit|source|courtesy)|picture (?:credit|courtesy|by)|file photo|getty images|afp\/getty|foto:|bild:|crédit(?:s)?\s?:|via getty|photo credit).{0,120}$|(?:\/|\s|\(|©\s?)(?:getty images?|afp photo|shutterstock|istock(?:photo)?|ap photo|associated press|epa|corbis|dpa|picture alliance|stock\.adobe\.com|adobe stock|alamy(?: stock photo)?|maxppp|wikimedia(?: commons)?|flickr|reuters\/.{3,30})\)?\.?$|[|/(]\s?(?:ap|afp|epa|getty|reuters|dpa)(?:[ /](?:photo|images?))?\)?(?: close)?$/iu;

/** `… mercredi 3 mars. LP/Jane Doe`, `dpa/Jane Doe Die Brücke`: a paper's or an agency's letters, a slash, a name. */
export const slash =
  /(?:^|[.\s])\p{Lu}{2,6}\/\p{Lu}[\p{L}’' -]{2,40}$|^(?:dpa|AP|AFP|imago|epd|REUTERS|Reuters|Getty Images|picture alliance)\s?\/\s?\p{Lu}[^.!?]{3,160}[.]?$/u;

/** `….CreditJane Doe/The Courier`: the label glued to the name. */
export const glued = /Credit(?:Credit|Image by|Photographs? by|Illustration by)?\p{Lu}\p{Ll}.{2,80}$/u;

/** `PHOTO JANE DOE, THE COURIER` in capitals. */
export const shouted = /^(?:PHOTOS?|ILLUSTRATION|IMAGE|FOTO)\s+\p{Lu}{2}[\p{Lu}\s,.’'/-]{4,90}$/u;

/** Behind the caption, set apart: `[Jane Doe/The Courier]`, `| THE COURIER`, `- J. Doe / The Courier`, `Pic: Jane Doe`. */
export const apart =
  /\[\p{Lu}[^[\]]{2,50}\/[^[\]]{2,40}\]\.?$|[\p{Ll}\d.!?”»] \| \p{Lu}[\p{Lu} .-]{4,40}$|[\p{Ll}\d.!?”»] [-–] \p{Lu}[\p{L}.’' -]{2,30} \/ [\p{L}\d][^.!?/]{2,30}$|[\p{Ll}\d.!?”»)] [-–] \p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}.’' -]{2,24}\/\p{Lu}[^.!?/]{2,30}$|[.!?\p{Ll}] Pics?: \p{Lu}[^.!?]{2,50}$/u;

/** `… mercredi. Photo Jane Doe. AFP` */
export const named =
  /[.!?…)]\s(?:Source|Quelle): ?\p{Lu}[\p{L}’'-]+(?:[\s./,|]+\p{Lu}[\p{L}’'-]*){0,4}\.?$|[.!?…)]\s(?:Photos?|Fotos?|Crédits?|Bild)\s\p{Lu}[\p{L}’'-]+(?:[\s./,|]+\p{Lu}[\p{L}’'-]*){1,5}\.?$|\b(?:Photo )?Credits?:? \p{Lu}[\p{L}’'-]+(?:[\s./,|&]+(?:for )?\p{Lu}[\p{L}’'-]*){0,8}\.?$|(?:^|[^\d\s]) ?© ?\p{L}[^©]{2,200}$|^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,2} ?(?:\/ ?|for )(?:(?:The|Le|La|Der|Die) \p{Lu}[\p{L} ]{2,30}|\p{Lu}{3,5})$|^Photograph(?:ed|s|y)? by \p{Lu}|^\(\p{Lu}[\p{L}.’' -]{3,30} ?\/ ?\p{Lu}[\p{L}.’' -]{2,40}\)$/u;

/**
 * `… on the plains. City Museum/EPA`, `… in 1952. (Public domain)`: behind its last sentence a line names no more than an owner;
 * `(Case 1234567)` is a number to look up.
 */
export const tail = new RegExp(
  String.raw`(?:(?<!\b(?:${abbreviations}))[.]|[!?])["'”’)]*\s+(?:\((?![^()]{1,40}\d{5})(?:\p{Lu}\p{Ll}{2}|\p{L}+[ /&])[^().!?:]{1,40}\)|\p{Lu}[\p{L}.’'-]*(?:(?:\s|\s?[/|&]\s?)(?:\p{Lu}[\p{L}.’'-]*|of|for|the|de|via|von)){0,6})(?<!\.)$`,
  'u',
);

/** `No, they are not for sale. REUTERS` */
export const shoutedTail = /^(?:\S+ ){3,}\p{Lu}{3,}(?:[/ ]\p{Lu}{2,})*$/u;

/** `The way to the yard. Source: the harbour's map` */
export const sourceTail =
  /^.{20,400}[.!?…]["”’)]?\s(?:Source|Photo|Picture|Image|Illustration|Composite|Quelle|Foto|Bild|Photographie|Crédit)s?(?: by)?\s?[:|]\s?\S.{2,80}$/u;

/** `Olsen, photographed in his yard December 19, 2013, shows …` */
export const pictured = /^.{2,160}\b(?:photographed|pictured)\b.{2,80}\b(?:19|20)\d{2}\b/u;
