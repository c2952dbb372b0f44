import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { MessageStore, StoreEvent } from '../store.ts';

/** A reader this far behind is told to start over rather than be buffered for. */
const mostBehind = 1000;
const heartbeat = 20_000;

type LiveEvent = StoreEvent | { type: 'reset' };

/**
 * Live arrival as server-sent events: `added` and `changed` with a summary, `removed` with ids, `reset` when so
 * much happened that the list is better read anew.
 */
export function eventRoutes(store: MessageStore, signal: AbortSignal): Hono {
  const app = new Hono();
  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      let waiting: LiveEvent[] = [];
      let wake: () => void = () => undefined;
      const unsubscribe = store.subscribe((event) => {
        if (waiting.length >= mostBehind) waiting = [{ type: 'reset' }];
        else waiting.push(event);
        wake();
      });
      const end = () => stream.abort();
      stream.onAbort(() => {
        unsubscribe();
        signal.removeEventListener('abort', end);
        wake();
      });
      signal.addEventListener('abort', end);
      await stream.writeSSE({ event: 'hello', data: '{}' });
      while (!stream.aborted && !signal.aborted) {
        const batch = waiting;
        waiting = [];
        for (const event of batch) await stream.writeSSE({ event: event.type, data: JSON.stringify(event) });
        if (waiting.length > 0) continue;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, heartbeat).unref();
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        if (waiting.length === 0 && !stream.aborted) await stream.write(': still here\n\n');
      }
    }),
  );
  return app;
}
