import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';

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

/** The page and its two files, read anew each time: they are small, and a new bundle needs no restart. */
export const pageRoutes = ({ assets, token }: { assets: string; token: string }): Hono => {
  const app = new Hono();
  app.get('/', (context) => {
    context.header('Content-Security-Policy', policy);
    return context.html(shell(token));
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

const shell = (token: string) => html`<!doctype html>
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
<noscript>The preview needs JavaScript.</noscript>
</body>
</html>
`;
