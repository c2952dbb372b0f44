import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type Handlebars from 'handlebars';

/** What Galley uses of mjml. */
export interface Mjml {
  compile: (mjml: string, options: object) => Promise<{ html: string; errors: MjmlError[] }>;
  /** Names of all elements. */
  elements: ReadonlySet<string>;
  /** Elements whose content is HTML, handed on as it is. */
  ending: ReadonlySet<string>;
  /** Elements that may hold mj-raw. */
  holdsRaw: ReadonlySet<string>;
  /** Names of the attributes an element takes. */
  attributes: (element: string) => string[];
}

export interface MjmlError {
  line: number;
  message: string;
  tagName: string;
  formattedMessage: string;
}

interface Component {
  endingTag?: boolean;
  allowedAttributes?: Record<string, string>;
}

/** mjml's packages and Handlebars with its compiler. */
interface Tools {
  mjml: Mjml['compile'];
  core: { components: Record<string, Component> };
  validator: { dependencies: Record<string, (string | RegExp)[]> };
  handlebars: typeof Handlebars;
}

let tools: Tools | undefined;

/** mjml, as much of it as Galley uses. */
export const loadMjml = (): Mjml => {
  tools ??= loadTools();
  const { components } = tools.core;
  const { dependencies } = tools.validator;
  return {
    compile: tools.mjml,
    elements: new Set(
      ['mjml', 'mj-include', 'mj-all', 'mj-class'].concat(Object.keys(components), Object.keys(dependencies)),
    ),
    ending: new Set(Object.keys(components).filter((name) => components[name]?.endingTag)),
    holdsRaw: new Set(Object.keys(dependencies).filter((name) => dependencies[name]?.includes('mj-raw'))),
    attributes: (element) => Object.keys(components[element]?.allowedAttributes ?? {}),
  };
};

/** Handlebars with its compiler. */
export const loadHandlebars = (): typeof Handlebars => {
  tools ??= loadTools();
  return tools.handlebars;
};

/** Made by src/bundle.mjs: without what mjml loads and Galley never calls, in a third of the time. */
const bundle = 'theme-tools.cjs';

/**
 * Loads mjml without running what a `.mjmlconfig` in the working folder names: importing mjml-core ends with
 * `handleMjmlConfig(process.cwd())`, which requires the packages listed there. The load is one synchronous stretch, so
 * for its length the working folder can be mjml's own, which holds no such file; nothing else runs meanwhile.
 */
const loadTools = (): Tools => {
  const require = createRequire(import.meta.url);
  const path = require.resolve('mjml');
  const cwd = process.cwd;
  process.cwd = () => dirname(path);
  try {
    const bundled = join(import.meta.dirname, bundle);
    if (existsSync(bundled)) return require(bundled) as Tools;
    const parts = createRequire(path);
    return {
      mjml: require(path),
      core: parts('mjml-core'),
      validator: parts('mjml-validator'),
      handlebars: require('handlebars'),
    };
  } finally {
    process.cwd = cwd;
  }
};
