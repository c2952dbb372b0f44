import { asText, type Helper, type Labels, languageOf } from './helper.ts';

/** `{{label 'readMore' source=source.name}}`: the theme's words in the edition's language. */
export const label: Helper = {
  usage: "label 'name' key=value",
  min: 1,
  max: 1,
  named: true,
  returns: 'text',
  run: ([name], scene) => {
    const wanted = asText(name);
    const words = wordsIn(languageOf(scene), scene.labels).get(wanted) ?? wanted;
    if (!words.includes('{')) return words;
    return words.replace(/\{(\w+)\}/g, (whole, key: string) =>
      Object.hasOwn(scene.named, key) ? asText(scene.named[key]) : whole,
    );
  },
};

const known = new WeakMap<Labels, Map<string, Map<string, string>>>();

/** All words in a language, found once: `hi-IN` before `hi` before `en`. */
const wordsIn = (language: string, labels: Labels): Map<string, string> => {
  const languages = known.get(labels) ?? new Map<string, Map<string, string>>();
  known.set(labels, languages);
  const found = languages.get(language);
  if (found) return found;
  const words = new Map<string, string>();
  for (const each of ['en', language.split('-')[0] ?? '', language]) {
    if (!Object.hasOwn(labels, each)) continue;
    for (const [name, text] of Object.entries(labels[each] ?? {})) words.set(name, text);
  }
  languages.set(language, words);
  return words;
};
