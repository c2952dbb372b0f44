/** One browser that listens. */
type Listener = (event: string, data: unknown) => void;

const mostWaiting = 1000;

/** Tells every open page what changed (server-sent events). */
export class Live {
  private readonly listeners = new Set<Listener>();
  private readonly hello: unknown;

  /** `hello` is the first thing a page is told, on each connection. */
  constructor(hello: unknown) {
    this.hello = hello;
  }

  tell(event: string, data: unknown): void {
    for (const listener of this.listeners) listener(event, data);
  }

  /** A stream for one page; it ends when the page goes away or the server stops. */
  stream(signal: AbortSignal): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder();
    let stop: () => void = () => undefined;
    return new ReadableStream({
      start: (controller) => {
        const send = (text: string): void => {
          // A page that no longer reads is let go; it connects again when it wakes.
          if ((controller.desiredSize ?? 0) < -mostWaiting) stop();
          else controller.enqueue(encoder.encode(text));
        };
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
        send(`retry: 500\nevent: hello\ndata: ${JSON.stringify(this.hello)}\n\n`);
      },
      cancel: () => stop(),
    });
  }

  get count(): number {
    return this.listeners.size;
  }
}
