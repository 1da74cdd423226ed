import { describeSystemError } from '../telemetry/error-text.js';
import type { ProxyUrl } from './proxy-url.js';

/** A proxy's refusal to connect. */
export interface ProxyRefusal {
  /** Its host and port. */
  readonly proxy: string;
  /** The HTTP status of its response. */
  readonly status: number;
  /** What happened and what to do, as the end of a sentence. */
  readonly reason: string;
}

/** The proxy could not be used. The message names its host and port, and says what to do. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  private constructor(
    message: string,
    /** `PROXY_407` and the like when the proxy refused, otherwise the system's error code. */
    readonly code: string,
    /** The proxy's response when it refused. */
    readonly refusal: ProxyRefusal | null,
  ) {
    super(message);
  }

  /** The proxy was not reached, or did not answer. */
  static unreachable(proxy: ProxyUrl, error: unknown): ProxyError {
    const text = `the proxy ${proxy.address} could not be used: ${describeSystemError(error)}`;
    return new ProxyError(text, getCode(error) ?? 'PROXY_UNREACHABLE', null);
  }

  /**
   * The proxy refused to connect.
   *
   * @param target host and port it was to connect to
   */
  static refused(proxy: ProxyUrl, target: string, status: number): ProxyError {
    const code = `PROXY_${status}`;
    const reason = `the proxy ${proxy.address} ${describeRefusal(proxy, target, status)}`;
    return new ProxyError(`${code}: ${reason}`, code, { proxy: proxy.address, status, reason });
  }
}

/** Not with `instanceof`: the error may come from another realm. */
const getCode = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;

function describeRefusal(proxy: ProxyUrl, target: string, status: number): string {
  if (status === 407) {
    return proxy.hasCredentials
      ? 'rejected the user and password in its URL (HTTP 407): check that they are correct and percent-encoded'
      : 'requires credentials (HTTP 407): put user:password@ before the host in its URL';
  }
  return `refused to connect to ${target} with HTTP ${status}: allow that host on the proxy, or add it to NO_PROXY`;
}
