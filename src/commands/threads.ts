import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompiledElsewhere } from '../preview/settings.ts';
import type { Answer, Task } from './preview-thread.ts';

/**
 * A thread of its own for long work, so that no save waits for it: started when it is first asked, and again after it
 * has failed.
 */
export class Thread {
  private readonly file: string;
  private readonly isInTheBackground: boolean;
  private worker: Worker | undefined;
  private readonly asked = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (cause: Error) => void }
  >();
  private count = 0;

  /** `assets` holds the bundle; `isInTheBackground`: all else goes first where the cores are few. */
  constructor(assets: string, isInTheBackground: boolean) {
    this.file = join(assets, 'preview-thread.cjs');
    this.isInTheBackground = isInTheBackground;
  }

  /** Rejects when the work fails or the thread ends. */
  ask<T extends Task['kind']>(task: Extract<Task, { kind: T }>): Promise<Answer[T]> {
    this.worker ??= this.start();
    const { worker } = this;
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ id, task });
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const { isInTheBackground } = this;
    const worker = new Worker(this.file, { workerData: { isInTheBackground }, resourceLimits });
    worker.on('message', ({ id, value, problem }) => {
      const waiting = this.asked.get(id);
      this.asked.delete(id);
      if (problem === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(problem));
    });
    worker.on('error', (cause) => this.ended(worker, cause));
    worker.on('exit', () => this.ended(worker, new Error('its thread has ended')));
    return worker;
  }

  private ended(worker: Worker, cause: unknown): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.asked.values())
      reject(cause instanceof Error ? cause : new Error(String(cause)));
    this.asked.clear();
  }
}

/** What a compile or a check throws away again fits in here, so that it is seldom cleared while somebody waits. */
const resourceLimits = { maxYoungGenerationSizeMb: 48 };

/** Times a theme is compiled in advance: by then it takes a third of the first. */
const rounds = 3;

/** Compiles themes on a thread; until it has been asked to warm up, nothing comes of it. */
export class ThemeThread {
  private readonly thread: Thread;
  private readonly folders: { root: string; cacheFolder: string };
  private isReady = false;

  constructor(assets: string, folders: { root: string; cacheFolder: string }) {
    this.thread = new Thread(assets, false);
    this.folders = folders;
  }

  /** Loads what compiles, and compiles a theme to no other end. */
  async warmUp(theme: string): Promise<void> {
    this.isReady = true;
    try {
      for (let round = 0; round < rounds; round++) await this.thread.ask({ kind: 'warm-up', theme });
    } catch {
      this.isReady = false;
    }
  }

  async compile(theme: string): Promise<CompiledElsewhere | undefined> {
    if (!this.isReady) return undefined;
    return this.thread.ask({ kind: 'compile', theme, ...this.folders }).catch(() => undefined);
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}
