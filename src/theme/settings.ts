import { error } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import type { YamlEntry, YamlNode } from '../yaml.ts';
import { defaultLabels, defaultProse, defaultWidths, type Settings } from './default-settings.ts';
import { placeIn, type SourceFile } from './source-file.ts';

/** Reads theme.yaml; what it leaves out comes from the defaults. */
export const readSettings = async (
  file: SourceFile | undefined,
  name: string,
): Promise<{ settings: Settings; findings: Finding[] }> => {
  const defaults: Settings = { name, prose: defaultProse, widths: defaultWidths, labels: defaultLabels };
  if (!file) return { settings: defaults, findings: [] };
  const { readYaml } = await import('../yaml.ts');
  const { map, findings } = readYaml({ lines: file.lines, owner: 'theme' }, () => false);
  if (!map) return { settings: defaults, findings };
  const reader: Reader = { file, findings };
  return { settings: readFields(map.entries, defaults, reader), findings };
};

interface Reader {
  file: SourceFile;
  findings: Finding[];
}

const readFields = (fields: readonly YamlEntry[], defaults: Settings, reader: Reader): Settings => {
  const settings = { ...defaults };
  for (const { key, keyStart, keyEnd, value } of fields) {
    if (key === 'name') settings.name = textOf(value, key, reader) || defaults.name;
    else if (key === 'prose') settings.prose = { ...defaults.prose, ...textsOf(value, key, reader) };
    else if (key === 'widths') settings.widths = widthsOf(value, defaults.widths, reader);
    else if (key === 'labels') settings.labels = labelsOf(value, reader);
    else {
      const hint = 'The fields are name, prose, widths and labels';
      report(reader, keyStart, keyEnd, `theme.yaml has no field ${key}`, hint);
    }
  }
  return settings;
};

const widthsOf = (node: YamlNode, defaults: Settings['widths'], reader: Reader): Settings['widths'] => {
  const widths = { ...defaults };
  for (const { key, keyStart, keyEnd, value } of entriesOf(node, 'widths', reader)) {
    const text = textOf(value, key, reader) ?? '';
    const width = Number(text);
    if (key !== 'lead' && key !== 'story') {
      report(reader, keyStart, keyEnd, `widths has no field ${key}`, 'The fields are lead and story');
    } else if (!/^\d+$/.test(text) || width < 1 || width > 2000) {
      const message = `The width ${key} has to be a whole number of pixels from 1 to 2000`;
      report(reader, value.start, value.end, message, `Write ${key}: 600`);
    } else widths[key] = width;
  }
  return widths;
};

/** The theme's own words, and the default ones under names it does not use: the default text template needs those. */
const labelsOf = (node: YamlNode, reader: Reader): Settings['labels'] => {
  const own = entriesOf(node, 'labels', reader).map(
    ({ key, value }) => [key, textsOf(value, `the labels of ${key}`, reader)] as const,
  );
  const names = new Set(own.flatMap(([, words]) => Object.keys(words)));
  const labels: Settings['labels'] = {};
  for (const [language, words] of Object.entries(defaultLabels)) {
    labels[language] = Object.fromEntries(Object.entries(words).filter(([name]) => !names.has(name)));
  }
  for (const [language, words] of own) labels[language] = { ...labels[language], ...words };
  return labels;
};

const textsOf = (node: YamlNode, what: string, reader: Reader): Record<string, string> =>
  Object.fromEntries(
    entriesOf(node, what, reader).map(({ key, value }) => [
      key,
      textOf(value, `${key} in ${what}`, reader) ?? '',
    ]),
  );

const textOf = (node: YamlNode, what: string, reader: Reader): string | undefined => {
  if (node.kind === 'text') return node.text;
  report(reader, node.start, node.end, `${what} has to be a text on one line`, 'Write name: text');
  return undefined;
};

const entriesOf = (node: YamlNode, what: string, reader: Reader): readonly YamlEntry[] => {
  if (node.kind === 'map') return node.entries;
  if (node.kind === 'text' && node.text === '') return [];
  report(
    reader,
    node.start,
    node.end,
    `${what} has to hold fields`,
    'Write each on a line of its own, indented',
  );
  return [];
};

const report = (reader: Reader, start: number, end: number, message: string, hint: string): void => {
  const place = placeIn(reader.file, start, end);
  reader.findings.push(error('theme-settings', message, { owner: 'theme', place, hint }));
};
