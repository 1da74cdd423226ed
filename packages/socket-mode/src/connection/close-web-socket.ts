import type { Agent } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';
import { MAX_TIMER_MS } from '@nest-slack/core/internal';
import type { SocketUrl } from './open-connection.js';

/** A code that stands for a close frame without one. */
const NO_CODE = 1005;

/**
 * A WebSocket to Slack that tells as soon as a close frame goes out, its own or the answer to one of Slack's. `ws` tells
 * no sooner than when TCP has ended as well, which Slack leaves open.
 */
export class CloseableWebSocket extends WebSocket {
  /**
   * @param agent makes the connection; without one it is made straight
   * @param closing called with the code of each close frame that goes out; must not throw
   */
  constructor(
    url: SocketUrl,
    agent: Agent | undefined,
    private readonly closing: (code: number) => void,
  ) {
    // Two options that their type lacks. ws would end TCP after closeTimeout: whoever owns the socket does that more
    // patiently. After the process was busy many pings may lie unread: more than maxPendingAutoPongs, 60 by default, and
    // ws would hang up with whatever lies behind them.
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
    // `ws` closes before it says that what it has read is broken: whoever is told shall know that first.
    queueMicrotask(() => this.closing(code ?? NO_CODE));
  }
}
