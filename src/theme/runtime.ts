import type Handlebars from 'handlebars';
import * as runtimeModule from 'handlebars/runtime.js';
import { asNumber, type Helper, type Labels, type RootData } from './helpers/helper.ts';
import { blocks, helpers } from './helpers/index.ts';

/** Handlebars without its compiler; its own types say nothing about this entry point. */
const handlebars = (runtimeModule as unknown as { default: typeof Handlebars }).default;

export const handlebarsVersion = handlebars.VERSION;

/** Makes the fill functions of precompiled templates. */
export const fillsOf = (
  code: { html: string; text: string },
  labels: Labels,
): { fillHtml: (data: object) => string; fillText: (data: object) => string } => {
  const instance = handlebars.create();
  const own: Record<string, Callable> = { galleyHeight: { call: (_, ...args) => height(...args) } };
  for (const name of blocks) own[name] = direct(instance.helpers[name]);
  for (const [name, helper] of Object.entries(helpers)) own[name] = adapted(helper, labels);
  for (const name of Object.keys(instance.helpers)) instance.unregisterHelper(name);
  Object.assign(instance.helpers, own);
  return { fillHtml: template(code.html, instance), fillText: template(code.text, instance) };
};

/**
 * What precompiled code needs of a helper it knows: something to `.call`. Handlebars wraps every helper that is a
 * function, anew for each fill, in one that copies the options; objects it leaves alone, which halves the time of a fill.
 */
interface Callable {
  call: (context: unknown, ...args: unknown[]) => unknown;
}

const direct = (helper: Handlebars.HelperDelegate | undefined): Callable => ({
  call: (context, subject, options) => helper?.call(context, subject, options),
});

const adapted = ({ run }: Helper, labels: Labels): Callable => ({
  call: (_, ...args) => {
    const options = args.pop() as Handlebars.HelperOptions;
    return run(args, { root: options.data.root as RootData, named: options.hash, labels });
  },
});

const template = (code: string, instance: typeof Handlebars): ((data: object) => string) => {
  // The code is what Handlebars made of the theme, either just now or out of the user's own cache folder.
  const specification = new Function(`return ${code}`)() as TemplateSpecification;
  const fill = instance.template(specification);
  return (data) => fill(data);
};

/** ` height="…"` in proportion to the width shown, or nothing where the picture's size is not known. */
const height = (...[width, tall, shown]: unknown[]): unknown => {
  const pixels = Math.round((Number(shown) * asNumber(tall)) / asNumber(width));
  return new handlebars.SafeString(Number.isFinite(pixels) && pixels > 0 ? ` height="${pixels}"` : '');
};
