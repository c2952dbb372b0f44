import { isPromotion, isRow } from '../furniture.ts';
import { countWords } from '../plain.ts';
import type { CaptureLine } from './lines.ts';

/**
 * What stands in one block with offers of newsletters, no empty line between, is their names and what they are about; and so is the
 * paragraph below a heading that says to sign up, when it speaks to the reader.
 */
export const withoutPitches = (lines: readonly CaptureLine[]): CaptureLine[] => {
  const kept: CaptureLine[] = [];
  for (let index = 0; index < lines.length; ) {
    let next = index + 1;
    while (next < lines.length && !lines[next]?.gap) next += 1;
    const block = lines.slice(index, next);
    const offers = block.filter(({ text }) => isPromotion(text)).length;
    const own = block.filter(({ text }) => !isRow(text)).length;
    const isOffer = offers > 1 || (offers > 0 && own <= offers * 3);
    const isPitch =
      signUp.test(lines[index - 1]?.text ?? '') && block.every(({ text }) => speaksToReader(text));
    if (isOfferAlone(block) && offered.test(kept.at(-1)?.text ?? '')) kept.pop();
    kept.push(...block.filter(({ text }) => !(isPitch || (isOffer && countWords(text) <= 20))));
    index = next;
  }
  return kept;
};

const isOfferAlone = ([line, next]: readonly CaptureLine[]): boolean =>
  line !== undefined && next === undefined && isPromotion(line.text);

/** `Morning Post Newsletter`: the name of what the line below offers. */
const offered = /^(?:\p{Lu}\S{0,20}\s){1,4}Newsletters?$/u;

const signUp = /^(?:sign up|subscribe|get the|join|newsletter|abonnieren|inscrivez-vous|abonnez-vous)\b/i;

const speaksToReader = (text: string): boolean =>
  countWords(text) <= 45 && /\b(?:you|your|you.ll|we.ll|i.ll|ihnen|ihre?|vous|votre|vos)\b/i.test(text);

/** `Follow Harbours`, and below it the button. */
export const isToFollow = (text: string, button: CaptureLine | undefined): boolean =>
  /^follow \S/i.test(text) && countWords(text) <= 6 && /^follow(?:ing)?$/i.test(button?.text ?? '');

/** `The sea in your morning.`, and right below it the button to sign up. */
export const isAboveSignUp = ({ text, gap }: CaptureLine, button: CaptureLine | undefined): boolean =>
  gap && button?.gap === false && countWords(text) <= 25 && signUpButton.test(button.text);

const signUpButton =
  /^(?:subscribe|sign(?: me)? up|(?:jetzt )?(?:abonnieren|anmelden)|s['’](?:abonner|inscrire)|je m['’](?:abonne|inscris))(?: now| here| today)?[!.]?$/iu;
