import type { Email } from 'postal-mime';
import type { CheckSettings, Edition, Proof, Publication } from '../model.ts';
import { Cascade } from './cascade.ts';
import { type ClientTable, judgeClients } from './clients/judge.ts';
import { type Declared, parseInline, parseSheet, type Sheet } from './css.ts';
import { leaveWords } from './leave-words.ts';
import { type ForeignFile, Sources } from './origin.ts';
import { type Page, parsePage, type Tag, type TextNode, textOf, upwards } from './page.ts';
import { type LightContext, noSettings } from './rule.ts';
import { type Part, readStructure } from './structure.ts';

/** What a caller may ask of the checks beyond reading the proof. */
export interface CheckOptions {
  /** Only the rules `build` runs. */
  light?: boolean;
  publication?: Publication;
  /** Settings for mail of no publication. */
  settings?: CheckSettings;
  /** Ask the network whether links are alive, and DNS for DKIM keys. */
  online?: boolean;
  /** Run SpamAssassin's own command, which takes seconds, when its daemon does not answer. */
  spam?: boolean;
  /** Measure in a real browser. */
  browser?: boolean;
  /** Earlier editions, for what was already run. */
  earlier?: EarlierEdition[];
  /** Set for mail Galley did not build. */
  foreign?: ForeignFile;
  /** Galley's cache folder, for answers of the network. */
  cacheFolder?: string;
  /** Rules not to run, by code, with the reason to report. */
  skip?: Record<string, string>;
}

/** What the checks need to know of an edition that already went out. */
export interface EarlierEdition {
  id: string;
  date: string;
  /** Octets of its HTML. */
  size?: number;
  /** Words of its stories together. */
  words?: number;
  stories: { headline: string; url?: string }[];
}

/** A link of the HTML. */
export interface Link {
  tag: Tag;
  href: string;
  /** What a reader or a screen reader has of it: words, or a picture's alternative text. */
  text: string;
}

/** What all rules share: everything is read when first asked for, and once. */
export class Context implements LightContext {
  readonly proof: Proof;
  readonly options: CheckOptions;
  readonly settings: CheckSettings;
  readonly sources: Sources;
  readonly edition?: Edition;
  readonly publication?: Publication;
  private readonly lazy = new Map<string, unknown>();

  constructor(proof: Proof, options: CheckOptions = {}) {
    this.proof = proof;
    this.options = options;
    const publication = options.publication ?? proof.publication;
    if (publication) this.publication = publication;
    if (proof.edition) this.edition = proof.edition;
    this.settings = options.settings ?? publication?.checks ?? noSettings;
    this.sources = new Sources(proof, options.foreign);
  }

  get page(): Page {
    return this.once('page', () => parsePage(this.proof.html));
  }

  get body(): Tag {
    return this.once('body', () => this.page.tags.find((tag) => tag.name === 'body') ?? this.page.root);
  }

  get sheets(): Sheet[] {
    return this.once('sheets', () =>
      this.page.tags
        .filter((tag) => tag.name === 'style')
        .map((tag) => {
          const text = tag.children[0]?.kind === 'text' ? tag.children[0].text : '';
          return parseSheet(text.replace(/<!--|-->/g, '    '.slice(0, 3)), tag.openEnd);
        }),
    );
  }

  get links(): Link[] {
    return this.once('links', () =>
      this.page.tags
        .filter((tag) => (tag.name === 'a' || tag.name === 'area') && tag.attributes.href !== undefined)
        .map((tag) => ({
          tag,
          href: tag.attributes.href ?? '',
          text: tag.name === 'area' ? (tag.attributes.alt ?? '') : textOf(tag, true),
        })),
    );
  }

  get images(): Tag[] {
    return this.once('images', () => this.page.tags.filter((tag) => tag.name === 'img'));
  }

  /** Texts a reader sees: inside the body, not hidden. */
  get visibleTexts(): TextNode[] {
    return this.once('visibleTexts', () =>
      this.page.texts.filter((node) => node.text.trim() !== '' && !this.hidden(node.parent)),
    );
  }

  get structure(): Part {
    return this.once('structure', () => readStructure(this.proof.message));
  }

  /** The message decoded by postal-mime; rejects when it cannot be read at all. */
  get mail(): Promise<Email> {
    return this.once('mail', async () => {
      const { default: PostalMime } = await import('postal-mime');
      return PostalMime.parse(this.proof.message);
    });
  }

  /** Whether the message goes to subscribers, so that the rules for lists apply. */
  get list(): true | string {
    if (!this.hasMessage) return 'there is no message, only HTML';
    if (this.publication && !this.options.foreign)
      return this.publication.audience === 'list'
        ? true
        : 'newsletter.yaml says `audience: test`: it goes to testers, not to a list';
    const has = (name: string) => this.structure.headers.some((header) => header.name === name);
    // A List-Id alone is on every mail of some senders, Galley's test mail included.
    const named = has('list-id') || has('precedence');
    const sent = listFields.some(has) || (named && this.links.some(({ text }) => leaveWords.test(text)));
    return sent ? true : 'nothing in it says that it goes to a list';
  }

  get hasMessage(): boolean {
    return this.proof.message.length > 0;
  }

  /** What the judged mail clients make of what the page uses. */
  get clients(): ClientTable {
    return this.once('clients', () => judgeClients(this, this.settings.clients));
  }

  /** How texts look in a colour scheme, told from the HTML alone. */
  cascade(scheme: 'light' | 'dark'): Cascade {
    return this.once(`cascade ${scheme}`, () => new Cascade(this, scheme));
  }

  /** The style attribute of an element, parsed. */
  inline(tag: Tag): Declared[] {
    const { style } = tag.attributes;
    return style ? parseInline(style) : [];
  }

  /** Whether an element is kept from sight: the head, scripts, a preheader's hidden line. */
  hidden(tag: Tag): boolean {
    const hidden = this.once('hidden', () => new Map<Tag, boolean>());
    const known = hidden.get(tag);
    if (known !== undefined) return known;
    const result =
      unseen.has(tag.name) ||
      hides(tag, this.inline(tag)) ||
      (tag.parent !== undefined && this.hidden(tag.parent));
    hidden.set(tag, result);
    return result;
  }

  /** The nearest element of one of these names, the tag itself included. */
  closest(tag: Tag | undefined, ...names: string[]): Tag | undefined {
    for (const up of upwards(tag)) if (names.includes(up.name)) return up;
    return undefined;
  }

  private once<T>(key: string, make: () => T): T {
    if (!this.lazy.has(key)) this.lazy.set(key, make());
    return this.lazy.get(key) as T;
  }
}

const listFields = [
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-post',
  'feedback-id',
  'x-campaign',
  'x-campaignid',
];

const unseen = new Set(['head', 'style', 'script', 'title', 'template', 'noscript']);

const hides = (tag: Tag, style: Declared[]): boolean => {
  if (tag.attributes.hidden !== undefined) return true;
  return style.some(({ property, value }) => {
    const low = value.toLowerCase();
    if (property === 'display') return low === 'none';
    if (property === 'visibility') return low === 'hidden';
    if (property === 'mso-hide')
      return low === 'all' && style.some((other) => other.property === 'max-height');
    return (property === 'max-height' || property === 'opacity') && /^0(px|%)?$/.test(low);
  });
};
