/** One browser that listens. */
type Listener = (event: string, data: unknown) => void;

/** Tells every open page what changed (server-sent events). */
export class Live {
  private readonly listeners = new Set<Listener>();

  tell(event: string, data: unknown): void {
    for (const listener of this.listeners) listener(event, data);
  }

  /** A stream for one page; it ends when the page goes away or the server stops. */
  stream(signal: AbortSignal): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder();
    let stop: () => void = () => undefined;
    return new ReadableStream({
      start: (controller) => {
        const send = (text: string): void => controller.enqueue(encoder.encode(text));
        const listener: Listener = (event, data) =>
          send(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
        // A laptop that slept finds out by the missing beats, and connects again.
        const beat = setInterval(() => send(': beat\n\n'), 15_000);
        stop = () => {
          clearInterval(beat);
          this.listeners.delete(listener);
          try {
            controller.close();
          } catch {
            // The page had closed it already.
          }
        };
        this.listeners.add(listener);
        signal.addEventListener('abort', stop, { once: true });
        send('retry: 500\n\n');
      },
      cancel: () => stop(),
    });
  }

  get count(): number {
    return this.listeners.size;
  }
}
