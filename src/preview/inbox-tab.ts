import type { OpenInbox } from '../inbox/inbox.ts';
import { wordsOf } from './failures.ts';
import type { InboxAccess } from './view.ts';

/** How the page gets at the inbox, and what answers below /inbox. */
export interface Tab {
  access: InboxAccess;
  answer?: (request: Request) => Response | Promise<Response>;
}

/** The test inbox within the preview, started when the first proof is out of the way. */
export class InboxTab {
  tab: Tab | undefined;
  private readonly start: (() => Promise<OpenInbox>) | undefined;
  private readonly changed: () => void;
  private inbox: OpenInbox | undefined;
  private closed = false;

  constructor(start: (() => Promise<OpenInbox>) | undefined, changed: () => void) {
    this.start = start;
    this.changed = changed;
  }

  async open(port: () => number): Promise<void> {
    if (!this.start || this.closed) return;
    try {
      const inbox = await this.start();
      this.inbox = inbox;
      if (this.closed) return await inbox.close();
      const routes = inbox.routes(port);
      this.tab = { access: { token: inbox.token }, answer: (request) => routes.fetch(request) };
      await inbox.announce(port(), '/inbox/');
    } catch (cause) {
      this.tab = { access: refusal(cause) };
    }
    this.changed();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.inbox?.close();
  }
}

/** An inbox that runs already is linked to (InboxRunningError carries its address); anything else is said. */
const refusal = (cause: unknown): InboxAccess => {
  const { url } = Object(cause);
  return typeof url === 'string' ? { url } : { problem: wordsOf(cause) };
};
