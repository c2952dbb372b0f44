import type { Severity } from '../model.ts';

/** What is wrong with a link's address. */
export interface AddressFault {
  severity: Severity;
  message: string;
  hint: string;
}

const fault = (severity: Severity, message: string, hint: string): AddressFault => ({
  severity,
  message,
  hint,
});

/** Tags of mailing services and templates: `{{x}}`, `*|X|*`, `%%x%%`, `%x%`, `[[x]]`, `<%= x %>`, `${x}`. */
export const placeholder =
  /\{\{[^{}]*\}\}|\{%[^%]*%\}|\*\|[^|]*\|\*|%%[\w .:=-]+%%|%[A-Za-z_]{3,}%|\[\[[^[\]]*\]\]|<%[^%]*%>|\$\{[^{}]*\}|#\{[^{}]*\}/;

/**
 * Judges the address of a link: absolute, https, a host the public can reach.
 * Undefined when there is nothing to say; an address still holding a template tag is another rule's.
 */
export const judgeAddress = (href: string): AddressFault | undefined => {
  const address = href.trim();
  if (address === '')
    return fault('error', 'A link has no address', 'Give it an address, or remove the link');
  if (placeholder.test(address)) return undefined;
  if (address.startsWith('#')) return judgeFragment(address);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return judgeRelative(address);
  if (scheme === 'http' || scheme === 'https') return judgeWeb(address, scheme);
  return judgeScheme(address, scheme);
};

// Links within the message work in several clients and do no harm in the others.
const judgeFragment = (address: string): AddressFault | undefined =>
  address === '#'
    ? fault(
        'warning',
        'A link goes to “#”, which is nowhere',
        'Give it the address of a page, or remove the link',
      )
    : undefined;

const judgeRelative = (address: string): AddressFault =>
  address.startsWith('//')
    ? fault(
        'error',
        `The link “${show(address)}” has no scheme, and a mail client has none to add`,
        'Start it with https:',
      )
    : fault(
        'error',
        `The link “${show(address)}” is relative, and a message has no address it could be relative to`,
        'Write the whole address, with https://',
      );

const judgeScheme = (address: string, scheme: string): AddressFault | undefined => {
  if (scheme === 'mailto') return judgeMailto(address);
  if (harmless.has(scheme)) return undefined;
  if (dangerous.has(scheme))
    return fault(
      'error',
      `The link starts with “${scheme}:”, which mail clients remove or refuse`,
      'Link to a page with https://',
    );
  return fault(
    'warning',
    `The link starts with “${scheme}:”, which few clients open`,
    'Link to a page with https://',
  );
};

const harmless = new Set(['tel', 'sms', 'cid', 'mid', 'geo', 'webcal']);
const dangerous = new Set(['javascript', 'data', 'vbscript', 'file', 'blob', 'about']);

const judgeMailto = (address: string): AddressFault | undefined => {
  const to = address.slice('mailto:'.length).split('?')[0] ?? '';
  if (to === '' || /[^\s@]@[^\s@]/.test(safeDecode(to))) return undefined;
  return fault(
    'error',
    `The link “${show(address)}” holds no mail address`,
    'Write it as mailto:name@example.com',
  );
};

const judgeWeb = (address: string, scheme: string): AddressFault | undefined => {
  const url = parse(address);
  if (!url || url.hostname === '')
    return fault('error', `The link “${show(address)}” is no valid address`, 'Check it for typing errors');
  if (/\s/.test(address))
    return fault('warning', `The link “${show(address)}” has a space in it`, 'Write the space as %20');
  if (isPrivateHost(url.hostname))
    return fault(
      'error',
      `The link goes to ${url.hostname}, which readers cannot reach`,
      'Link to the public address',
    );
  if (url.username !== '')
    return fault(
      'warning',
      `The link to ${url.hostname} holds a user name`,
      'Leave out what stands before the @',
    );
  if (scheme === 'http')
    return fault('warning', `The link to ${url.hostname} uses http`, 'Use https, if the site has it');
  return undefined;
};

const parse = (address: string): URL | undefined => {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
};

/** Hosts that only the writer's own machine or network knows, told from the name alone. */
export const isPrivateHost = (hostname: string): boolean => {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host.startsWith('[')) return /^\[(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/.test(host);
  if (/^[\d.]+$/.test(host))
    return /^(0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(
      host,
    );
  return !host.includes('.') || /(^|\.)(localhost|local|internal|lan|intranet|home\.arpa|corp)$/.test(host);
};

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const show = (address: string): string => (address.length > 60 ? `${address.slice(0, 59)}…` : address);
