import { generate } from 'selfsigned';

/** What a server that speaks TLS needs. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 86_400_000;

/** An authority that nobody trusts but who is told to. */
export class CertificateAuthority {
  private constructor(private readonly own: KeyAndCertificate) {}

  /** @param name what tells it from others */
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

  /** Its own certificate, for those who are to trust it. */
  get certificate(): string {
    return this.own.cert;
  }

  /** A certificate for a server, good for a day unless told otherwise. */
  issue({ ip = '127.0.0.1', fromDay = 0 } = {}): Promise<KeyAndCertificate> {
    return serverCertificate({ ip, fromDay, ca: this.own });
  }
}

/** A certificate of a server on 127.0.0.1 that vouches for itself. */
export const selfSignedCertificate = (): Promise<KeyAndCertificate> =>
  serverCertificate({ ip: '127.0.0.1', fromDay: 0 });

async function serverCertificate(of: {
  ip: string;
  fromDay: number;
  ca?: KeyAndCertificate;
}): Promise<KeyAndCertificate> {
  // An hour early: some clocks lag.
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
