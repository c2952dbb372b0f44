import { useMemo, useState } from 'preact/hooks';
import { counted } from '../../findings/count.ts';
import type { EditionRow } from '../rows.ts';
import type { Listing } from '../view.ts';

export interface BarProps {
  listing: Listing;
  shown: string | undefined;
  choose: (id: string) => void;
}

/** The editions, newest first; searchable by date, number and words of the subject. */
export const EditionBar = ({ listing, shown, choose }: BarProps) => {
  const { name, editions, themeDesk } = listing;
  const [wanted, setWanted] = useState('');
  const found = useMemo(() => {
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    return editions.filter((row) => {
      const text = `${row.id} ${row.number ?? ''} ${row.subject ?? ''}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [editions, wanted]);
  return (
    <nav class="editions" aria-label="Editions">
      <h1>{name || 'Galley'}</h1>
      {themeDesk && <p class="quiet">The theme against editions that try it</p>}
      <input
        id="search"
        type="search"
        placeholder="Search editions"
        aria-label="Search editions"
        value={wanted}
        onInput={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && found[0] && choose(found[0].id)}
      />
      <ul>
        {found.slice(0, 200).map((row) => (
          <li key={row.id}>
            <button
              type="button"
              aria-current={row.id === shown ? 'true' : undefined}
              onClick={() => choose(row.id)}
            >
              <span class="date">
                {themeDesk ? row.id.slice(11).replaceAll('-', ' ') : row.id}
                {row.number !== undefined && <span class="quiet"> No. {row.number}</span>}
              </span>
              {row.subject && (
                <span class="subject" dir="auto">
                  {withoutName(row.subject, name)}
                </span>
              )}
              <Counts row={row} />
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && editions.length > 0 && <p class="quiet">No edition has these words.</p>}
      {found.length > 200 && <p class="quiet">and {found.length - 200} more: search for them</p>}
    </nav>
  );
};

const withoutName = (subject: string, name: string): string =>
  subject.startsWith(`${name} | `) ? subject.slice(name.length + 3) : subject;

const Counts = ({ row: { counts, drafts } }: { row: EditionRow }) => {
  const parts = [
    counts && counts.errors > 0 && { kind: 'error', text: counted(counts.errors, 'error') },
    counts && counts.warnings > 0 && { kind: 'warning', text: counted(counts.warnings, 'warning') },
    drafts > 0 && { kind: 'note', text: counted(drafts, 'draft') },
  ].filter((part) => part !== false && part !== undefined);
  return parts.length > 0 ? (
    <span class="counts">
      {parts.map(({ kind, text }) => (
        <span key={kind} class={`severity ${kind}`}>
          {text}
        </span>
      ))}
    </span>
  ) : null;
};
