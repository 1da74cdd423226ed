import { Secret } from '../telemetry/redact-secrets.js';

/** The URL of a proxy, which may contain a password. Messages use {@link ProxyUrl.address}. */
export class ProxyUrl extends Secret {
  protected override readonly placeholder: string;
  /** Host and port, for messages. */
  readonly address: string;
  /** The URL without credentials, which an agent may keep and print in debug output. */
  readonly endpoint: string;
  readonly hasCredentials: boolean;

  private constructor(url: URL) {
    super(url.href);
    const { protocol, hostname, username, password } = url;
    this.address = `${hostname}:${getPort(url)}`;
    this.endpoint = `${protocol}//${this.address}`;
    this.hasCredentials = username !== '' || password !== '';
    this.placeholder = `ProxyUrl(${this.address})`;
  }

  /**
   * Parses `http://user:password@host:port` or `https://…`; without a scheme it means `http:`, as in curl. Null when
   * it is not a proxy URL.
   */
  static parse(text: string): ProxyUrl | null {
    const trimmed = text.trim();
    const href = trimmed.includes('://') ? trimmed : `http://${trimmed}`;
    if (!URL.canParse(href)) return null;
    const url = new URL(href);
    if (!/^https?:$/.test(url.protocol) || !isDecodable(url)) return null;
    // A password with an unencoded / ? or # ends the host too early, and leaves a path, query or hash.
    if (!/^\/?$/.test(url.pathname + url.search + url.hash)) return null;
    return new ProxyUrl(url);
  }

  /** The headers that authenticate with the proxy; empty without credentials. Secret. */
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

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' };

/** The host name without a trailing dot; an IPv6 address without its brackets. */
export const getHostname = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** The port, or the default port of the scheme. */
export const getPort = ({ port, protocol }: URL): string => port || (DEFAULT_PORTS[protocol] ?? '');

export const isSecure = ({ protocol }: URL): boolean => /^(https|wss):$/.test(protocol);
