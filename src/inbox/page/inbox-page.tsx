import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Access, InboxApi } from './api.ts';
import { EmptyInbox } from './empty-inbox.tsx';
import { MessageList } from './message-list.tsx';
import { MessageView } from './message-view.tsx';
import { useInbox, wordsOf } from './use-inbox.ts';
import { useSelection } from './use-selection.ts';

/** The inbox: list and message side by side, one after the other on a phone. Needs page.css. */
export function InboxPage({ base, token }: Access) {
  const api = useMemo(() => new InboxApi({ base, token }), [base, token]);
  const [search, setSearch] = useState('');
  const inbox = useInbox(api, search);
  const [selected, select] = useSelection();
  const [failure, setFailure] = useState<string>();
  const searchField = useRef<HTMLInputElement>(null);
  // deleted here, though the list may not know it yet: a key pressed at once must not choose one of them
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const messages = (inbox.page?.messages ?? []).filter(({ id }) => !gone.has(id));
  const { refresh } = inbox;

  const doing = useCallback(
    (work: Promise<void>) => {
      setFailure(undefined);
      work.then(refresh, (error: unknown) => setFailure(wordsOf(error)));
    },
    [refresh],
  );

  const remove = useCallback(
    (id: string) => {
      const at = messages.findIndex((message) => message.id === id);
      const neighbour = messages[at + 1] ?? messages[at - 1];
      select(neighbour?.id);
      setGone((before) => new Set([...before, id]));
      doing(
        api.remove(id).catch((error: unknown) => {
          setGone((before) => new Set([...before].filter((other) => other !== id)));
          throw error;
        }),
      );
    },
    [api, doing, messages, select],
  );

  const step = (by: number) => {
    const at = messages.findIndex((message) => message.id === selected);
    const next = messages[at === -1 ? 0 : at + by];
    if (next) select(next.id);
  };

  useKeys((event) => {
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === 'Escape') select(undefined);
    else if (event.key === 'Delete' && selected) remove(selected);
    else if (event.key === '/') {
      event.preventDefault();
      searchField.current?.focus();
    }
  });

  const total = inbox.page?.total ?? 0;
  const empty = inbox.page !== undefined && total === 0;
  const removeAll = () => {
    if (!confirm(`Delete all ${total} messages?`)) return;
    select(undefined);
    doing(api.removeAll());
  };
  const problem = failure ?? inbox.problem ?? (inbox.online ? undefined : 'Not connected: trying again …');

  return (
    <div class={`inbox${selected ? ' inbox-reading' : ''}`}>
      <header class="inbox-top">
        <h1>
          Inbox <span class="inbox-count">{counted(total, inbox.page?.unread ?? 0)}</span>
        </h1>
        <input
          ref={searchField}
          type="search"
          aria-label="Search sender, recipients and subject"
          placeholder="Search  /"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <button type="button" class="inbox-quiet" disabled={total === 0} onClick={removeAll}>
          Delete all
        </button>
      </header>
      <p class="inbox-problem" role="alert">
        {problem}
      </p>
      <p class="inbox-unseen" role="status">
        {inbox.page && `${inbox.page.unread} unread of ${total} messages`}
      </p>
      {empty ? (
        <EmptyInbox api={api} />
      ) : (
        <main class="inbox-panes">
          <MessageList
            messages={messages}
            selected={selected}
            search={search}
            ready={inbox.page !== undefined}
            onSelect={select}
            {...(inbox.more && { onMore: inbox.showMore })}
          />
          <section class="inbox-message" aria-label="Message">
            {selected ? (
              <MessageView
                key={selected}
                api={api}
                id={selected}
                onBack={() => select(undefined)}
                onDelete={remove}
              />
            ) : (
              <p class="inbox-hint">Choose a message. The keys j and k go through the list, / searches.</p>
            )}
          </section>
        </main>
      )}
    </div>
  );
}

/** Keys pressed outside fields and without modifiers, always with the latest handler. */
function useKeys(handler: (event: KeyboardEvent) => void): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLInputElement;
      if (!inField && !event.ctrlKey && !event.metaKey && !event.altKey) latest.current(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function counted(total: number, unread: number): string {
  if (total === 0) return '';
  return unread === 0 ? String(total) : `${unread} new of ${total}`;
}
