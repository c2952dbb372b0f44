import { useEffect, useRef, useState } from 'preact/hooks';
import type { Expert, InboxApi, MessageDetail } from './api.ts';
import { ExpertPanel, Verdicts } from './expert-panel.tsx';
import { bytes, fullTime } from './format.ts';
import { HeaderTable, HtmlFrame, PartTree, SourceText } from './message-parts.tsx';
import { Tabs } from './tabs.tsx';
import { wordsOf } from './use-inbox.ts';

interface Properties {
  api: InboxApi;
  id: string;
  onBack: () => void;
  onDelete: (id: string) => void;
}

export function MessageView({ api, id, onBack, onDelete }: Properties) {
  const [message, setMessage] = useState<MessageDetail>();
  const [expert, setExpert] = useState<Expert>();
  const [problem, setProblem] = useState<string>();
  const [tab, setTab] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    let here = true;
    const fail = (error: unknown) => here && setProblem(wordsOf(error));
    api.message(id).then((detail) => {
      if (!here) return;
      setMessage(detail);
      if (!detail.seen) api.markSeen(id).catch(fail);
    }, fail);
    api.expert(id).then((found) => here && setExpert(found), fail);
    return () => {
      here = false;
    };
  }, [api, id]);

  useEffect(() => {
    // on a phone the list, and with it the focus, has just gone
    if (message && document.activeElement?.checkVisibility() !== true) heading.current?.focus();
  }, [message]);

  if (!message) return <p class="inbox-hint">{problem ?? 'One moment …'}</p>;
  const tabs = {
    ...(message.html !== undefined && { HTML: <HtmlFrame api={api} message={message} /> }),
    ...(message.text !== undefined && { Text: <pre>{message.text}</pre> }),
    Checks: expert ? <ExpertPanel expert={expert} /> : <p class="inbox-hint">One moment …</p>,
    Headers: <HeaderTable headers={message.headers} />,
    Parts: <PartTree parts={[message.tree]} />,
    Source: <SourceText api={api} id={id} />,
  };
  return (
    <article aria-labelledby="inbox-subject">
      <div class="inbox-actions">
        <button type="button" class="inbox-back" onClick={onBack}>
          ← Inbox
        </button>
        <a class="inbox-button" href={api.address(id, 'raw')} download>
          Download
        </a>
        <button type="button" onClick={() => onDelete(id)}>
          Delete
        </button>
      </div>
      <h2 id="inbox-subject" dir="auto" tabIndex={-1} ref={heading}>
        {message.subject || '(no subject)'}
      </h2>
      <Facts message={message} />
      {problem && <p class="inbox-problem">{problem}</p>}
      {message.problem && <p class="inbox-problem">This message cannot be taken apart: {message.problem}</p>}
      {expert && <Verdicts expert={expert} onOpen={() => setTab('Checks')} />}
      <Attachments api={api} message={message} />
      <Tabs label="Views of the message" tabs={tabs} chosen={tab} onChoose={setTab} />
    </article>
  );
}

function Facts({ message }: { message: MessageDetail }) {
  const { from, envelope } = message;
  const connection = [envelope?.tls ?? 'in the clear', envelope?.login && `login ${envelope.login}`];
  return (
    <dl class="inbox-facts">
      <dt>From</dt>
      <dd dir="auto">
        {from.name} {from.address && <span class="inbox-address">{from.address}</span>}
      </dd>
      <dt>To</dt>
      <dd>{message.to.join(', ') || 'nobody'}</dd>
      <dt>Received</dt>
      <dd>
        <time dateTime={message.received}>{fullTime(message.received)}</time>
        {envelope && `, ${connection.filter(Boolean).join(', ')}`}
      </dd>
      <dt>Size</dt>
      <dd>{bytes(message.size)}</dd>
    </dl>
  );
}

function Attachments({ api, message }: { api: InboxApi; message: MessageDetail }) {
  const files = message.attachments.filter(({ related }) => !related);
  if (files.length === 0) return null;
  return (
    <ul class="inbox-files" aria-label="Attachments">
      {files.map(({ number, filename, type, size }) => (
        <li key={number}>
          <a class="inbox-button" href={api.address(message.id, `attachments/${number}`)} download>
            {filename ?? type} <span class="inbox-small">{bytes(size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
