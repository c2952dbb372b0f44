import { error } from '../findings/finding.ts';
import type { Finding, Place } from '../model.ts';

const allowed = /^(https?|mailto|tel):/i;

/** What is wrong with the address of a link in running text; nothing when it may stand. Only http, https, mailto and tel may. */
export function checkLink(href: string, place: Place): Finding | undefined {
  if (allowed.test(href)) return isWhole(href) ? undefined : broken(href, place);
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(href.replace(/%0[\da-d]|%20/gi, ''))?.[0];
  return scheme ? unsafe(scheme, place) : relative(href, place);
}

const isWhole = (href: string): boolean =>
  /^https?:/i.test(href)
    ? /^https?:\/\/[^/]/i.test(href) && URL.canParse(href)
    : href.length > href.indexOf(':') + 1;

const broken = (href: string, place: Place): Finding =>
  error('url-invalid', `the link goes to "${href}", which is not a whole address`, {
    place,
    hint: 'Write the whole address: https://www.example.com/story',
  });

const unsafe = (scheme: string, place: Place): Finding =>
  error(
    'link-unsafe',
    `a link starts with ${scheme}, which no mail may carry; its words are printed without it`,
    {
      place,
      hint: 'Links start with https:, http:, mailto: or tel:',
    },
  );

const relative = (href: string, place: Place): Finding =>
  error('link-relative', `the link goes to "${href}", and in a mail there is no site to find it on`, {
    place,
    hint: `Write the whole address: ${meant(href)}`,
  });

const meant = (href: string): string => {
  if (href.startsWith('//')) return `https:${href}`;
  const isHost =
    /^[\w-]+(\.[\w-]+)+(\/|$)/.test(href) && !/^[\w-]+\.(html?|php|aspx?|md|pdf|jpe?g|png|gif)$/i.test(href);
  return isHost ? `https://${href}` : 'https://www.example.com/story';
};
