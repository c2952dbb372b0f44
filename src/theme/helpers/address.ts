import { asText, type Helper } from './helper.ts';

const accepted = /^(?:https?:\/\/|mailto:)/i;

/** `{{link source.url '#'}}`: the address when it is http, https or mailto, else the fallback. */
export const link: Helper = {
  usage: "link url 'fallback'",
  min: 1,
  max: 2,
  returns: 'location',
  run: ([url, fallback]) => {
    const address = asText(url).trim();
    return accepted.test(address) && URL.canParse(address) ? address : asText(fallback);
  },
};

/** `?q={{url headline}}`: a value made fit to stand inside an address. */
export const url: Helper = {
  usage: 'url value',
  min: 1,
  max: 1,
  returns: 'location',
  run: ([value]) => encodeURIComponent(wellFormed(asText(value))),
};

/** `{{domain source.url}}`: the bare host name, `thehindu.com`; the value itself when it is no address. */
export const domain: Helper = {
  usage: 'domain url',
  min: 1,
  max: 1,
  returns: 'text',
  run: ([value]) => {
    const address = asText(value).trim();
    if (!URL.canParse(address)) return address;
    return new URL(address).hostname.replace(/^www\./, '') || address;
  },
};

/** Half a surrogate pair makes encodeURIComponent throw. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
