import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { guard } from '../inbox/http/guard.ts';
import type { Desk } from './desk.ts';
import { type Against, builtOne, differences, type Other, previousId, sentOne } from './differences.ts';
import { openInEditor } from './editor.ts';
import { frameHtml, framePolicy, type Look } from './frame.ts';
import type { Live } from './live.ts';
import { messageView } from './message-view.ts';
import type { Reviewer } from './reviewer.ts';
import { listingOf, sourceLines, viewOf } from './view.ts';

export interface RouteOptions {
  desk: Desk;
  live: Live;
  reviewer: Reviewer;
  /** Folder of the bundled page: preview.js and preview.css. */
  assets: string;
  /** Made at start; what writes or opens an editor asks for it. */
  token: string;
  port: () => number;
  /** Further host names it answers under, with --host. */
  hosts: readonly string[];
  /** The user's editor command, as in VISUAL. */
  editor?: string;
  signal: AbortSignal;
  /** Showing a theme rather than the editions of a project. */
  isThemeDesk: boolean;
}

/** Everything the preview answers. */
export const previewRoutes = (options: RouteOptions): Hono => {
  const { desk, live, reviewer, signal } = options;
  const app = new Hono();
  app.use(guard(options));

  app.get('/', (context) => page(context, options));
  app.get('/preview.js', (context) => asset(context, options.assets, 'preview.js', 'text/javascript'));
  app.get('/preview.css', (context) => asset(context, options.assets, 'preview.css', 'text/css'));

  app.get('/api/editions', (context) => context.json(listingOf(desk, options.isThemeDesk)));
  app.get('/api/editions/:id', async (context) => {
    const sheet = await desk.sheet(context.req.param('id'));
    return sheet ? context.json(viewOf(sheet, desk, reviewer.findings(sheet))) : notFound(context);
  });
  app.get('/api/editions/:id/message', async (context) => {
    const proof = (await desk.sheet(context.req.param('id')))?.proof;
    return proof ? context.json(await messageView(proof.message)) : notFound(context);
  });
  app.get('/api/editions/:id/differences', async (context) => {
    const id = context.req.param('id');
    const proof = (await desk.sheet(id))?.proof;
    const against = (context.req.query('against') ?? 'built') as Against;
    return proof
      ? context.json(differences(proof, against, await otherOf(desk, id, against)))
      : notFound(context);
  });

  app.get('/api/source', (context) => {
    const lines = sourceLines(desk, context.req.query('file') ?? '', Number(context.req.query('line')) || 1);
    return lines ? context.json(lines) : notFound(context);
  });

  app.get('/proof/:id/', async (context) => {
    const proof = (await desk.sheet(context.req.param('id')))?.proof;
    return proof ? frame(context, proof.html, proof.origins) : notFound(context);
  });
  app.get('/proof/:id/images/:name', async (context) => {
    const proof = (await desk.sheet(context.req.param('id')))?.proof;
    const image = proof?.images.find((each) => each.name === context.req.param('name'));
    return image
      ? context.body(Buffer.from(image.bytes), 200, { 'Content-Type': image.type })
      : notFound(context);
  });

  app.get('/events', (context) =>
    context.body(live.stream(AbortSignal.any([signal, context.req.raw.signal])), 200, {
      'Content-Type': 'text/event-stream',
    }),
  );
  app.post('/api/open', async (context) => {
    if (!isLoopback(context)) return context.json({ opened: false, reason: 'only from this machine' }, 403);
    const { file, line, column } = Object(await context.req.json().catch(() => ({})));
    const spot = { file: String(file ?? ''), line: Number(line) || 1, column: Number(column) || 1 };
    return context.json(openInEditor(desk.root, spot, options.editor));
  });
  app.onError((cause, context) => context.json({ error: cause.message }, 500));
  return app;
};

const notFound = (context: Context) => context.json({ error: 'There is no such edition' }, 404);

const otherOf = async (desk: Desk, id: string, against: Against): Promise<Other | undefined> => {
  if (against === 'built') return builtOne(desk.root, id);
  if (against === 'sent') return sentOne(desk.root, id);
  const previous = previousId(desk.ids(), id);
  const proof = previous && (await desk.sheet(previous))?.proof;
  return previous && proof ? { name: previous, text: proof.text, html: proof.html } : undefined;
};

const lookOf = (context: Context): Look => {
  const scheme = context.req.query('scheme');
  return {
    scheme: scheme === 'dark' || scheme === 'inverted' ? scheme : 'light',
    images: context.req.query('images') !== 'off',
  };
};

const frame = (context: Context, html: string, origins: Parameters<typeof frameHtml>[1]) => {
  const look = lookOf(context);
  context.header('Content-Security-Policy', framePolicy(look));
  return context.html(frameHtml(html, origins, look));
};

/** The address the connection came from, not what a header says. */
const isLoopback = (context: Context): boolean => {
  const { incoming } = Object(context.env);
  const address: unknown = incoming?.socket?.remoteAddress;
  return typeof address === 'string' && /^(?:::ffff:)?127\.|^::1$/.test(address);
};

const asset = (context: Context, folder: string, name: string, type: string) => {
  try {
    return context.body(readFileSync(join(folder, name)), 200, { 'Content-Type': `${type}; charset=utf-8` });
  } catch {
    return context.text(`dist/${name} is missing: npm run bundle`, 500);
  }
};

const page = (context: Context, { token }: RouteOptions) => {
  context.header(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  return context.html(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="galley-token" content="${token}">
<title>Galley preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview.css">
</head>
<body>
<div id="page"></div>
<noscript>The preview needs JavaScript.</noscript>
<script type="module" src="/preview.js"></script>
</body>
</html>
`);
};
