import { useEffect, useState } from 'preact/hooks';
import type { InboxApi, MessageDetail, Part } from './api.ts';
import { bytes } from './format.ts';
import { wordsOf } from './use-inbox.ts';

/** More than this of a source makes a browser slow; the download has it all. */
const longestSource = 1_000_000;

/** The HTML where it can do nothing: no scripts, an origin of its own, nothing from other servers unless asked. */
export function HtmlFrame({ api, message }: { api: InboxApi; message: MessageDetail }) {
  const [remote, setRemote] = useState(false);
  return (
    <>
      {message.remote > 0 && !remote && (
        <p class="inbox-note">
          Not loaded from other servers: {message.remote === 1 ? '1 file' : `${message.remote} files`}.{' '}
          <button type="button" onClick={() => setRemote(true)}>
            Load
          </button>
        </p>
      )}
      <iframe
        key={String(remote)}
        title="The message’s HTML"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerpolicy="no-referrer"
        src={api.address(message.id, remote ? 'html?remote=1' : 'html')}
      />
    </>
  );
}

export function HeaderTable({ headers }: { headers: MessageDetail['headers'] }) {
  return (
    <table class="inbox-headers">
      <thead>
        <tr>
          <th scope="col">Header</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {headers.map(({ name, value, decoded }, index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td dir="auto">{decoded ?? value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function PartTree({ parts }: { parts: Part[] }) {
  return (
    <ul class="inbox-tree">
      {parts.map((part, index) => (
        <li key={index}>
          <span class="inbox-part">{part.type}</span> <span class="inbox-small">{about(part)}</span>
          {part.parts.length > 0 && <PartTree parts={part.parts} />}
        </li>
      ))}
    </ul>
  );
}

function about(part: Part): string {
  const { charset, encoding, disposition, filename, contentId, size } = part;
  const facts = [charset, encoding, disposition, filename, contentId];
  return [...facts, size === undefined ? undefined : bytes(size)].filter(Boolean).join(' · ');
}

export function SourceText({ api, id }: { api: InboxApi; id: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let here = true;
    api.source(id).then(
      (text) => here && setSource(text),
      (error: unknown) => here && setSource(wordsOf(error)),
    );
    return () => {
      here = false;
    };
  }, [api, id]);
  if (source === undefined) return <p class="inbox-hint">One moment …</p>;
  return (
    <>
      {source.length > longestSource && (
        <p class="inbox-note">The first million characters only; the download has it all.</p>
      )}
      <pre>{source.slice(0, longestSource)}</pre>
    </>
  );
}
