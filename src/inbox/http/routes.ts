import { Hono } from 'hono';
import type { Certificates } from '../certificates.ts';
import { FaultInputError, readFaults, readLimits } from '../fault-input.ts';
import type { FaultPlan } from '../faults.ts';
import type { Limits } from '../smtp.ts';
import type { MessageStore } from '../store.ts';
import { type GuardOptions, guard } from './guard.ts';

export interface RouteOptions extends GuardOptions {
  instance: string;
  smtpPort: () => number;
  faults: FaultPlan;
  setLimits: (limits: Limits) => void;
  certificates: Certificates;
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
  app.route('/', faultRoutes(options));
  return app;
}

function faultRoutes({ faults, setLimits }: RouteOptions): Hono {
  const app = new Hono();
  app.get('/api/faults', (context) => context.json({ faults: faults.list() }));
  app.post('/api/faults', async (context) => {
    try {
      const body: unknown = await context.req.json();
      const wanted = Array.isArray(body) ? { faults: body } : Object(body);
      const read = readFaults(wanted.faults ?? []);
      const limits = readLimits(wanted.limits);
      faults.set(read);
      setLimits(limits);
      return context.json({ faults: faults.list() });
    } catch (error) {
      if (!(error instanceof FaultInputError || error instanceof SyntaxError)) throw error;
      return context.json({ error: error.message }, 400);
    }
  });
  app.delete('/api/faults', (context) => {
    faults.set([]);
    setLimits({});
    return context.json({ faults: [] });
  });
  return app;
}
