import { createRequire } from 'node:module';
import { dirname } from 'node:path';

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

let loaded: Mjml | undefined;

/**
 * Loads mjml without running what a `.mjmlconfig` in the working folder names: importing mjml-core ends with
 * `handleMjmlConfig(process.cwd())`, which requires the packages listed there. The load is one synchronous stretch, so
 * for its length the working folder can be mjml's own, which holds no such file; nothing else runs meanwhile.
 */
export const loadMjml = (): Mjml => {
  loaded ??= load();
  return loaded;
};

const load = (): Mjml => {
  const require = createRequire(import.meta.url);
  const path = require.resolve('mjml');
  const cwd = process.cwd;
  process.cwd = () => dirname(path);
  try {
    const compile = require(path) as Mjml['compile'];
    const parts = createRequire(path);
    const { components } = parts('mjml-core') as { components: Record<string, Component> };
    const { dependencies } = parts('mjml-validator') as { dependencies: Record<string, (string | RegExp)[]> };
    return {
      compile,
      elements: new Set([
        'mjml',
        'mj-include',
        'mj-all',
        'mj-class',
        ...Object.keys(components),
        ...Object.keys(dependencies),
      ]),
      ending: new Set(Object.keys(components).filter((name) => components[name]?.endingTag)),
      holdsRaw: new Set(Object.keys(dependencies).filter((name) => dependencies[name]?.includes('mj-raw'))),
      attributes: (element) => Object.keys(components[element]?.allowedAttributes ?? {}),
    };
  } finally {
    process.cwd = cwd;
  }
};
