import type { Place } from '../../model.ts';
import type { Differences } from '../differences.ts';
import type { MessageView } from '../message-view.ts';
import type { EditionView, Listing } from '../view.ts';

const token = document.querySelector<HTMLMetaElement>('meta[name=galley-token]')?.content ?? '';

const get = async <T>(path: string): Promise<T> => {
  const response = await fetch(path);
  if (!response.ok) throw new Error((await response.json().catch(() => ({}))).error ?? response.statusText);
  return response.json();
};

export const getListing = (): Promise<Listing> => get('/api/editions');
export const getEdition = (id: string): Promise<EditionView> =>
  get(`/api/editions/${encodeURIComponent(id)}`);
export const getMessage = (id: string): Promise<MessageView> =>
  get(`/api/editions/${encodeURIComponent(id)}/message`);
export const getDifferences = (id: string, against: string): Promise<Differences> =>
  get(`/api/editions/${encodeURIComponent(id)}/differences?against=${against}`);
export const getSource = ({ file, line }: Place): Promise<{ first: number; lines: string[] }> =>
  get(`/api/source?file=${encodeURIComponent(file)}&line=${line}`);

/** Opens the file in the user's editor; says why when it cannot. */
export const openPlace = async ({ file, line, column }: Place): Promise<string | undefined> => {
  const response = await fetch('/api/open', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Galley-Token': token },
    body: JSON.stringify({ file, line, column }),
  });
  const { opened, reason, error } = await response.json();
  return opened ? undefined : (reason ?? error ?? 'it could not be opened');
};

export const proofAddress = (id: string, scheme: string, images: boolean): string =>
  `/proof/${encodeURIComponent(id)}/?scheme=${scheme}${images ? '' : '&images=off'}`;

/** What the server tells: an edition made anew, its full findings, or a change of the bar. */
export interface Events {
  sheet: { id: string; version: number };
  findings: { id: string; version: number };
  list: object;
}

/** Listens to the server; `connected` says whether it is there. Gives back a way to stop. */
export const listen = (
  on: { [K in keyof Events]: (event: Events[K]) => void },
  connected: (is: boolean) => void,
): (() => void) => {
  const source = new EventSource('/events');
  for (const name of ['sheet', 'findings', 'list'] as const) {
    source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  }
  source.addEventListener('open', () => connected(true));
  source.addEventListener('error', () => connected(false));
  return () => source.close();
};
