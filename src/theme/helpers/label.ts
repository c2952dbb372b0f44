import { asText, type Helper, languageOf, type Scene } from './helper.ts';

/** `{{label 'readMore' source=source.name}}`: the theme's words in the edition's language. */
export const label: Helper = {
  usage: "label 'name' key=value",
  min: 1,
  max: 1,
  named: true,
  returns: 'text',
  run: ([name], scene) => {
    const wanted = asText(name);
    const words = inLanguage(wanted, scene) ?? wanted;
    return words.replace(/\{(\w+)\}/g, (whole, key: string) =>
      Object.hasOwn(scene.named, key) ? asText(scene.named[key]) : whole,
    );
  },
};

/** `hi-IN`, then `hi`, then `en`. */
const inLanguage = (name: string, scene: Scene): string | undefined => {
  const language = languageOf(scene);
  for (const each of [language, language.split('-')[0] ?? '', 'en']) {
    const words = Object.hasOwn(scene.labels, each) ? scene.labels[each] : undefined;
    if (words && Object.hasOwn(words, name)) return words[name];
  }
  return undefined;
};
