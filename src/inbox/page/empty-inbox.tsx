import { useEffect, useState } from 'preact/hooks';
import type { InboxApi } from './api.ts';

/** Nothing here yet: how to send something. */
export function EmptyInbox({ api }: { api: InboxApi }) {
  const [port, setPort] = useState<number>();
  useEffect(() => {
    api.inbox().then(
      ({ smtp }) => setPort(smtp.port),
      () => undefined,
    );
  }, [api]);
  return (
    <main class="inbox-empty">
      <h2>No mail yet</h2>
      <p>Everything sent to this inbox is kept here, byte for byte, and goes nowhere else.</p>
      <dl>
        <dt>The newest edition</dt>
        <dd>
          <code>npm run send</code>
        </dd>
        <dt>From any other program</dt>
        <dd>
          SMTP to <code>127.0.0.1</code>, port <code>{port ?? '…'}</code>, with any login or none
        </dd>
      </dl>
      <p>Messages appear by themselves as they arrive.</p>
    </main>
  );
}
