import type { EditionView, Listing } from '../view.ts';

/** Laid over the last good proof while the sources are broken; gone when they are mended. */
export const Banner = ({ listing, edition }: { listing: Listing; edition?: EditionView }) => {
  const errors = [...listing.problems, ...(edition?.findings ?? [])].filter(
    (each) => each.severity === 'error',
  );
  const [first] = errors;
  if (!edition?.hasProof || !first || (!edition.isStale && listing.problems.length === 0)) return null;
  return (
    <div class="banner" role="alert">
      <p>
        <strong>This is the last good proof.</strong>{' '}
        {errors.length === 1 ? 'One error stands' : `${errors.length} errors stand`} in the way of a new one.
      </p>
      <p>
        {first.place && (
          <code>
            {first.place.file}:{first.place.line}
          </code>
        )}{' '}
        <span dir="auto">{first.message}</span>
      </p>
    </div>
  );
};

export const Lost = () => (
  <p class="banner" role="alert">
    <strong>The preview has stopped.</strong> What you see may be old. It connects again by itself once{' '}
    <code>npm run preview</code> runs.
  </p>
);

export interface EmptyProps {
  listing: Listing;
  edition?: EditionView;
  shown?: string;
  choose: (id: string) => void;
}

/** No editions, a broken newsletter.yaml, a theme that does not compile, an edition that was never whole, or is gone. */
export const Empty = ({ listing, edition, shown, choose }: EmptyProps) => {
  const error = listing.problems.find((each) => each.severity === 'error');
  const newest = listing.editions[0]?.id;
  if (error) {
    const title = error.owner === 'theme' ? 'The theme does not compile' : 'newsletter.yaml has errors';
    return (
      <Notice title={error.code === 'preview-failed' ? 'The preview could not go on' : title}>
        <Beside />
      </Notice>
    );
  }
  if (listing.editions.length === 0) {
    return (
      <Notice title="No editions yet">
        <p>Lay out the first one, and it appears here by itself:</p>
        <p>
          <code class="command">npm run new</code>
        </p>
        <p class="quiet">
          It makes a folder named by its date below <code>articles/</code>, with a story to write over.
        </p>
      </Notice>
    );
  }
  if (edition)
    return (
      <Notice title={`${edition.id} cannot be shown yet`}>
        <Beside />
      </Notice>
    );
  return (
    <Notice title={`There is no edition ${shown ?? ''}`}>
      <p>It was removed or renamed.</p>
      {newest && (
        <button type="button" onClick={() => choose(newest)}>
          Show the newest, {newest}
        </button>
      )}
    </Notice>
  );
};

const Notice = ({ title, children }: { title: string; children: preact.ComponentChildren }) => (
  <div class="empty">
    <h2>{title}</h2>
    {children}
  </div>
);

const Beside = () => (
  <p>
    What stands in the way is listed under <a href="#findings">findings</a>, with its lines. Mend and save:
    the proof appears by itself.
  </p>
);
