import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Opening } from './view.ts';

/** Styles of elements are set by the page's own script (widths, colours of the proof's frame). */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types = { 'preview.js': 'text/javascript', 'preview.css': 'text/css' };

/** Milliseconds the page waits for the first proof; one that takes longer is asked for by the page itself. */
const patience = 250;

/**
 * The page and its two files, read anew each time: they are small, and a new bundle needs no restart. The page carries
 * what it shows first, an edition or the newest, where that is there in time.
 */
export const pageRoutes = (
  { assets, token }: { assets: string; token: string },
  openingOf: (context: Context, wanted: string | undefined) => Promise<Opening>,
): Hono => {
  const app = new Hono();
  app.get('/', async (context) => {
    const opening = openingOf(context, context.req.query('edition')).catch(() => undefined);
    const inTime = await Promise.race([opening, pause(patience, undefined, { ref: false })]);
    context.header('Content-Security-Policy', policy);
    return context.html(shell(token, inTime));
  });
  for (const [name, type] of Object.entries(types)) {
    app.get(`/${name}`, async (context) => {
      const content = await readFile(join(assets, name), 'utf8').catch(() => undefined);
      return content === undefined
        ? context.text(`dist/${name} is missing: npm run bundle`, 500)
        : context.body(content, 200, { 'Content-Type': `${type}; charset=utf-8` });
    });
  }
  app.get('/favicon.ico', (context) => context.body(null, 204));
  return app;
};

/** Data within a page: nothing in it ends the element it stands in. */
const asData = (value: unknown) =>
  raw(
    JSON.stringify(value)
      .replaceAll('<', '\\u003c')
      .replaceAll('\u2028', '\\u2028')
      .replaceAll('\u2029', '\\u2029'),
  );

const shell = (token: string, opening: Opening | undefined) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="galley-token" content="${token}">
<title>Galley preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview.css">
<script type="module" src="/preview.js"></script>
</head>
<body>
<div id="page"></div>
<script type="application/json" id="opening">${asData(opening ?? null)}</script>
<noscript>The preview needs JavaScript.</noscript>
</body>
</html>
`;
