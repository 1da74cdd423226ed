import { WebSocket, type ClientOptions } from 'ws';

/** A code that stands for a close frame without one. */
const NO_CODE = 1005;

/**
 * A WebSocket that tells as soon as a close frame goes out, its own or the answer to one of the other side's. `ws` tells
 * no sooner than when TCP has ended as well, which Slack leaves open.
 */
export class ClosingWebSocket extends WebSocket {
  /** @param closing called with the code of each close frame that goes out; must not throw */
  constructor(
    url: string,
    options: ClientOptions,
    private readonly closing: (code: number) => void,
  ) {
    super(url, options);
  }

  override close(code?: number, reason?: string | Buffer): void {
    super.close(code, reason);
    // `ws` closes before it says that what it has read is broken: whoever is told shall know that first.
    queueMicrotask(() => this.closing(code ?? NO_CODE));
  }
}
