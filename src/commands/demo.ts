import { join, relative } from 'node:path';
import { buildCommand } from './build.ts';
import { exit, type Io, UsageError } from './io.ts';
import { editionIds, openProject } from './project.ts';
import { sendCommand } from './send.ts';

/**
 * `npm run demo`: the newest edition built, sent to Galley's own inbox, fetched back and compared. Nothing leaves this
 * machine, whatever server is configured.
 */
export const demoCommand = async (io: Io): Promise<number> => {
  const { root } = openProject(io.cwd);
  const id = editionIds(root).at(-1);
  if (id === undefined) throw new UsageError('there is no edition in articles/', 'npx galley new makes one');

  io.out(`1. Build the newest edition, ${id}\n\n`);
  const built = await buildCommand([id], {}, io);
  if (built !== exit.clean) return built;

  io.out('\n2. Send it to Galley’s own inbox, fetch it back and compare\n\n');
  const sent = await sendCommand(id, { again: true, verify: true }, io, { ownInbox: true });
  if (sent !== exit.clean) return sent;

  const page = relative(io.cwd, join(root, 'out', id, 'index.html'));
  io.out(`
3. Where to look

  ${page.padEnd(32)}  the page in your browser
  npm run inbox                     the message as mail, in the inbox
  npm run preview                   the edition as you write it
`);
  return exit.clean;
};
