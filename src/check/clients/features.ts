/**
 * How each feature of caniemail is recognised: by which tokens of a page's evidence.
 * What is missing here cannot be told from a page's HTML and CSS; `undetected` says why.
 */

const words = (text: string): string[] => text.trim().split(/\s+/);

const elements =
  words(`abbr acronym address audio base bdi blockquote body code del dfn dialog div form hr img link marquee meter
  object p picture pre progress rp rt ruby select small span strike strong style svg table textarea video wbr`);

const attributes =
  words(`align aria-describedby aria-hidden aria-label aria-labelledby aria-live background cellpadding cellspacing
  dir height hidden lang popover required role target valign width`);

/** CSS features whose slug is the property's own name. */
const properties =
  words(`accent-color align-items animation aspect-ratio backdrop-filter background-blend-mode background-clip
  background-color background-image background-origin background-position background-repeat background-size background
  border-collapse border-image border-radius border-spacing box-shadow box-sizing caption-side clear clip-path color-scheme
  column-count cursor direction display empty-cells filter float font-kerning font-size font-stretch font-weight font height
  hyphenate-character hyphenate-limit-chars hyphens inline-size inset justify-content letter-spacing line-height list-style-image
  list-style-position list-style-type list-style margin mask-image max-block-size max-height max-inline-size max-width
  min-block-size min-height min-inline-size min-width mix-blend-mode object-fit object-position opacity orphans outline-offset
  outline overflow-wrap overflow padding position resize scroll-snap shape-margin shape-outside tab-size table-layout
  text-align-last text-align text-decoration-color text-decoration-line text-decoration-skip-ink text-decoration-style
  text-decoration-thickness text-decoration text-emphasis-position text-emphasis text-indent text-justify text-orientation
  text-overflow text-shadow text-transform text-underline-offset text-underline-position text-wrap transform transition
  user-select vertical-align visibility white-space-collapse white-space widows width word-break word-spacing word-wrap
  writing-mode z-index`);

const pseudoClasses =
  words(`active checked first-child first-of-type focus has hover lang last-child last-of-type link not nth-child
  nth-last-child nth-last-of-type nth-of-type only-child only-of-type target visited`);

const pseudoElements = words('after before first-letter first-line marker placeholder');

const functions: Record<string, string> = {
  'function-clamp': 'clamp',
  'function-light-dark': 'light-dark',
  'function-max': 'max',
  'function-min': 'min',
  'conic-gradient': 'conic-gradient',
  'linear-gradient': 'linear-gradient',
  'radial-gradient': 'radial-gradient',
  rgb: 'rgb',
  rgba: 'rgba',
  'unit-calc': 'calc',
};

const units = words('ch cm em ex in mm pc pt px rem vh vmax vmin vw');

const images = words('avif bmp gif ico mp4 png svg webp base64');

const sides = (pattern: string, ...rest: string[]): string[] =>
  ['inline', 'block'].flatMap((axis) => rest.map((part) => pattern.replace('*', axis) + part));

