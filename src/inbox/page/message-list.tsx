import { useEffect, useRef } from 'preact/hooks';
import type { Summary } from './api.ts';
import { bytes, when } from './format.ts';

interface Properties {
  messages: Summary[];
  selected: string | undefined;
  search: string;
  /** Whether the list has been read at all. */
  ready: boolean;
  onSelect: (id: string) => void;
  /** Present when there are older ones. */
  onMore?: () => void;
}

export function MessageList({ messages, selected, search, ready, onSelect, onMore }: Properties) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (selected) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <nav class="inbox-list" aria-label="Messages">
      {ready && messages.length === 0 && <p class="inbox-hint">No message has “{search}” in it.</p>}
      <ul ref={list}>
        {messages.map((message) => (
          <li key={message.id}>
            <button
              type="button"
              class={message.seen ? '' : 'inbox-new'}
              aria-current={message.id === selected ? 'true' : undefined}
              onClick={() => onSelect(message.id)}
            >
              <span class="inbox-line">
                <span class="inbox-from">{message.from.name || message.from.address || '(no sender)'}</span>
                <time dateTime={message.received}>{when(message.received)}</time>
              </span>
              <span class="inbox-subject">
                {!message.seen && <span class="inbox-unseen">New: </span>}
                {message.subject || '(no subject)'}
              </span>
              <span class="inbox-line inbox-small">
                <span class="inbox-to">to {message.to.join(', ') || 'nobody'}</span>
                <span>{bytes(message.size)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {onMore && (
        <button type="button" class="inbox-more" onClick={onMore}>
          Show older messages
        </button>
      )}
    </nav>
  );
}
