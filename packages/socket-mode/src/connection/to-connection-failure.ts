import { listErrorCauses, ProxyError, describeSystemError } from '@nest-slack/core/internal';
import type { ConnectionFailure } from './connection-failure.js';

/** How `ws` puts it that what came is no WebSocket; only what comes after the upgrade has a code. */
const NO_WEB_SOCKET = /\bWS_ERR_|Sec-WebSocket-|Invalid Upgrade header/;

/** What an error of a request or a socket means to a connection. */
export function toConnectionFailure(error: unknown): ConnectionFailure {
  for (const cause of listErrorCauses(error)) {
    if (cause instanceof ProxyError && cause.refusal !== null) return { kind: 'proxy_refused', ...cause.refusal };
  }
  const reason = describeSystemError(error);
  return { kind: NO_WEB_SOCKET.test(reason) ? 'protocol' : 'network', reason };
}

/** A failure of a connection through a proxy, by host and port, if there is one. */
export const through = (proxy: string | null, failure: ConnectionFailure): ConnectionFailure =>
  proxy === null ? failure : { ...failure, proxy };
