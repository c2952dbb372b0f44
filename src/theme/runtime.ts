import type Handlebars from 'handlebars';
import * as runtimeModule from 'handlebars/runtime.js';
import { asNumber, type Helper, type RootData } from './helpers/helper.ts';
import { helpers } from './helpers/index.ts';

/** Handlebars without its compiler; its own types say nothing about this entry point. */
const handlebars = (runtimeModule as unknown as { default: typeof Handlebars }).default;

export const handlebarsVersion = handlebars.VERSION;

type Labels = Record<string, Record<string, string>>;

/** Makes the fill functions of precompiled templates. */
export const fillsOf = (
  code: { html: string; text: string },
  labels: Labels,
): { fillHtml: (data: object) => string; fillText: (data: object) => string } => {
  const instance = handlebars.create();
  for (const name of Object.keys(instance.helpers))
    if (!keptHelpers.has(name)) instance.unregisterHelper(name);
  for (const [name, helper] of Object.entries(helpers))
    instance.registerHelper(name, adapted(helper, labels));
  instance.registerHelper('galleyHeight', galleyHeight);
  return { fillHtml: template(code.html, instance), fillText: template(code.text, instance) };
};

const keptHelpers = new Set(['each', 'if', 'unless', 'with']);

const template = (code: string, instance: typeof Handlebars): ((data: object) => string) => {
  // The code is what Handlebars made of the theme, either just now or out of the user's own cache folder.
  const specification = new Function(`return ${code}`)() as TemplateSpecification;
  const fill = instance.template(specification);
  return (data) => fill(data);
};

const adapted =
  (helper: Helper, labels: Labels): Handlebars.HelperDelegate =>
  (...given: unknown[]) => {
    const options = given.pop() as Handlebars.HelperOptions;
    const root = options.data.root as RootData;
    return helper.run(given, { root, named: options.hash, labels });
  };

/** ` height="…"` in proportion to the width shown, or nothing where the picture's size is not known. */
const galleyHeight = (width: unknown, height: unknown, shown: number): unknown => {
  const pixels = Math.round((shown * asNumber(height)) / asNumber(width));
  return new handlebars.SafeString(Number.isFinite(pixels) && pixels > 0 ? ` height="${pixels}"` : '');
};
