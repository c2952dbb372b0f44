import { error } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Slot } from './draft.ts';
import { blocks } from './helpers/index.ts';
import { placeIn } from './source-file.ts';

/**
 * Pairs the block tags of one file and tells every tag which blocks it stands in. A block has to be closed in the file
 * that opens it.
 */
export const nestBlocks = (slots: readonly Slot[]): Finding[] => {
  const findings: Finding[] = [];
  const open: Slot[] = [];
  for (const slot of slots) {
    if (slot.tag.kind === 'close') findings.push(...close(slot, open));
    else if (slot.tag.kind === 'else') {
      const opener = open.at(-1);
      if (opener) slot.opener = opener;
      else findings.push(stray(slot, 'stands in no block'));
    }
    slot.within = [...open];
    if (slot.tag.kind === 'open') open.push(slot);
    if (slot.tag.kind === 'else' || slot.tag.kind === 'close') slot.within = slot.opener?.within ?? [];
  }
  return [...findings, ...open.map(unclosed)];
};

const close = (slot: Slot, open: Slot[]): Finding[] => {
  const at = open.findLastIndex((each) => each.tag.name === slot.tag.name);
  if (at < 0) return [stray(slot, `closes a block, but no {{#${slot.tag.name}}} is open here`)];
  const left = open.splice(at);
  const [opener] = left;
  if (opener) slot.opener = opener;
  return left.slice(1).map(unclosed);
};

const stray = (slot: Slot, why: string): Finding =>
  error('theme-syntax', `${slot.tag.source} ${why}`, {
    owner: 'theme',
    place: placeIn(slot.file, slot.tag.start, slot.tag.end),
    hint: 'Blocks close in the reverse order of their opening, in the file that opened them',
  });

const unclosed = (slot: Slot): Finding => {
  const { name } = slot.tag;
  return blocks.includes(name) ? notClosed(slot) : noBlock(slot);
};

/** A misspelt `{{#eech}}`: its end names the real block, so that "add {{/eech}}" would lead astray. */
const noBlock = (slot: Slot): Finding =>
  error('theme-helper', `There is no block named ${slot.tag.name}`, {
    owner: 'theme',
    place: placeIn(slot.file, slot.tag.start, slot.tag.end),
    hint: didYouMean(slot.tag.name, blocks) ?? `The blocks are ${blocks.join(', ')}`,
  });

const notClosed = (slot: Slot): Finding =>
  error('theme-syntax', `${slot.tag.source} is not closed before its surroundings end`, {
    owner: 'theme',
    place: placeIn(slot.file, slot.tag.start, slot.tag.end),
    hint: `Add {{/${slot.tag.name}}} in the same file`,
  });
