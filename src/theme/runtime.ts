import { Script } from 'node:vm';
import type Handlebars from 'handlebars';
import * as runtimeModule from 'handlebars/runtime.js';
import { asNumber, type Helper, type Labels, type RootData, type Scene } from './helpers/helper.ts';
import { blocks, helpers } from './helpers/index.ts';

/** Handlebars without its compiler; its own types say nothing about this entry point. */
const handlebars = (runtimeModule as unknown as { default: typeof Handlebars }).default;

export const handlebarsVersion = handlebars.VERSION;

/** A template as Handlebars precompiles it. */
export interface Code {
  code: string;
  machineCode?: Buffer;
}

/** Makes the fill functions of precompiled templates. */
export const fillsOf = (code: { html: Code; text: Code }, labels: Labels): { html: Fill; text: Fill } => {
  const instance = handlebars.create();
  const adapted = adapter(labels);
  const own: Record<string, Callable> = {
    galleyHeight: { call: (_, ...args) => height(...args) },
    galleyPick: { call: (_, condition, yes, no) => (isTrue(condition) ? yes : no) },
  };
  for (const name of blocks) own[name] = direct(instance.helpers[name]);
  for (const [name, helper] of Object.entries(helpers)) own[name] = adapted(helper);
  for (const name of Object.keys(instance.helpers)) instance.unregisterHelper(name);
  Object.assign(instance.helpers, own);
  return { html: template(code.html, instance), text: template(code.text, instance) };
};

/**
 * What precompiled code needs of a helper it knows: something to `.call`. Handlebars wraps every helper that is a
 * function, anew for each fill, in one that copies the options; objects it leaves alone, which halves the time of a fill.
 */
interface Callable {
  call: (context: unknown, ...args: unknown[]) => unknown;
}

/** As `{{#if}}` sees it. */
const isTrue = (value: unknown): boolean => Boolean(value) && !(Array.isArray(value) && !value.length);

const direct = (helper: Handlebars.HelperDelegate | undefined): Callable => ({
  call: (context, subject, options) => helper?.call(context, subject, options),
});

/** The scene of the fill at hand is made once; helpers with `key=value` get one of their own. */
const adapter = (labels: Labels): ((helper: Helper) => Callable) => {
  let scene: Scene = { root: {}, named: {}, labels };
  return ({ run, named }) => ({
    call: (_, ...args) => {
      const { data, hash } = args.pop() as Handlebars.HelperOptions;
      const root = data.root as RootData;
      if (named) return run(args, { root, named: hash, labels });
      if (scene.root !== root) scene = { root, named: {}, labels };
      return run(args, scene);
    },
  });
};

/**
 * Makes the template of precompiled code. The code is what Handlebars made of the theme, either just now or out of the
 * user's own cache folder.
 * @param machineCode what V8 made of it in an earlier run; ignored when this V8 is another
 */
const template = ({ code, machineCode }: Code, instance: typeof Handlebars): Fill => {
  const script = new Script(`(${code})`, { cachedData: machineCode });
  const fill = instance.template(script.runInThisContext() as TemplateSpecification);
  return { fill: (data) => fill(data), machineCode: () => script.createCachedData() };
};

interface Fill {
  fill: (data: object) => string;
  /** For the next run. Holds the functions that have been called so far. */
  machineCode: () => Buffer;
}

/** ` height="…"` in proportion to the width shown, or nothing where the picture's size is not known. */
const height = (...[width, tall, shown]: unknown[]): unknown => {
  const pixels = Math.round((Number(shown) * asNumber(tall)) / asNumber(width));
  return new handlebars.SafeString(Number.isFinite(pixels) && pixels > 0 ? ` height="${pixels}"` : '');
};
