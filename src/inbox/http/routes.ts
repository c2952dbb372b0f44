import { Hono } from 'hono';
import type { Certificates } from '../certificates.ts';
import type { KnownKeys } from '../dkim-verdict.ts';
import type { FaultPlan } from '../faults.ts';
import type { Limits } from '../smtp.ts';
import type { MessageStore } from '../store.ts';
import { eventRoutes } from './events.ts';
import { faultRoutes } from './fault-routes.ts';
import { type GuardOptions, guard } from './guard.ts';
import { messageRoutes } from './messages.ts';

export interface RouteOptions extends GuardOptions {
  instance: string;
  smtpPort: () => number;
  faults: FaultPlan;
  setLimits: (limits: Limits) => void;
  certificates: Certificates;
  /** DKIM keys known without DNS. */
  keys?: KnownKeys;
  /** The folder editions are built to. */
  out?: string;
  /** Ends waiting requests and live streams. */
  signal: AbortSignal;
}

/** The HTTP API, below whatever path it is mounted on. */
export function inboxRoutes(store: MessageStore, options: RouteOptions): Hono {
  const app = new Hono();
  app.use(guard(options));
  app.get('/api/inbox', (context) =>
    context.json({
      instance: options.instance,
      smtp: { host: '127.0.0.1', port: options.smtpPort() },
      folder: store.folder,
      messages: store.list({ limit: 0 }).total,
    }),
  );
  app.get('/api/certificate', async (context) => context.text(await options.certificates.authority()));
  app.route('/', messageRoutes(store, options));
  app.route('/', eventRoutes(store, options.signal));
  app.route('/', faultRoutes(options));
  app.all('/api/*', (context) => context.json({ error: 'The inbox answers no such request' }, 404));
  return app;
}
