import { Hono } from 'hono';
import { FaultInputError, readFaults, readLimits } from '../fault-input.ts';
import type { FaultPlan } from '../faults.ts';
import type { Limits } from '../smtp.ts';

export interface FaultControl {
  faults: FaultPlan;
  setLimits: (limits: Limits) => void;
}

/** Faults over HTTP: what is set replaces all there was; limits not named are lifted. */
export function faultRoutes({ faults, setLimits }: FaultControl): Hono {
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
