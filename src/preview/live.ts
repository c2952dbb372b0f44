/** One browser that listens: what it is told, and what of it only one that keeps up is told. */
type Listener = (brief: string, whole: string) => void;

/** Events a page may be behind before it gets them without their bodies, and before it is let go. */
const behind = 3;
const mostWaiting = 1000;

/** Tells every open page what changed (server-sent events). */
export class Live {
  private readonly listeners = new Set<Listener>();
  private readonly hello: () => object;

  /** `hello` gives the first thing a page is told, on each connection. */
  constructor(hello: () => object) {
    this.hello = hello;
  }

  /**
   * Tells every page. `body` goes with it on a line of its own, so that nobody need ask for it; a page that is behind
   * gets the event alone.
   */
  tell(event: string, data: object, body?: () => object): void {
    if (this.listeners.size === 0) return;
    const brief = `event: ${event}\ndata: ${JSON.stringify(data)}\n`;
    const whole = body ? `${brief}data: ${JSON.stringify(body())}\n\n` : `${brief}\n`;
    for (const listener of this.listeners) listener(`${brief}\n`, whole);
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
        const listener: Listener = (brief, whole) =>
          send((controller.desiredSize ?? 0) < -behind ? brief : whole);
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
        send(`retry: 500\nevent: hello\ndata: ${JSON.stringify(this.hello())}\n\n`);
      },
      cancel: () => stop(),
    });
  }

  get count(): number {
    return this.listeners.size;
  }
}
