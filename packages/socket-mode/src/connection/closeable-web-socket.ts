import type { Agent } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';
import { MAX_TIMER_MS } from '@nest-slack/core/internal';
import type { SocketUrl } from './open-connection.js';

/** The code that stands for a close frame without a code (RFC 6455, 7.4.1). */
const NO_STATUS_RECEIVED = 1005;

/**
 * A WebSocket to Slack that reports each outgoing close frame immediately, both its own and the reply to Slack's.
 * `ws` reports a close only when TCP has ended too, and Slack leaves TCP open.
 */
export class CloseableWebSocket extends WebSocket {
  /**
   * @param agent creates the TCP connection; without an agent the connection is direct
   * @param onCloseFrame called with the code of each outgoing close frame; must not throw
   */
  constructor(
    url: SocketUrl,
    agent: Agent | undefined,
    private readonly onCloseFrame: (code: number) => void,
  ) {
    // The type of the options lacks these two. `closeTimeout`: ws would terminate TCP itself, but SlackSocket does
    // that with its own, busy-aware timeout. `maxPendingAutoPongs`: after the process was busy, more than the default
    // of 60 pings may be unread, and ws would close the socket before it reads what follows them.
    const options: ClientOptions & { closeTimeout: number; maxPendingAutoPongs: number } = {
      perMessageDeflate: false,
      closeTimeout: MAX_TIMER_MS,
      maxPendingAutoPongs: 0,
      ...(agent === undefined ? {} : { agent }),
    };
    super(url.reveal(), options);
  }

  override close(code?: number, reason?: string | Buffer): void {
    super.close(code, reason);
    // `ws` calls close() before it emits the error for a malformed frame. The delay lets the error arrive first.
    queueMicrotask(() => this.onCloseFrame(code ?? NO_STATUS_RECEIVED));
  }
}

/** How a socket connects to Slack. */
export interface SocketAgent {
  /** Creates the TCP connection; undefined for a direct connection. */
  readonly agent: Agent | undefined;
  /** Host and port of the proxy, if known. */
  readonly proxy: string | null;
}

export const DIRECT_CONNECTION: SocketAgent = { agent: undefined, proxy: null };
