import { type Context, Hono } from 'hono';
import type { KnownKeys } from '../dkim-verdict.ts';
import type { BuiltEdition } from '../editions.ts';
import { examine } from '../expert.ts';
import { htmlView } from '../html-view.ts';
import type { MessageStore } from '../store.ts';
import type { Summary } from '../summary.ts';
import { waitForMessage } from '../wait.ts';
import { attachmentHeaders } from './download.ts';
import { type MessageDetail, ParsedMessages } from './parsed-messages.ts';

export interface MessageRouteOptions {
  keys?: KnownKeys;
  out?: string;
  signal: AbortSignal;
}

const largestPage = 500;
const usualWait = 30;
const longestWait = 300;

/** List, get, raw, HTML, attachments, expert view, delete, and wait. */
export function messageRoutes(store: MessageStore, options: MessageRouteOptions): Hono {
  const app = new Hono();
  const messages = new ParsedMessages(store);
  const editions = new Map<string, BuiltEdition>();

  app.get('/api/messages', (context) => {
    const { search, after, limit } = context.req.query();
    const most = Math.min(wholeNumber(limit) ?? 50, largestPage);
    return context.json(store.list({ limit: most, ...(search && { search }), ...(after && { after }) }));
  });

  app.delete('/api/messages', async (context) => context.json({ deleted: await store.removeAll() }));

  app.get('/api/messages/:id', async (context) => {
    const detail = await messages.detail(context.req.param('id'));
    return detail ? context.json(detail) : missing(context);
  });

  app.get('/api/messages/:id/raw', async (context) => {
    const id = context.req.param('id');
    const raw = await store.raw(id);
    return raw
      ? context.body(asBody(raw), 200, attachmentHeaders('message/rfc822', `${id}.eml`))
      : missing(context);
  });

  app.get('/api/messages/:id/html', async (context) => {
    const parsed = await messages.parsed(context.req.param('id'));
    if (parsed?.html === undefined) return missing(context);
    const view = htmlView(parsed, context.req.query('remote') === '1');
    context.header('Content-Security-Policy', view.policy);
    context.header('X-DNS-Prefetch-Control', 'off');
    return context.html(view.html);
  });

  app.get('/api/messages/:id/attachments/:number', async (context) => {
    const parsed = await messages.parsed(context.req.param('id'));
    const number = wholeNumber(context.req.param('number'));
    const attachment = number === undefined ? undefined : parsed?.attachments[number];
    if (!attachment) return missing(context);
    const { content, type, filename = `attachment-${number}` } = attachment;
    return context.body(asBody(content), 200, attachmentHeaders(type, filename));
  });

  app.get('/api/messages/:id/expert', async (context) => {
    const id = context.req.param('id');
    const [raw, parsed] = [await store.raw(id), await messages.parsed(id)];
    if (!raw || !parsed) return missing(context);
    const { out, keys = {} } = options;
    return context.json(await examine(raw, parsed, { keys, editions, ...(out !== undefined && { out }) }));
  });

  app.post('/api/messages/:id/seen', async (context) => {
    await store.markSeen(context.req.param('id'));
    return context.json({ seen: true });
  });

  app.delete('/api/messages/:id', async (context) =>
    (await store.remove(context.req.param('id'))) ? context.json({ deleted: 1 }) : missing(context),
  );

  app.get('/api/wait', async (context) => {
    const { to, subject, timeout } = context.req.query();
    const seconds = Math.min(wholeNumber(timeout) ?? usualWait, longestWait);
    const except = context.req.queries('except') ?? [];
    const wanted = { except, ...(to && { to }), ...(subject && { subject }) };
    const signal = AbortSignal.any([options.signal, context.req.raw.signal]);
    const found: Summary | undefined = await waitForMessage(store, wanted, seconds * 1000, signal);
    const detail: MessageDetail | undefined = found && (await messages.detail(found.id));
    if (detail) return context.json(detail);
    return context.json({ error: `No such message came within ${seconds} s` }, 404);
  });
  return app;
}

function missing(context: Context): Response {
  return context.json({ error: 'There is no such message' }, 404);
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function asBody(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
