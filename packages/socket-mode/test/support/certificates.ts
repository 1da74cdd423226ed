import { generate } from 'selfsigned';

/** The key and certificate of a TLS server. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 86_400_000;

/** A certificate authority that is trusted only where a test configures it. */
export class CertificateAuthority {
  private constructor(private readonly own: KeyAndCertificate) {}

  /** @param name distinguishes it from other authorities */
  static async create(name: string): Promise<CertificateAuthority> {
    const made = await generate([{ name: 'commonName', value: name }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, critical: true },
      ],
    });
    return new CertificateAuthority({ key: made.private, cert: made.cert });
  }

  /** The certificate of the authority, for clients that trust it. */
  get certificate(): string {
    return this.own.cert;
  }

  /** A server certificate, valid for one day by default. */
  issue({ ip = '127.0.0.1', fromDay = 0 } = {}): Promise<KeyAndCertificate> {
    return serverCertificate({ ip, fromDay, ca: this.own });
  }
}

/** A self-signed certificate of a server on 127.0.0.1. */
export const selfSignedCertificate = (): Promise<KeyAndCertificate> =>
  serverCertificate({ ip: '127.0.0.1', fromDay: 0 });

async function serverCertificate(of: {
  ip: string;
  fromDay: number;
  ca?: KeyAndCertificate;
}): Promise<KeyAndCertificate> {
  // Starts an hour early because clocks can differ.
  const from = Date.now() + of.fromDay * DAY_MS - 3_600_000;
  const made = await generate([{ name: 'commonName', value: 'A server' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(from + DAY_MS),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: of.ip }] }],
    ...(of.ca === undefined ? {} : { ca: of.ca }),
  });
  return { key: made.private, cert: made.cert };
}
