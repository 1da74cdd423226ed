import { describeSystemError } from '../telemetry/system-reason.js';
import type { ProxyUrl } from './proxy-url.js';

/** A proxy's refusal to connect. */
export interface ProxyRefusal {
  /** Its host and port. */
  readonly proxy: string;
  /** The HTTP status of its answer. */
  readonly status: number;
  /** What happened and what to do, as the end of a sentence. */
  readonly reason: string;
}

/** A proxy could not be used; the text names it by host and port, and says what to do. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  private constructor(
    message: string,
    /** `PROXY_407` and the like when the proxy refused, else what the system calls the failure. */
    readonly code: string,
    /** What the proxy answered, when it refused. */
    readonly refusal: ProxyRefusal | null,
  ) {
    super(message);
  }

  /** The proxy itself was not reached, or fell silent. */
  static unreachable(proxy: ProxyUrl, error: unknown): ProxyError {
    const text = `the proxy ${proxy.address} could not be used: ${describeSystemError(error)}`;
    return new ProxyError(text, codeOf(error) ?? 'PROXY_UNREACHABLE', null);
  }

  /**
   * The proxy refused to connect.
   *
   * @param target host and port it was to connect to
   */
  static refused(proxy: ProxyUrl, target: string, status: number): ProxyError {
    const code = `PROXY_${status}`;
    const reason = `the proxy ${proxy.address} ${refusalText(proxy, target, status)}`;
    return new ProxyError(`${code}: ${reason}`, code, { proxy: proxy.address, status, reason });
  }
}

/** Not by `instanceof`: an error may come from another realm. */
const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;

function refusalText(proxy: ProxyUrl, target: string, status: number): string {
  if (status === 407) {
    return proxy.hasCredentials
      ? 'does not take the user and password of its URL (HTTP 407): see that they are right, and percent-encoded'
      : 'wants credentials (HTTP 407): put user:password@ before the host in its URL';
  }
  return `refused to connect to ${target} with HTTP ${status}: have it allow that, or name the host in NO_PROXY`;
}
