import type { Summary } from './summary.ts';

export interface ListQuery {
  /** Words that all have to be in subject, sender, recipients or Message-ID. */
  search?: string;
  /** How many at most; 50 when absent. */
  limit?: number;
  /** Id of the last message of the page before. */
  after?: string;
}

export interface ListPage {
  /** How many there are in all, and how many of them are unread. */
  total: number;
  unread: number;
  /** How many the search found. */
  found: number;
  /** Newest first. */
  messages: Summary[];
}

const usualLimit = 50;

/** The page of a list, newest first, that a query asks for, and how many it found in all. */
export function listed(
  entries: { summary: Summary; text: string }[],
  { search = '', limit = usualLimit, after }: ListQuery,
): Pick<ListPage, 'found' | 'messages'> {
  if (search === '' && after === undefined)
    return { found: entries.length, messages: entries.slice(0, limit).map(({ summary }) => summary) };
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const messages: Summary[] = [];
  let found = 0;
  let reached = after === undefined;
  for (const { summary, text } of entries) {
    if (words.every((word) => text.includes(word))) {
      found += 1;
      if (reached && messages.length < limit) messages.push(summary);
    }
    if (summary.id === after) reached = true;
  }
  return { found, messages };
}

/** What a search looks through, in lower case. */
export function searchText(summary: Summary): string {
  const { subject, from, to, sender = '', messageId = '' } = summary;
  return [subject, from.name, from.address, ...to, sender, messageId].join('\n').toLowerCase();
}
