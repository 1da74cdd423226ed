import { getPort } from './request-target.js';
import { Secret } from '../telemetry/secret.js';

/** The URL of a proxy, which may hold a password. Its {@link ProxyUrl.address} may be told. */
export class ProxyUrl extends Secret {
  protected override readonly placeholder: string;
  /** Host and port, as messages name the proxy. */
  readonly address: string;
  /** Where it is, without credentials: what an agent may keep, and print when it is debugged. */
  readonly endpoint: string;
  /** Whether it says who asks. */
  readonly hasCredentials: boolean;

  private constructor(url: URL) {
    super(url.href);
    const { protocol, hostname, username, password } = url;
    this.address = `${hostname}:${getPort(url)}`;
    this.endpoint = `${protocol}//${this.address}`;
    this.hasCredentials = username !== '' || password !== '';
    this.placeholder = `ProxyUrl(${this.address})`;
  }

  /** Reads `http://user:password@host:port`, or `https://…`; without a scheme it is `http:`, as curl has it. Null when it is none. */
  static read(text: string): ProxyUrl | null {
    const given = text.trim();
    const href = given.includes('://') ? given : `http://${given}`;
    if (!URL.canParse(href)) return null;
    const url = new URL(href);
    if (!/^https?:$/.test(url.protocol) || !isDecodable(url)) return null;
    // A password with a raw / ? or # in it looks like this: the host would be taken for another.
    if (!/^\/?$/.test(url.pathname + url.search + url.hash)) return null;
    return new ProxyUrl(url);
  }

  /** The headers by which a proxy knows who asks; none without credentials. Secret. */
  revealHeaders(): Record<string, string> {
    if (!this.hasCredentials) return {};
    const { username, password } = new URL(this.reveal());
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { 'Proxy-Authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
  }
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
