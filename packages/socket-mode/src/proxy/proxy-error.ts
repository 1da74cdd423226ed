import { systemReason } from '../telemetry/system-reason.js';
import type { ProxyUrl } from './proxy-url.js';

/** A proxy could not be used; the text names it by host and port, and says what to do. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  /** The proxy itself was not reached, or fell silent. */
  static unreachable(proxy: ProxyUrl, error: unknown): ProxyError {
    return new ProxyError(`the proxy ${proxy.address} could not be used: ${systemReason(error)}`);
  }

  /**
   * The proxy refused to connect.
   *
   * @param target host and port it was to connect to
   */
  static refused(proxy: ProxyUrl, target: string, status: number): ProxyError {
    return new ProxyError(
      `the proxy ${proxy.address} refused to connect to ${target} with HTTP ${status}; ${remedy(proxy, status)}`,
    );
  }
}

function remedy(proxy: ProxyUrl, status: number): string {
  if (status === 407) {
    return proxy.hasCredentials
      ? 'it does not take the user and password of its URL: see that they are right, and percent-encoded'
      : 'it wants credentials: put them into its URL, http://user:password@host:port';
  }
  if (status >= 500) return 'see that it can reach Slack, or name this host in NO_PROXY';
  return 'have its rules allow CONNECT to this host, or name the host in NO_PROXY';
}
