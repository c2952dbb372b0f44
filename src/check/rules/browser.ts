import type { Finding, Owner, Severity } from '../../model.ts';
import type { Measured } from '../browser/measure.ts';
import type { Context } from '../context.ts';
import type { Rule, RuleResult } from '../rule.ts';

const withoutBrowser = 'it is measured in a browser: use --browser';

/** A rule that reads what the browser measured; without one it is not run, and says so. */
const measured = (
  code: string,
  title: string,
  severity: Severity,
  owner: Owner,
  judge: (measured: Measured, context: Context) => Finding[],
): Rule<Context> => ({
  code,
  title,
  severity,
  owner,
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: async (context): Promise<RuleResult> => {
    if (!context.options.browser) return { notRun: withoutBrowser };
    const { measure } = await import('../browser/measure.ts');
    const result = await measure(context);
    return 'notRun' in result ? result : judge(result, context);
  },
});

/** Touch targets, overflow, tall blocks and axe's accessibility rules: what only layout can tell. */
export const browserRules: readonly Rule<Context>[] = [
  measured(
    'touch-target',
    'Buttons and list links are far enough apart for a thumb',
    'warning',
    'theme',
    (result) => result.touchTargets,
  ),
  measured('overflow', 'Nothing is wider than a phone', 'warning', 'theme', (result) => result.overflow),
  measured(
    'outlook-height',
    'No block is taller than Outlook can draw',
    'warning',
    'theme',
    (result) => result.tall,
  ),
  measured(
    'contrast',
    'Text stands out from its background, in light and in dark',
    'error',
    'theme',
    (result) => result.contrast,
  ),
  measured(
    'accessibility',
    'axe finds nothing a screen reader would stumble over',
    'warning',
    'theme',
    (result) => result.axe,
  ),
];
