import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { InboxApi, ListPage, Summary } from './api.ts';

export interface InboxView {
  page: ListPage | undefined;
  /** What went wrong last, in words. */
  problem: string | undefined;
  /** Whether live arrival works. */
  online: boolean;
  /** Whether there are older ones to show. */
  more: boolean;
  showMore: () => void;
  refresh: () => void;
}

const pageSize = 50;
/** What the API gives at once. */
const largestPage = 500;
/** Events gather this long before the list is read again. */
const settle = 120;

/** The list as it is and stays: read again at each event, and when the search changes. */
export function useInbox(api: InboxApi, search: string): InboxView {
  const [page, setPage] = useState<ListPage>();
  const [problem, setProblem] = useState<string>();
  const [online, setOnline] = useState(true);
  const [limit, setLimit] = useState(pageSize);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const round = useRef(0);

  const read = useCallback(async () => {
    round.current += 1;
    const current = round.current;
    try {
      const read = await readUpTo(api, search, limit);
      if (current !== round.current) return; // a later one is under way
      setPage(read);
      setProblem(undefined);
    } catch (error) {
      if (current === round.current) setProblem(wordsOf(error));
    }
  }, [api, search, limit]);

  const latest = useRef(read);
  latest.current = read;
  const refresh = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void latest.current();
    }, settle);
  }, []);

  useEffect(() => void read(), [read]);
  useEffect(() => setLimit(pageSize), [search]);
  useEffect(() => api.follow(refresh, setOnline), [api, refresh]);

  const more = page !== undefined && page.messages.length < page.found;
  return { page, problem, online, more, showMore: () => setLimit(limit + pageSize), refresh };
}

async function readUpTo(api: InboxApi, search: string, limit: number): Promise<ListPage> {
  const page = await api.list({ search, limit: Math.min(limit, largestPage) });
  const messages: Summary[] = page.messages;
  while (messages.length < Math.min(limit, page.found)) {
    const after = messages.at(-1)?.id ?? '';
    const next = await api.list({ search, limit: Math.min(limit - messages.length, largestPage), after });
    if (next.messages.length === 0) break;
    messages.push(...next.messages);
  }
  return { ...page, messages };
}

export function wordsOf(error: unknown): string {
  if (error instanceof TypeError) return 'The inbox does not answer. Has it ended?';
  return error instanceof Error ? error.message : String(error);
}
