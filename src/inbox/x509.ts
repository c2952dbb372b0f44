import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  GeneralName,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

const commonName = '2.5.4.3';
const ecdsaWithSha256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });

export interface Issued {
  /** PEM; the issuer's follows it, unless it signed itself. */
  certificate: string;
  /** PKCS #8 PEM. */
  key: string;
  subject: string;
}

export interface Wanted {
  subject: string;
  /** Host names and IP addresses it stands for. */
  names?: string[];
  /** Itself, when absent. */
  issuer?: Issued;
  /** Whether it may issue others. */
  authority?: boolean;
  /** Validity, milliseconds since 1970. */
  from: number;
  to: number;
}

/** One X.509 v3 certificate (RFC 5280) with a P-256 key of its own. */
export function issue(wanted: Wanted): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const content = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: ecdsaWithSha256,
    issuer: nameOf(wanted.issuer?.subject ?? wanted.subject),
    validity: new Validity({ notBefore: new Date(wanted.from), notAfter: new Date(wanted.to) }),
    subject: nameOf(wanted.subject),
    subjectPublicKeyInfo: AsnConvert.parse(publicKey, SubjectPublicKeyInfo),
    extensions: extensionsOf(wanted),
  });
  const certificate = new Certificate({
    tbsCertificate: content,
    signatureAlgorithm: ecdsaWithSha256,
    signatureValue: bytes(
      sign('sha256', Buffer.from(AsnConvert.serialize(content)), wanted.issuer?.key ?? privateKey),
    ),
  });
  const own = pem(AsnConvert.serialize(certificate));
  return {
    certificate: own + (wanted.issuer?.certificate ?? ''),
    key: privateKey,
    subject: wanted.subject,
  };
}

function extensionsOf(wanted: Wanted): Extensions {
  const authority = wanted.authority ?? false;
  const use = authority ? KeyUsageFlags.keyCertSign : KeyUsageFlags.digitalSignature;
  const list = [
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: authority })),
    extension(id_ce_keyUsage, true, new KeyUsage(use)),
  ];
  if (wanted.names) {
    const names = wanted.names.map(
      (name) => new GeneralName(isIP(name) ? { iPAddress: name } : { dNSName: name }),
    );
    list.push(extension(id_ce_subjectAltName, false, new SubjectAlternativeName(names)));
  }
  return new Extensions(list);
}

function extension(id: string, critical: boolean, value: object): Extension {
  return new Extension({
    extnID: id,
    critical,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  });
}

function nameOf(subject: string): Name {
  const value = new AttributeValue({ utf8String: subject });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: commonName, value })])]);
}

/** Positive and without leading zero octets, as DER wants an INTEGER. */
function serialNumber(): ArrayBuffer {
  const number = randomBytes(16);
  number[0] = 0x40 | ((number[0] ?? 0) & 0x3f);
  return bytes(number);
}

function bytes(buffer: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(buffer.length);
  new Uint8Array(copy).set(buffer);
  return copy;
}

function pem(der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
