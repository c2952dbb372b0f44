import type { HtmlValidate } from 'html-validate/browser';
import type { Finding, Severity } from '../../model.ts';
import type { Context } from '../context.ts';
import type { Page } from '../page.ts';
import type { Rule, RuleResult } from '../rule.ts';

const code = 'html-valid';

/**
 * The rules of html-validate that matter in mail. Left out is what good mail breaks on purpose: old elements and
 * attributes, styles in the body, Outlook's comments and VML (these are blanked before it looks).
 */
const rules: Record<string, [validator: 'error', severity: Severity]> = {
  'close-order': ['error', 'error'],
  'void-content': ['error', 'error'],
  'no-dup-attr': ['error', 'warning'],
  'element-required-ancestor': ['error', 'warning'],
  'unrecognized-char-ref': ['error', 'warning'],
  'missing-doctype': ['error', 'warning'],
};

/** What a validator says of the HTML, with a configuration for mail. */
export const htmlValid: Rule<Context> = {
  code,
  title: 'The HTML is well formed, as a validator sees it',
  severity: 'error',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: async (context): Promise<RuleResult> => {
    if (context.proof.html.length > largest || context.page.tags.length > mostTags)
      return { notRun: 'the page is too large for html-validate' };
    const validator = await load();
    const report = validate(validator, context.page);
    if (!report) return { notRun: 'html-validate cannot read this page' };
    const groups = new Map<string, { finding: Finding; times: number }>();
    for (const message of withoutEchoes(report.results.flatMap((result) => result.messages))) {
      const key = `${message.ruleId} ${message.message}`;
      const known = groups.get(key);
      if (known) known.times++;
      else groups.set(key, { finding: toFinding(message, context), times: 1 });
    }
    return [...groups.values()].map(({ finding, times }) =>
      times === 1 ? finding : { ...finding, message: `${finding.message}, ${times} times` },
    );
  },
};

// Its time grows with the square of a page's depth; mail is never that large.
const largest = 1_000_000;
const mostTags = 20_000;

// It fails on names such as “constructor”, and a page may have them.
const validate = (validator: HtmlValidate, page: Page) => {
  try {
    return validator.validateStringSync(withoutComments(page));
  } catch {
    return undefined;
  }
};

// One element closed in the wrong place makes every later end tag wrong as well: only the first is told.
const withoutEchoes = <M extends { ruleId: string }>(messages: M[]): M[] => {
  const first = messages.find(({ ruleId }) => ruleId === 'close-order');
  return messages.filter((message) => message.ruleId !== 'close-order' || message === first);
};

let loaded: Promise<HtmlValidate> | undefined;

const load = (): Promise<HtmlValidate> => {
  loaded ??= import('html-validate/browser').then(({ HtmlValidate, StaticConfigLoader }) => {
    // Resolving the configuration for each page anew costs as much as reading the page.
    class OnceResolved extends StaticConfigLoader {
      private resolved?: ReturnType<InstanceType<typeof StaticConfigLoader>['getConfigFor']>;

      override getConfigFor(handle: string) {
        this.resolved ??= super.getConfigFor(handle);
        return this.resolved;
      }
    }
    const settings = Object.fromEntries(Object.entries(rules).map(([name, [level]]) => [name, level]));
    return new HtmlValidate(
      new OnceResolved({ root: true, extends: [], elements: ['html5'], rules: settings }),
    );
  });
  return loaded;
};

const toFinding = (
  message: { ruleId: string; message: string; offset: number; size: number },
  context: Context,
): Finding => {
  const text = context.page.html.slice(message.offset, message.offset + message.size);
  const first = message.message.charAt(0).toLowerCase() + message.message.slice(1);
  return {
    severity: rules[message.ruleId]?.[1] ?? 'error',
    code,
    message: `The HTML is not well formed: ${first.replace(/\.$/, '')}`,
    hint: 'Mend it: a client that reads it another way may lose part of the page',
    ...context.sources.design(message.offset, Math.max(1, message.size), [text]),
  };
};

// Blanks keep every offset as it was.
const withoutComments = (page: Page): string => {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of page.comments) {
    parts.push(page.html.slice(at, start), page.html.slice(start, end).replace(/[^\n]/g, ' '));
    at = Math.max(at, end);
  }
  parts.push(page.html.slice(at));
  return parts.join('').replace(/<!\[[^\]]*\]>|<\?xml[^>]*>/gi, (text) => ' '.repeat(text.length));
};
