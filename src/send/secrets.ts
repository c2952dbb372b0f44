import type { Failure } from './failure.ts';

interface Login {
  user: string;
  pass: string;
}

/** Takes a password out of a server's words, plain or as it went over the wire: servers repeat what they refuse. */
export const withoutSecrets = (text: string, auth: Login | undefined): string => {
  if (!auth) return text;
  const { user, pass } = auth;
  const forms = [pass, base64(pass), base64(`\0${user}\0${pass}`), encodeURIComponent(pass)];
  return forms.reduce((clean, form) => clean.replaceAll(form, '***'), text);
};

/** The same for what a failure quotes. */
export const failureWithoutSecrets = (failure: Failure, auth: Login | undefined): Failure => ({
  ...failure,
  ...(failure.reply !== undefined && { reply: withoutSecrets(failure.reply, auth) }),
  ...(failure.detail !== undefined && { detail: withoutSecrets(failure.detail, auth) }),
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
