import { createSecureContext, type SecureContext } from 'node:tls';
import type { CertificateFault } from './faults.ts';
import type { Issued } from './x509.ts';

const day = 24 * 60 * 60 * 1000;
const year = 365 * day;

type Kind = CertificateFault | 'good';

/**
 * Throw-away certificates, made when the first STARTTLS needs them and never written to disk: an authority of the
 * inbox's own, and below it one certificate for `names` (host names and IP addresses) and one for each fault.
 */
export class Certificates {
  #names: string[];
  #authority: Promise<Issued> | undefined;
  #contexts = new Map<Kind, Promise<SecureContext>>();

  constructor(names: string[]) {
    this.#names = names;
  }

  /** PEM of the authority, for a sender that shall trust the good certificate. */
  async authority(): Promise<string> {
    return (await this.#issuer()).certificate;
  }

  context(kind: Kind = 'good'): Promise<SecureContext> {
    const known = this.#contexts.get(kind);
    if (known) return known;
    const made = this.#make(kind);
    this.#contexts.set(kind, made);
    return made;
  }

  #issuer(): Promise<Issued> {
    this.#authority ??= import('./x509.ts').then(({ issue }) =>
      issue({
        subject: 'Galley inbox, throw-away authority',
        authority: true,
        from: Date.now() - 10 * day,
        to: Date.now() + 10 * year,
      }),
    );
    return this.#authority;
  }

  async #make(kind: Kind): Promise<SecureContext> {
    const { issue } = await import('./x509.ts'); // most runs never see STARTTLS
    const names = kind === 'wrong-name' ? ['wrong-name.invalid'] : this.#names;
    const issuer = kind === 'self-signed' ? undefined : await this.#issuer();
    const to = kind === 'expired' ? Date.now() - day : Date.now() + year;
    const issued = issue({
      subject: names[0] ?? 'localhost',
      names,
      from: Date.now() - 2 * day,
      to,
      ...(issuer && { issuer }),
    });
    return createSecureContext({ cert: issued.certificate, key: issued.key });
  }
}
