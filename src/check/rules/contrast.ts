import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Cascade, Look } from '../cascade.ts';
import { contrastOf, over, showColor } from '../colors.ts';
import type { Context } from '../context.ts';
import type { TextNode } from '../page.ts';
import type { Rule, RuleResult } from '../rule.ts';

const code = 'contrast';

interface Poor {
  node: TextNode;
  text: string;
  background: string;
  ratio: number;
  wanted: number;
  times: number;
}

/** WCAG 1.4.3: text stands out from what is behind it, in the light and in the theme's dark colours. */
export const contrast: Rule<Context> = {
  code,
  title: 'Text stands out from its background, in light and in dark',
  severity: 'error',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: async (context): Promise<RuleResult> => {
    if (context.options.browser && (await isMeasured(context))) return { notRun: 'the browser measures it' };
    const light = poorTexts(context, context.cascade('light'));
    const dark = hasDarkColors(context) ? poorTexts(context, context.cascade('dark')) : [];
    const seen = new Set(light.map(({ text, background }) => `${text}${background}`));
    return [
      ...light.map((poor) => found(poor, '', context)),
      ...dark
        .filter(({ text, background }) => !seen.has(`${text}${background}`))
        .map((poor) => found(poor, ' in the dark scheme', context)),
    ];
  },
};

const isMeasured = async (context: Context): Promise<boolean> => {
  const { measure } = await import('../browser/measure.ts');
  return !('notRun' in (await measure(context)));
};

export const hasDarkColors = (context: Context): boolean =>
  context.sheets.some((sheet) =>
    sheet.rules.some(({ conditions }) =>
      conditions.some((one) => /prefers-color-scheme\s*:\s*dark/i.test(one)),
    ),
  );

const poorTexts = (context: Context, cascade: Cascade): Poor[] => {
  const groups = new Map<string, Poor>();
  for (const node of context.visibleTexts) {
    if (!/[\p{L}\p{N}]/u.test(node.text) || node.parent.audience === 'outlook') continue;
    const look = cascade.look(node.parent);
    const judged = judge(look);
    if (!judged) continue;
    const key = `${judged.text} ${judged.background} ${judged.wanted}`;
    const known = groups.get(key);
    if (known) known.times++;
    else groups.set(key, { ...judged, node, times: 1 });
  }
  return [...groups.values()];
};

const judge = ({
  color,
  background,
  pictured,
  size,
  bold,
}: Look): Omit<Poor, 'node' | 'times'> | undefined => {
  // Letters of a pixel or two are a preheader's padding, not text to read.
  if (!color || !background || pictured || size <= 2 || color.alpha === 0) return undefined;
  const wanted = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
  const shown = over(color, background);
  const ratio = contrastOf(shown, background);
  return ratio + 0.005 >= wanted
    ? undefined
    : { text: showColor(shown), background: showColor(background), ratio, wanted };
};

const found = (poor: Poor, scheme: string, context: Context): Finding => {
  const words = poor.node.text.trim().replace(/\s+/g, ' ');
  const severe = !context.options.foreign || poor.ratio < 3;
  const message = `Text in ${poor.text} on ${poor.background} has a contrast of ${poor.ratio.toFixed(2)}${scheme}, and ${poor.wanted} is wanted`;
  return (severe ? error : warning)(code, message, {
    ...context.sources.design(poor.node.start, words.length, [
      poor.text,
      short(poor.text),
      poor.background,
      short(poor.background),
    ]),
    hint: 'Make the text darker or the ground lighter, or the other way round',
    details: [`first: “${words.slice(0, 60)}”${poor.times > 1 ? `, and ${poor.times - 1} more` : ''}`],
  });
};

// #aabbcc as authors often write it: #abc.
const short = (color: string): string => color.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');
