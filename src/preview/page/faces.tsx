import { counted } from '../../findings/count.ts';
import { PartTree } from '../../inbox/page/message-parts.tsx';
import type { MessageView } from '../message-view.ts';
import type { EditionView } from '../view.ts';
import { getMessage, messageAddress } from './api.ts';
import { SourceView } from './source-view.tsx';
import { useFetched } from './use-fetched.ts';

const kilobytes = (octets: number): string => `${(octets / 1024).toFixed(1)} KB`;

/** The message as it is sent: its MIME tree, its headers, its bytes. */
export const MessageFace = ({ edition }: { edition: EditionView }) => {
  const message = useFetched<MessageView>(() => getMessage(edition.id), [edition.id, edition.version]);
  if (!message) return <p class="quiet pad">Reading the message…</p>;
  return (
    <div class="stack">
      <section aria-label="MIME tree">
        <h2>Structure</h2>
        <PartTree parts={[message.tree]} />
      </section>
      <section aria-label="Headers">
        <h2>Headers</h2>
        <dl class="headers">
          {message.headers.map(({ name, value, decoded }, at) => (
            <div key={at}>
              <dt>{name}</dt>
              <dd dir="auto">{decoded ?? value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p>
        <a href={messageAddress(edition.id)} download={`${edition.id}.eml`}>
          Download message.eml
        </a>{' '}
        <span class="quiet">{kilobytes(message.size)}, sent as it is but for To, Date and Message-ID</span>
      </p>
      <SourceView text={message.raw} name="message" wrap />
    </div>
  );
};

/** Gmail shows about this much of the HTML and hides the rest behind a link. */
const clip = 102 * 1024;

/** What takes the room, story by story, against the size at which Gmail cuts. */
export const SizesFace = ({ edition }: { edition: EditionView }) => {
  const { sizes, stories } = edition;
  const inStories = stories.reduce((sum, story) => sum + story.size, 0);
  const rows = [
    ...stories.map((story) => ({ name: story.headline, size: story.size })),
    { name: 'The theme: masthead, styles, footer', size: Math.max(0, sizes.html - inStories) },
  ];
  const share = sizes.html / clip;
  return (
    <div class="stack pad">
      <h2>
        {kilobytes(sizes.html)} of HTML, {Math.round(share * 100)} % of the 102 KB at which Gmail cuts
      </h2>
      <Bar label="All of the HTML" size={sizes.html} of={Math.max(clip, sizes.html)} strong={share > 1} />
      <table class="sizes">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Size</th>
            <th scope="col">
              <span class="sr">Share</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, size }) => (
            <tr key={name}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td class="number">{kilobytes(size)}</td>
              <td class="wide">
                <Bar label={name} size={size} of={clip} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Text {kilobytes(sizes.text)} · message {kilobytes(sizes.message)}
        {sizes.images.length > 0 &&
          ` · ${counted(sizes.images.length, 'picture')} ${kilobytes(sizes.images.reduce((sum, each) => sum + each.size, 0))}`}
      </p>
    </div>
  );
};

const Bar = ({ label, size, of, strong }: { label: string; size: number; of: number; strong?: boolean }) => (
  <div class="bar" role="img" aria-label={`${label}: ${kilobytes(size)}`}>
    <div class={strong ? 'over' : ''} style={{ width: `${Math.min(100, (size / of) * 100)}%` }} />
  </div>
);

/**
 * The row of an inbox, cut by measure and not by counting letters: each client's own column, in its own size of type.
 * Gmail puts subject and preheader on one line on a desktop; the others give the preheader lines of its own.
 */
const clients = [
  { name: 'Gmail, desktop', kind: 'line', width: 720, lines: 0 },
  { name: 'Gmail, phone', kind: 'stack', width: 300, lines: 1 },
  { name: 'Apple Mail, Mac', kind: 'stack', width: 290, lines: 2 },
  { name: 'Apple Mail, iPhone', kind: 'stack', width: 335, lines: 2 },
  { name: 'Outlook, desktop', kind: 'stack', width: 310, lines: 1 },
  { name: 'Outlook, phone', kind: 'stack', width: 300, lines: 2 },
] as const;

export const RowFace = ({ edition }: { edition: EditionView }) => (
  <div class="stack pad">
    <p class="quiet">
      Cut by the measure of each client’s own column; a font of another width cuts a letter earlier or later.
    </p>
    <div class="inboxes">
      {clients.map(({ name, kind, width, lines }) => (
        <figure key={name}>
          <figcaption>{name}</figcaption>
          <div
            class={`row ${kind}`}
            style={{ width: `${width}px` }}
            lang={edition.language}
            dir={edition.direction}
          >
            <b class="sender">{edition.from.name || edition.from.address}</b>
            <span class="subject">{edition.subject}</span>
            <span class="preheader" style={lines > 0 ? { '-webkit-line-clamp': String(lines) } : {}}>
              {edition.preheader}
            </span>
          </div>
        </figure>
      ))}
    </div>
  </div>
);
