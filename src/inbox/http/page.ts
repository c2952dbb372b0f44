import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';

export interface PageOptions {
  /** The folder with the bundled inbox.js and inbox.css. */
  assets: string;
  token: string;
  /** Path the page is below, ending in a slash; `/` when absent. */
  base?: string;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  // the preview shows it as a tab
  "frame-ancestors 'self'",
].join('; ');

const types = { 'inbox.js': 'text/javascript', 'inbox.css': 'text/css' };

/** The page and its two files. */
export function pageRoutes({ assets, token, base = '/' }: PageOptions): Hono {
  const app = new Hono();
  app.get('/', (context) => {
    context.header('Content-Security-Policy', policy);
    return context.html(shell(token, base));
  });
  for (const [name, type] of Object.entries(types)) {
    app.get(`/${name}`, async (context) => {
      const content = await readFile(join(assets, name), 'utf8').catch(() => undefined);
      if (content === undefined) return context.text('Not bundled: npm run bundle makes it', 404);
      return context.body(content, 200, { 'Content-Type': `${type}; charset=utf-8` });
    });
  }
  app.get('/favicon.ico', (context) => context.body(null, 204));
  return app;
}

function shell(token: string, base: string) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="galley-token" content="${token}">
<meta name="galley-base" content="${base}">
<title>Inbox · Galley</title>
<link rel="stylesheet" href="${base}inbox.css">
<script type="module" src="${base}inbox.js"></script>
</head>
<body><div id="inbox"><noscript>The inbox’s page needs JavaScript.</noscript></div></body>
</html>`;
}
