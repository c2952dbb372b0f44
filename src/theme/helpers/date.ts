import { remembered } from '../../remember.ts';
import { asText, type Helper, languageOf, type Scene } from './helper.ts';
import { dateFormat } from './intl.ts';

const styles: Record<string, Intl.DateTimeFormatOptions> = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  weekday: { weekday: 'long' },
  time: { hour: 'numeric', minute: '2-digit' },
};

/** The styles `date` knows, for the checks on a theme. */
export const dateStyles = [...Object.keys(styles), 'iso'];

/**
 * `{{date edition.date 'full'}}`: a date in the edition's language. A moment with a zone is shown in the publication's
 * time zone; a date alone, or a time without a zone, is shown as written. What is no date is shown unchanged.
 */
export const date: Helper = {
  usage: "date value 'full'",
  min: 1,
  max: 2,
  returns: 'text',
  run: ([value, given], scene) => {
    const source = asText(value);
    const moment = momentOf(source, scene);
    if (!moment) return source;
    const wanted = asText(given) || 'long';
    if (wanted === 'iso') return isoDate(moment);
    if (wanted === 'time' && !moment.hasTime) return '';
    const style = Object.hasOwn(styles, wanted) ? wanted : 'long';
    const language = languageOf(scene);
    const options = { ...styles[style], timeZone: moment.timeZone };
    const formatted = remembered(`date ${language} ${style} ${moment.timeZone} ${moment.at.getTime()}`, () =>
      dateFormat(language, style, options).format(moment.at),
    );
    // ICU changed the space before AM and PM from release to release; a plain one gives the same bytes on every Node.
    return formatted.replace(/[\u202f\u00a0]/g, ' ');
  },
};

interface Moment {
  at: Date;
  timeZone: string;
  hasTime: boolean;
}

const momentOf = (source: string, scene: Scene): Moment | undefined => {
  const match = /^\d{4}-\d\d-\d\d(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
    source.trim(),
  );
  if (!match) return undefined;
  const day = source.trim().slice(0, 10);
  const zone = match[2]?.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const at = new Date(match[1] ? `${day}T${match[1]}${zone ?? 'Z'}` : `${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return undefined;
  const timeZone = zone ? asText(scene.root.publication?.timeZone) || 'UTC' : 'UTC';
  return { at, timeZone, hasTime: Boolean(match[1]) };
};

const isoDate = (moment: Moment): string => {
  const parts = dateFormat('en-u-ca-gregory-nu-latn', 'iso', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: moment.timeZone,
  }).formatToParts(moment.at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};
