import { InboxPage } from '../../inbox/page/inbox-page.tsx';
import '../../inbox/page/page.css';
import type { EditionView, Listing } from '../view.ts';
import { getHtml, getText } from './api.ts';
import { DifferencesFace } from './differences-face.tsx';
import { MessageFace, RowFace, SizesFace } from './faces.tsx';
import { SourceView } from './source-view.tsx';
import type { View } from './state.ts';
import { useFetched } from './use-fetched.ts';

export interface FaceProps {
  edition: EditionView;
  view: View;
  change: (part: Partial<View>) => void;
}

/** Every face of an edition but the proof itself. */
export const EditionFace = ({ edition, view, change }: FaceProps) => {
  switch (view.face) {
    case 'text':
      return <TextFace edition={edition} />;
    case 'html':
      return <HtmlFace edition={edition} />;
    case 'message':
      return <MessageFace edition={edition} />;
    case 'sizes':
      return <SizesFace edition={edition} />;
    case 'row':
      return <RowFace edition={edition} />;
    default:
      return <DifferencesFace edition={edition} view={view} change={change} />;
  }
};

const TextFace = ({ edition }: { edition: EditionView }) => {
  const text = useFetched(() => getText(edition.id), [edition.id, edition.version]);
  const { language, direction } = edition;
  return text === undefined ? null : (
    <SourceView text={text} name="text" wrap language={language} direction={direction} />
  );
};

const HtmlFace = ({ edition }: { edition: EditionView }) => {
  const html = useFetched(() => getHtml(edition.id), [edition.id, edition.version]);
  return html === undefined ? null : <SourceView text={html} name="HTML" highlight wrap />;
};

/** The test inbox; of another program when that ran first. */
export const InboxFace = ({ inbox, themeDesk }: Pick<Listing, 'inbox' | 'themeDesk'>) => {
  if (inbox && 'token' in inbox) return <InboxPage base="/inbox/" token={inbox.token} />;
  return (
    <main class="empty">
      <h2>Test inbox</h2>
      {inbox && 'url' in inbox && (
        <p>
          The inbox of this project runs already: <a href={inbox.url}>{inbox.url}</a>
        </p>
      )}
      {inbox && 'problem' in inbox && <p>It could not be started: {inbox.problem}</p>}
      {!inbox && (
        <p>
          {themeDesk
            ? 'A theme is looked at here, and nothing sent.'
            : 'It is starting, or open on the machine that runs the preview.'}
        </p>
      )}
    </main>
  );
};
