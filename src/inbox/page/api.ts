import type { Expert } from '../expert.ts';
import type { MessageDetail } from '../http/parsed-messages.ts';
import type { ListPage } from '../listing.ts';

export type { DkimVerdict } from '../dkim-verdict.ts';
export type { EditionVerdict } from '../editions.ts';
export type { Part } from '../parsed.ts';
export type { Summary } from '../summary.ts';
export type { Expert, ListPage, MessageDetail };

/** Where the inbox's API is mounted, ending in a slash, and the token of this page. */
export interface Access {
  base: string;
  token: string;
}

/** The API as the page uses it; each call rejects with words fit to be shown. */
export class InboxApi {
  #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** Address of something of a message: `raw`, `html`, `attachments/0`. */
  address(id: string, what: string): string {
    return this.#address(`messages/${encodeURIComponent(id)}/${what}`);
  }

  inbox(): Promise<{ smtp: { host: string; port: number } }> {
    return this.#get('inbox');
  }

  list(query: { search?: string; limit?: number; after?: string }): Promise<ListPage> {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      if (value !== undefined && value !== '') parameters.set(name, String(value));
    return this.#get(`messages?${parameters}`);
  }

  message(id: string): Promise<MessageDetail> {
    return this.#get(`messages/${encodeURIComponent(id)}`);
  }

  expert(id: string): Promise<Expert> {
    return this.#get(`messages/${encodeURIComponent(id)}/expert`);
  }

  async source(id: string): Promise<string> {
    return (await this.#ask('GET', `messages/${encodeURIComponent(id)}/raw`)).text();
  }

  async markSeen(id: string): Promise<void> {
    await this.#ask('POST', `messages/${encodeURIComponent(id)}/seen`);
  }

  async remove(id: string): Promise<void> {
    await this.#ask('DELETE', `messages/${encodeURIComponent(id)}`);
  }

  async removeAll(): Promise<void> {
    await this.#ask('DELETE', 'messages');
  }

  /** Calls `changed` at each event, and `online` when the connection comes or goes; the result ends it. */
  follow(changed: () => void, online: (on: boolean) => void): () => void {
    const source = new EventSource(this.#address('events'));
    for (const type of ['added', 'changed', 'removed', 'reset']) source.addEventListener(type, changed);
    source.addEventListener('hello', () => {
      online(true);
      changed();
    });
    source.addEventListener('error', () => online(false));
    return () => source.close();
  }

  #address(path: string): string {
    return `${this.#access.base}api/${path}`;
  }

  async #get<T>(path: string): Promise<T> {
    return (await this.#ask('GET', path)).json() as Promise<T>;
  }

  async #ask(method: string, path: string): Promise<Response> {
    const headers = { 'X-Galley-Token': this.#access.token };
    const response = await fetch(this.#address(path), { method, headers });
    if (response.ok) return response;
    const { error } = (await response.json().catch(() => ({}))) as { error?: string };
    throw new Error(error ?? `The inbox answered ${response.status}`);
  }
}