const special: Record<string, string[]> = {
  'html-anchor-links': ['[href^=#]'],
  'html-button-reset': ['<button reset>'],
  'html-button-submit': ['<button submit>'],
  'html-comments': ['<!---->'],
  'html-doctype': ['<!doctype>'],
  'html-h1-h6': words('<h1> <h2> <h3> <h4> <h5> <h6>'),
  'html-image-maps': ['<map>', '[usemap]'],
  'html-lists': ['<ul>', '<ol>', '<dl>'],
  'html-loading-attribute': ['[loading]'],
  'html-mailto-links': ['[href^=mailto:]'],
  'html-meta-color-scheme': ['<meta color-scheme>'],
  'html-semantics': words(
    '<article> <aside> <details> <figcaption> <figure> <footer> <header> <main> <mark> <nav> <section> <summary> <time>',
  ),
  'html-srcset': ['[srcset]', '[sizes]'],
  'css-at-font-face': ['@font-face'],
  'css-at-import': ['@import'],
  'css-at-keyframes': ['@keyframes'],
  'css-at-media': ['@media'],
  'css-at-media-device-pixel-ratio': ['@media device-pixel-ratio'],
  'css-at-media-hover': ['@media hover', '@media any-hover'],
  'css-at-media-orientation': ['@media orientation'],
  'css-at-media-prefers-color-scheme': ['@media prefers-color-scheme'],
  'css-at-media-prefers-reduced-motion': ['@media prefers-reduced-motion'],
  'css-at-supports': ['@supports'],
  'css-block-inline-size': ['block-size', 'inline-size'],
  'css-border': [
    'border',
    ...['top', 'right', 'bottom', 'left'].flatMap((side) => [
      `border-${side}`,
      ...['width', 'style', 'color'].map((part) => `border-${side}-${part}`),
    ]),
    'border-width',
    'border-style',
    'border-color',
  ],
  'css-border-inline-block': ['border-inline', 'border-block'],
  'css-border-inline-block-individual': sides('border-*', '-start', '-end'),
  'css-border-inline-block-longhand': sides(
    'border-*',
    '-width',
    '-style',
    '-color',
    '-start-width',
    '-start-style',
    '-start-color',
    '-end-width',
    '-end-style',
    '-end-color',
  ),
  'css-border-radius-logical': words(
    'border-start-start-radius border-start-end-radius border-end-start-radius border-end-end-radius',
  ),
  'css-column-layout-properties': words(
    'columns column-count column-width column-fill column-rule column-span',
  ),
  'css-comments': ['/**/'],
  'css-display-flex': ['display:flex', 'display:inline-flex'],
  'css-display-grid': ['display:grid', 'display:inline-grid'],
  'css-display-none': ['display:none'],
  'css-flex-direction': ['flex-direction:column', 'flex-direction:column-reverse'],
  'css-flex-wrap': ['flex-wrap:wrap', 'flex-wrap:wrap-reverse'],
  'css-gap': ['gap', 'column-gap', 'row-gap'],
  'css-grid-template': words('grid-template grid-template-areas grid-template-columns grid-template-rows'),
  'css-important': ['!important'],
  'css-intrinsic-size': ["'fit-content'", "'min-content'", "'max-content'", 'fit-content()'],
  'css-left-right-top-bottom': ['left', 'right', 'top', 'bottom'],
  'css-margin-block-start-end': ['margin-block-start', 'margin-block-end'],
  'css-margin-inline-block': ['margin-inline', 'margin-block'],
  'css-margin-inline-start-end': ['margin-inline-start', 'margin-inline-end'],
  'css-padding-block-start-end': ['padding-block-start', 'padding-block-end'],
  'css-padding-inline-block': ['padding-inline', 'padding-block'],
  'css-padding-inline-start-end': ['padding-inline-start', 'padding-inline-end'],
  'css-modern-color': ['lch()', 'oklch()', 'lab()', 'oklab()'],
  'css-nesting': ['&'],
  'css-scroll-snap': ['scroll-snap-type', 'scroll-snap-align', 'scroll-snap-stop'],
  'css-selector-adjacent-sibling': ['a+b'],
  'css-selector-attribute': ['[attribute]'],
  'css-selector-chaining': ['.a.b'],
  'css-selector-child': ['a>b'],
  'css-selector-class': ['.class'],
  'css-selector-descendant': ['a b'],
  'css-selector-general-sibling': ['a~b'],
  'css-selector-grouping': ['a,b'],
  'css-selector-id': ['#id'],
  'css-selector-type': ['type'],
  'css-selector-universal': ['*'],
  'css-sytem-ui': words("'system-ui' 'ui-serif' 'ui-sans-serif' 'ui-rounded' 'ui-monospace'"),
  'css-unit-initial': ["'initial'"],
  'css-unit-percent': ['1%'],
  'css-variables': ['--x', 'var()'],
  'css-text-emphasis': ['text-emphasis', 'text-emphasis-color', 'text-emphasis-style'],
  'image-heif': ['*.heif', '*.heic'],
  'image-jpg': ['*.jpg', '*.jpeg'],
  'image-tiff': ['*.tiff', '*.tif'],
};

const table = (prefix: string, names: string[], token: (name: string) => string): [string, string[]][] =>
  names.map((name) => [`${prefix}${name}`, [token(name)]]);

/** Slug → tokens, any of which shows that the feature is used. */
export const detectors: ReadonlyMap<string, readonly string[]> = new Map<string, string[]>([
  ...table('html-', elements, (name) => `<${name}>`),
  ...table('html-', attributes, (name) => `[${name}]`),
  ...table('html-input-', words('checkbox hidden radio reset submit text'), (name) => `<input ${name}>`),
  ...table('css-', properties, (name) => name),
  ...table('css-pseudo-class-', pseudoClasses, (name) => `:${name}`),
  ...table('css-pseudo-element-', pseudoElements, (name) => `::${name}`),
  ...table('css-', Object.keys(functions), (name) => `${functions[name]}()`),
  ...table('css-unit-', units, (name) => `1${name}`),
  ...table('image-', images, (name) => `*.${name}`),
  ...Object.entries(special),
]);

/** Features of the data that are not detected, with the reason. */
export const undetected: Readonly<Record<string, string>> = {
  amp: 'is a MIME part of its own (text/x-amp-html), which Galley never writes',
  bimi: 'is a DNS record of the sending domain, not part of a message',
  'image-apng': 'has the name of any PNG; only the picture’s own bytes would tell',
  'image-hdr': 'has no file name of its own; only the picture’s own bytes would tell',
};
