import type { Mailbox } from '../model.ts';
import { remembered } from '../remember.ts';
import { type Kind, readFields, shown } from '../yaml/fields.ts';
import { field, required, scalar, text } from '../yaml/kinds.ts';

const address = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/;

/** One mail address without a name. */
export const mailAddress: Kind<string> = scalar<string>('a mail address', (typed) =>
  address.test(typed) ? { value: typed } : notAnAddress(typed),
);

const notAnAddress = (typed: string) => ({
  wrong: `is ${shown(typed)}, and a mail address was wanted`,
  hint: 'Write one address: news@example.com',
});

/** An address to write to, with or without `mailto:` before it and `?subject=…` after it; `mailto:` is left out. */
export const mailto: Kind<string> = scalar<string>('a mail address', (typed) => {
  const value = typed.replace(/^mailto:/i, '');
  return address.test(value.replace(/\?.*$/s, '')) ? { value } : notAnAddress(typed);
});

const named = scalar<Mailbox>('a name and a mail address', (typed) => {
  const [, name, inner] = /^(.*?)\s*<([^<>]*)>$/s.exec(typed) ?? [];
  const found = inner ?? typed;
  if (!address.test(found)) {
    const hint = 'Write Name <news@example.com>, or the address alone';
    return { wrong: `is ${shown(typed)}, and a name and a mail address was wanted`, hint };
  }
  const bare = name?.replace(/^"(.*)"$/, '$1');
  return { value: { ...(bare && { name: bare }), address: found } };
});

const mailboxFields = {
  name: field(text, 'The name shown'),
  address: required(mailAddress, 'The address'),
};

/** `Name <news@example.com>`, `news@example.com`, or the fields name and address. */
export const mailbox: Kind<Mailbox> = {
  wanted: 'a name and a mail address',
  oneLine: true,
  fields: mailboxFields,
  read(node, reader, path) {
    if (node.kind !== 'map') return named.read(node, reader, path);
    const { name, address: found } = readFields(node, mailboxFields, reader, `${path}.`);
    return found === undefined ? undefined : { ...(name && { name }), address: found };
  },
};

/** `HH:MM`, 24 hours. */
export const clock: Kind<string> = scalar<string>('a time', (typed) => {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(typed) ?? [];
  const isTime = hour !== '' && Number(hour) < 24 && Number(minute) < 60;
  if (isTime) return { value: `${hour.padStart(2, '0')}:${minute}` };
  return { wrong: `is ${shown(typed)}, and a time was wanted`, hint: 'Write hours and minutes: 17:00' };
});

/** An IANA time zone this Node knows. */
export const timeZone: Kind<string> = scalar<string>('a time zone', (typed) => {
  if (remembered(`zone ${typed}`, () => String(isTimeZone(typed))) === 'true') return { value: typed };
  return {
    wrong: `is ${shown(typed)}, which is no time zone that is known`,
    hint: 'Write its name: Asia/Kolkata',
  };
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A number, decimals allowed. */
export const decimal: Kind<number> = scalar<number>('a number', (typed) =>
  /^\d+(\.\d+)?$/.test(typed)
    ? { value: Number(typed) }
    : { wrong: `is ${shown(typed)}, and a number was wanted`, hint: 'Write it with a point: 12.5' },
);

/** An absolute http(s) address that others are appended to: a slash is added where it lacks one. */
export const baseAddress: Kind<string> = scalar<string>('an address', (typed) => {
  const isBase = /^https?:\/\/[^/]/i.test(typed) && URL.canParse(typed) && !/[?#\s]/.test(typed);
  if (isBase) return { value: typed.endsWith('/') ? typed : `${typed}/` };
  const hint = 'Write a whole address without ? and #: https://news.example.com/letters/';
  return { wrong: `is ${shown(typed)}, and a web address was wanted`, hint, code: 'url-invalid' };
});

/** A server to send through, without its password. */
export const smtpAddress: Kind<string> = scalar<string>('an SMTP address', (typed) => {
  const isSmtp =
    URL.canParse(typed) && /^smtps?:$/.test(new URL(typed).protocol) && new URL(typed).hostname !== '';
  if (!isSmtp) {
    const hint = 'Write smtp://mail.example.com:587 or smtps://mail.example.com';
    return { wrong: `is not the address of a mail server`, hint, code: 'url-invalid' };
  }
  if (new URL(typed).password === '') return { value: typed };
  const hint =
    'Take it out, and set GALLEY_SMTP_URL, or GALLEY_SMTP_USER and GALLEY_SMTP_PASSWORD, in the environment or in a file .env that git ignores';
  return { wrong: 'holds a password, and this file is for everyone to read', hint, code: 'secret-in-file' };
});
