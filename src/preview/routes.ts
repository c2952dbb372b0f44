import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { guard } from '../inbox/http/guard.ts';
import type { Proof } from '../model.ts';
import type { Desk } from './desk.ts';
import { differences } from './differences.ts';
import { openInEditor } from './editor.ts';
import { annotated, framePolicy, frameShell, type Look, withLook } from './frame.ts';
import type { Tab } from './inbox-tab.ts';
import type { Live } from './live.ts';
import { messageView } from './message-view.ts';
import { againsts, otherMessage } from './others.ts';
import { pageRoutes } from './page-routes.ts';
import type { Reviewer } from './reviewer.ts';
import { sourceLines, sourcePath } from './sources.ts';
import { type EditionView, type Listing, listingOf, type Opening, viewOf } from './view.ts';

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
  /** The test inbox, once it runs. */
  inbox: () => Tab | undefined;
  /** Called when a proof has been given out. */
  looked: () => void;
}

/** Everything the preview answers. */
export const previewRoutes = (options: RouteOptions): Hono => {
  const { desk, live, signal } = options;
  const app = new Hono();
  const guarded = guard(options);
  // The inbox guards itself, with a token of its own.
  app.use((context, next) => (isInbox(context) ? loopbackOnly(context, next) : guarded(context, next)));
  app.get('/inbox', (context) => context.redirect('/?face=inbox'));
  app.mount('/inbox', (request) => options.inbox()?.answer?.(request) ?? new Response(null, { status: 404 }));

  app.route(
    '/',
    pageRoutes(options, (context, wanted) => openingOf(context, options, wanted)),
  );
  app.route('/', editionRoutes(options));
  app.route('/', proofRoutes(desk));
  app.get('/api/editions', async (context) => {
    await desk.idle();
    return context.json(listingFor(context, options));
  });
  app.get('/api/source', (context) => {
    const lines = sourceLines(desk, context.req.query('file') ?? '', Number(context.req.query('line')) || 1);
    return lines ? context.json(lines) : context.json({ error: 'That is no source of an edition' }, 404);
  });
  app.post('/api/open', loopbackOnly, (context) => open(context, options));
  app.get('/events', (context) =>
    context.body(live.stream(AbortSignal.any([signal, context.req.raw.signal])), 200, {
      'Content-Type': 'text/event-stream',
    }),
  );
  app.onError((cause, context) => context.json({ error: cause.message }, 500));
  return app;
};

/** The bar; the inbox stands in it for this machine only. */
const listingFor = (context: Context, { desk, reviewer, isThemeDesk, inbox }: RouteOptions): Listing => {
  const access = isLoopback(context) ? inbox()?.access : undefined;
  return { ...listingOf(desk, reviewer, isThemeDesk), ...(access && { inbox: access }) };
};

/** What the page shows first, so that it need not ask. */
const openingOf = async (
  context: Context,
  options: RouteOptions,
  wanted: string | undefined,
): Promise<Opening> => {
  await options.desk.idle();
  const id = wanted ?? options.desk.ids()[0];
  const edition = id === undefined ? undefined : await editionFor(id, options);
  return { listing: listingFor(context, options), ...(edition && { edition }) };
};

/** An edition for a page that shows it: its preflight is wanted, and the rows of the others. */
const editionFor = async (id: string, options: RouteOptions): Promise<EditionView | undefined> => {
  const { desk, reviewer, looked } = options;
  const sheet = await desk.sheet(id);
  if (!sheet) return undefined;
  reviewer.review(sheet);
  looked();
  return viewOf(sheet, desk, reviewer);
};

/** An edition as data: findings and frame, text, HTML, message, differences. */
const editionRoutes = (options: RouteOptions): Hono => {
  const { desk } = options;
  const app = new Hono();
  app.get('/api/editions/:id', async (context) => {
    const edition = await editionFor(context.req.param('id'), options);
    return edition ? context.json(edition) : notFound(context);
  });
  app.get('/api/editions/:id/text', (context) => withProof(desk, context, ({ text }) => context.text(text)));
  app.get('/api/editions/:id/html', (context) => withProof(desk, context, ({ html }) => context.text(html)));
  app.get('/api/editions/:id/message', (context) =>
    withProof(desk, context, async ({ message }) => context.json(await messageView(message))),
  );
  app.get('/api/editions/:id/message.eml', (context) =>
    withProof(desk, context, ({ message }) =>
      context.body(new Uint8Array(message), 200, {
        'Content-Type': 'message/rfc822',
        'Content-Disposition': 'attachment',
        'Content-Security-Policy': "sandbox; default-src 'none'",
      }),
    ),
  );
  app.get('/api/editions/:id/differences', (context) =>
    withProof(desk, context, async (proof) => {
      const against = againsts.find((each) => each === context.req.query('against')) ?? 'built';
      const other = await otherMessage(desk, context.req.param('id') ?? '', against);
      return context.json(await differences(proof, against, other));
    }),
  );
  return app;
};

/** An edition as a document, and its pictures. */
const proofRoutes = (desk: Desk): Hono => {
  const app = new Hono();
  app.get('/proof/:id/', (context) =>
    withProof(desk, context, ({ html, origins }) =>
      framed(context, (look) => withLook(annotated(html, origins), look)),
    ),
  );
  app.get('/proof/:id/frame', (context) => framed(context, () => frameShell));
  app.get('/proof/:id/images/:name', (context) =>
    withProof(desk, context, ({ images }) => {
      const image = images.find((each) => each.name === context.req.param('name'));
      return image
        ? context.body(new Uint8Array(image.bytes), 200, { 'Content-Type': image.type })
        : notFound(context);
    }),
  );
  return app;
};

const withProof = async (
  desk: Desk,
  context: Context,
  answer: (proof: Proof) => Response | Promise<Response>,
): Promise<Response> => {
  const proof = (await desk.sheet(context.req.param('id') ?? ''))?.proof;
  return proof ? answer(proof) : notFound(context);
};

const notFound = (context: Context): Response => context.json({ error: 'There is no such edition' }, 404);

const framed = (context: Context, document: (look: Look) => string): Response | Promise<Response> => {
  const look = lookOf(context);
  context.header('Content-Security-Policy', framePolicy(look));
  return context.html(document(look));
};

const lookOf = (context: Context): Look => {
  const scheme = context.req.query('scheme');
  return {
    scheme: scheme === 'dark' || scheme === 'inverted' ? scheme : 'light',
    images: context.req.query('images') !== 'off',
  };
};

const open = async (context: Context, { desk, editor }: RouteOptions): Promise<Response> => {
  const { file, line, column } = Object(await context.req.json().catch(() => ({})));
  const path = sourcePath(desk, String(file ?? ''));
  if (!path) return context.json({ opened: false, reason: `${file} is no source of an edition` }, 404);
  const spot = { line: wholeNumber(line), column: wholeNumber(column) };
  return context.json(await openInEditor(path, spot, editor));
};

const wholeNumber = (value: unknown): number => Math.max(1, Math.trunc(Number(value)) || 1);

const isInbox = (context: Context): boolean => /^\/inbox(?:\/|$)/.test(context.req.path);

/** What writes is for this machine only, also with --host. */
const loopbackOnly: MiddlewareHandler = async (context, next) =>
  isLoopback(context) ? next() : context.json({ error: 'Only from this machine' }, 403);

/** The address the connection came from, not what a header says. */
const isLoopback = (context: Context): boolean => {
  const { incoming } = Object(context.env);
  const address: unknown = incoming?.socket?.remoteAddress;
  return typeof address === 'string' && /^(?:::ffff:)?127\.|^::1$/.test(address);
};
