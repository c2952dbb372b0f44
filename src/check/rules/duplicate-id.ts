import { error, warning } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import type { Tag } from '../page.ts';
import type { Rule } from '../rule.ts';

const code = 'duplicate-id';

/** An id stands once in a page; a link or label to one that stands twice may lead to the wrong place. */
export const duplicateId: Rule<Context> = {
  code,
  title: 'No id stands twice',
  severity: 'error',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) => {
    const byId = new Map<string, Tag[]>();
    for (const tag of context.page.tags) {
      const { id } = tag.attributes;
      if (id) byId.set(id, [...(byId.get(id) ?? []), tag]);
    }
    return [...byId].flatMap(([id, tags]) => {
      const second = tags[1];
      if (!second) return [];
      return (isUsed(id, context) ? error : warning)(code, `The id “${id}” stands ${tags.length} times`, {
        ...context.sources.design(second.start, second.openEnd - second.start, [`id="${id}"`, id]),
        hint: 'Give each element an id of its own, or use a class',
      });
    });
  },
};

const isUsed = (id: string, context: Context): boolean =>
  context.page.tags.some(
    ({ attributes }) =>
      attributes.href === `#${id}` ||
      attributes.for === id ||
      attributes['aria-labelledby'] === id ||
      attributes['aria-describedby'] === id,
  );
