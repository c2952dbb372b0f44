const inAddress = /(?<=\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s/:@]{0,200}:)[^\s/@]+(?=@)/gi;

/**
 * A source line as it may be shown: the password in an address (`smtp://user:password@host`) becomes dots, one a
 * character, so that columns stay. What is printed is kept in CI's logs and in pictures of the screen.
 */
export const withoutPasswords = (line: string): string =>
  line.replace(inAddress, (password) => '•'.repeat(password.length));
