import { findRunningInbox, inboxFolder } from '../inbox/state.ts';
import { locate, readServer, type Server } from './server.ts';

/** Galley's own inbox, ready to take mail. */
export interface OwnInbox {
  server: Server;
  /** Where its HTTP API answers until `close`. */
  api: string;
  /** Its page, when it goes on running. */
  page?: string;
  /** Where the mail is kept. */
  folder: string;
  close: () => Promise<void>;
}

/** The project's inbox: the running one, known by its state file, else one started for the moment. */
export const openOwnInbox = async (root: string): Promise<OwnInbox> => {
  const found = await findRunningInbox(root);
  const started = found ? undefined : await startForTheMoment(root);
  const ports = found ?? started;
  if (!ports) throw new Error('there is no inbox');
  const located = await locate(readServer(`smtp://127.0.0.1:${ports.smtpPort}`, {}, root));
  return {
    // Its port changes from run to run; what it has accepted stays accepted.
    server: { ...located, label: inboxName, scope: 'galley-inbox' },
    api: `http://127.0.0.1:${ports.httpPort}`,
    ...(found && { page: found.url }),
    folder: inboxFolder(root),
    close: async () => started?.close(),
  };
};

export const inboxName = 'Galley’s own inbox';

const startForTheMoment = async (root: string) => (await import('../inbox/inbox.ts')).startInbox({ root });
