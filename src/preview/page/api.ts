import type { Place } from '../../model.ts';
import type { Differences } from '../differences.ts';
import type { MessageView } from '../message-view.ts';
import type { SourceLines } from '../sources.ts';
import type { CheckedView, EditionView, Listing, Opening } from '../view.ts';

const token = document.querySelector<HTMLMetaElement>('meta[name=galley-token]')?.content ?? '';

const ask = async (path: string): Promise<Response> => {
  const response = await fetch(path);
  if (response.ok) return response;
  const { error } = await response.json().catch(() => ({}));
  throw new Refused(error ?? response.statusText);
};

/** The server answered, and said no; when there is no server, fetch throws a TypeError. */
export class Refused extends Error {}

const get = async <T>(path: string): Promise<T> => (await ask(path)).json();
const edition = (id: string, what = ''): string => `/api/editions/${encodeURIComponent(id)}${what}`;

/** What came with the page. */
export const opening: Opening | null = JSON.parse(document.getElementById('opening')?.textContent || 'null');

export const getListing = (): Promise<Listing> => get('/api/editions');
export const getEdition = (id: string): Promise<EditionView> => get(edition(id));
export const getText = async (id: string): Promise<string> => (await ask(edition(id, '/text'))).text();
export const getHtml = async (id: string): Promise<string> => (await ask(edition(id, '/html'))).text();
export const getMessage = (id: string): Promise<MessageView> => get(edition(id, '/message'));
export const messageAddress = (id: string): string => edition(id, '/message.eml');
export const getDifferences = (id: string, against: string): Promise<Differences> =>
  get(edition(id, `/differences?against=${against}`));
export const getSource = ({ file, line }: Place): Promise<SourceLines> =>
  get(`/api/source?file=${encodeURIComponent(file)}&line=${line}`);
/** The empty document a proof is put into. */
export const frameAddress = (id: string, images: boolean): string =>
  `/proof/${encodeURIComponent(id)}/frame${images ? '' : '?images=off'}`;

/** Opens the file in the user's editor; says why when it cannot. */
export const openPlace = async ({ file, line, column }: Place): Promise<string | undefined> => {
  try {
    const response = await fetch('/api/open', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Galley-Token': token },
      body: JSON.stringify({ file, line, column }),
    });
    const { opened, reason, error } = await response.json();
    return opened ? undefined : (reason ?? error ?? 'it could not be opened');
  } catch {
    return 'the preview does not answer';
  }
};

/** Which state of an edition. */
export type Version = Pick<EditionView, 'id' | 'version'>;

/**
 * What the server tells: itself and what it has, an edition made anew, its full findings, or a change of the bar. What
 * comes with an event is read when it is wanted, and absent for a page that is behind.
 */
export interface Events {
  hello: { instance: string; sheets: (Version & { isChecked: boolean })[] };
  sheet: Version & { body: () => EditionView | undefined };
  findings: Version & { body: () => CheckedView | undefined };
  list: object;
}

/** Listens to the server until the function it gives back is called; `lost` when the server is gone. */
export const listen = (
  on: { [K in keyof Events]: (event: Events[K]) => void },
  lost: () => void,
): (() => void) => {
  const source = new EventSource('/events');
  for (const name of ['hello', 'sheet', 'findings', 'list'] as const) {
    source.addEventListener(name, ({ data }: MessageEvent<string>) => {
      const [event = '', body] = data.split('\n');
      on[name]({ ...JSON.parse(event), body: () => body && JSON.parse(body) });
    });
  }
  source.addEventListener('error', lost);
  return () => source.close();
};
