import type { DkimVerdict, EditionVerdict, Expert } from './api.ts';
import { bytes } from './format.ts';

type Mood = 'good' | 'bad' | 'unknown';

interface Verdict {
  name: string;
  mood: Mood;
  short: string;
}

const signs: Record<Mood, string> = { good: '✓', bad: '✗', unknown: '–' };

/** What an expert wants to know at once, in a line; details are in the Checks tab. */
export function Verdicts({ expert, onOpen }: { expert: Expert; onOpen: () => void }) {
  return (
    <ul class="inbox-verdicts" aria-label="Checks">
      {verdictsOf(expert).map(({ name, mood, short }) => (
        <li key={name}>
          <button type="button" class={`inbox-${mood}`} onClick={onOpen}>
            <span aria-hidden="true">{signs[mood]}</span> {name}: {short}
          </button>
        </li>
      ))}
    </ul>
  );
}

function verdictsOf({ dkim, unsubscribe, size, edition }: Expert): Verdict[] {
  const cut = size.html > size.limit;
  const click = { right: 'right', wrong: 'not right', missing: 'none' }[unsubscribe.status];
  return [
    { name: 'DKIM', ...dkimInShort(dkim) },
    { name: 'One-click', mood: moodOf(unsubscribe.status, 'right', 'wrong'), short: click },
    { name: 'HTML', mood: cut ? 'bad' : 'good', short: `${bytes(size.html)} of ${bytes(size.limit)}` },
    { name: 'Edition', mood: moodOf(edition.status, 'same', 'different'), short: editionInShort(edition) },
  ];
}

function dkimInShort(dkim: DkimVerdict[]): { mood: Mood; short: string } {
  if (dkim.length === 0) return { mood: 'unknown', short: 'not signed' };
  if (dkim.some(({ status }) => status === 'fail')) return { mood: 'bad', short: 'fails' };
  if (dkim.every(({ status }) => status === 'pass')) return { mood: 'good', short: 'passes' };
  return { mood: 'unknown', short: 'not checked' };
}

function editionInShort({ status, id }: EditionVerdict): string {
  if (status === 'same') return `as built, ${id}`;
  return status === 'different' ? `differs, ${id}` : 'not found';
}

function moodOf(status: string, good: string, bad: string): Mood {
  if (status === good) return 'good';
  return status === bad ? 'bad' : 'unknown';
}

export function ExpertPanel({ expert }: { expert: Expert }) {
  const { dkim, unsubscribe, size, edition } = expert;
  const cut = size.html > size.limit;
  return (
    <div class="inbox-expert">
      <h3>DKIM</h3>
      {dkim.length === 0 && <p>The message carries no signature.</p>}
      {dkim.map((verdict) => (
        <p key={`${verdict.selector}.${verdict.domain}`}>
          <b>
            {verdict.domain}, selector {verdict.selector}
          </b>
          : {verdict.words}. Signed: {verdict.signed.join(', ')}.
        </p>
      ))}
      <h3>Leaving with one click</h3>
      <p>{unsubscribe.words}.</p>
      <h3>Size</h3>
      <p>
        The HTML has {size.html.toLocaleString('en-GB')} bytes, the message{' '}
        {size.total.toLocaleString('en-GB')}. Gmail cuts a message at about {bytes(size.limit)} of HTML
        {cut ? ': this one is cut.' : '.'}
      </p>
      <h3>Edition</h3>
      <p>{edition.words}.</p>
      {edition.headers.length > 0 && <HeaderDifferences edition={edition} />}
    </div>
  );
}

function HeaderDifferences({ edition }: { edition: EditionVerdict }) {
  return (
    <table class="inbox-headers">
      <caption>Headers that differ, beside To, Date and Message-ID</caption>
      <thead>
        <tr>
          <th scope="col">Header</th>
          <th scope="col">As built</th>
          <th scope="col">As received</th>
        </tr>
      </thead>
      <tbody>
        {edition.headers.map(({ name, built, received }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{built ?? 'absent'}</td>
            <td>{received ?? 'absent'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
