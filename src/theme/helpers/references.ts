import { asText, type Helper } from './helper.ts';

/** `{{ref source.url}}` in a text template: `[3]`, and the address joins the list at the end. Nothing for no address. */
export const ref: Helper = {
  usage: 'ref url',
  min: 1,
  max: 1,
  returns: 'text',
  run: ([url], scene) => {
    const address = asText(url);
    return address ? (scene.root.galleyRefs?.ref(address) ?? '') : '';
  },
};

/** `{{references}}` in a text template: the numbered addresses, a line each. */
export const references: Helper = {
  usage: 'references',
  min: 0,
  max: 0,
  returns: 'text',
  run: (_, scene) => scene.root.galleyRefs?.lines().join('\n') ?? '',
};
