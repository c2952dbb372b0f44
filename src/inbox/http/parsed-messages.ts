import { htmlView } from '../html-view.ts';
import { type Parsed, type Part, parseMessage } from '../parsed.ts';
import type { Envelope } from '../smtp.ts';
import type { MessageStore } from '../store.ts';
import type { Summary } from '../summary.ts';

/** A message as the API gives it: everything but the contents of its attachments. */
export interface MessageDetail extends Summary {
  envelope?: Envelope;
  headers: Parsed['headers'];
  text?: string;
  html?: string;
  /** How many pictures, styles and fonts the HTML wants from other servers. */
  remote: number;
  attachments: { number: number; filename?: string; type: string; size: number; related: boolean }[];
  tree: Part;
  problem?: string;
}

const kept = 4;

/** Messages taken apart, the last few remembered: a page asks for one several times. */
export class ParsedMessages {
  #store: MessageStore;
  #recent = new Map<string, Parsed>();

  constructor(store: MessageStore) {
    this.#store = store;
  }

  async parsed(id: string): Promise<Parsed | undefined> {
    if (!this.#store.get(id)) return undefined;
    const known = this.#recent.get(id);
    if (known) return known;
    const raw = await this.#store.raw(id);
    if (!raw) return undefined;
    const parsed = await parseMessage(raw);
    this.#recent.set(id, parsed);
    for (const oldest of [...this.#recent.keys()].slice(0, -kept)) this.#recent.delete(oldest);
    return parsed;
  }

  async detail(id: string): Promise<MessageDetail | undefined> {
    const parsed = await this.parsed(id);
    const summary = this.#store.get(id);
    if (!parsed || !summary) return undefined;
    const envelope = this.#store.envelope(id);
    const { headers, text, html, tree, problem } = parsed;
    return {
      ...summary,
      ...(envelope && { envelope }),
      headers,
      ...(text !== undefined && { text }),
      ...(html !== undefined && { html }),
      remote: html === undefined ? 0 : htmlView(parsed, false).remote,
      attachments: parsed.attachments.map(({ filename, type, content, related }, number) => ({
        number,
        ...(filename !== undefined && { filename }),
        type,
        size: content.length,
        related,
      })),
      tree,
      ...(problem !== undefined && { problem }),
    };
  }
}
