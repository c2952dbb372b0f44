/** Furniture as Spanish papers word it. Typographic apostrophes are straight in `ends` and `asides`. */

/** Headings after which an article does not go on: parts of patterns, each a whole line. */
export const ends: string[] = [
  '(?:env[ií][aáe]|deja|dejá|deje|escrib[eíaá]|agreg[aá]|añad[eí]|hac[eé]|haz|public[aá])(?:nos)? (?:tu|un|su) comentario.{0,20}',
  '(?:ver |leer |mostrar |todos )?(?:los )?comentarios?\\s?\\(?\\d*\\)?',
  String.raw`\d+ comentarios?`,
  // `Más de cien casas` may head a part of the text.
  'más (?:(?:sobre|acerca de) .{1,60}|(?:noticias|información)(?: .{1,40})?|(?:de|en) (?:este|esta|el mismo|la misma) (?:autora?|tema|sección|nota))',
  '(?:las |lo |los )?más (?:leíd[ao]s?|vist[ao]s?|comentad[ao]s?|compartid[ao]s?|populares)(?: .{0,30})?',
  '(?:te|le|os) (?:puede|podría) interesar.{0,20}',
  '(?:también|además) (?:te|le) (?:puede|podría) (?:interesar|gustar).{0,20}',
  '(?:notas?|noticias|artículos?|contenidos?|temas?) relacionad[ao]s?.{0,20}',
  '(?:últimas|otras|más) (?:noticias|notas).{0,30}',
  '(?:temas|etiquetas|archivado en)(?:\\s?:.{0,80})?',
  'compart(?:ir|e|í)(?: (?:en \\S{1,20}|(?:est[ae]|el|la) (?:nota|artículo|noticia).{0,20}))?',
  '(?:sobre|acerca de)l? (?:el |la |los )?autor(?:a|es)?.{0,20}',
  'mapa del sitio.{0,60}',
  'todos los derechos reservados.{0,60}',
];

/** Buttons and labels. */
export const rows: string[] = [
  'seguir leyendo',
  'leer más',
  'compartir',
  'guardar',
  'suscrib(?:ite|ete|irse)',
];

/** Openers of a link to another story. */
export const asides: RegExp[] = [
  /^(?:le[aeé]|mir[aáe]|ve[aár]?|ver)\s?(?:también|además|más)\s?[:|»›]/iu,
  /^(?:te|le) (?:puede|podría) interesar\s?[:|»›]/iu,
];

export const captions: RegExp[] = [/^(?:crédito|fuente|foto|imagen)s?: \S.{1,60}$/iu];

export const promotions: RegExp[] = [
  /^recib(?:í|e|a|ir)(?=\s).{0,80}\b(?:por|en tu|en su) (?:(?:e-?)?mail|correo|casilla|bandeja|whatsapp)\b/iu,
  /^los comentarios (?:publicados )?son (?:de exclusiva |exclusiva )?responsabilidad de\b/iu,
  /^para (?:poder )?(?:comentar|dejar (?:un|tu) comentario)\b.{0,80}\b(?:ingresar|registr|iniciar sesión|inicie sesión|usuario)/iu,
  /^(?:suscrib(?:ite|ete|ase|irse|ase)|registrate|regístrate|inscribite|inscríbete)\b.{0,80}\b(?:newsletter|boletín|boletines|gratis|correo|noticias)\b/iu,
];
