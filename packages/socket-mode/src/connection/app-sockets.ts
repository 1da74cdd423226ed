import type { Agent } from 'node:http';
import type { OwedAck } from './ack-relay.js';
import { MAX_SOCKETS_PER_APP, type ConnectionLimits } from './connection-settings.js';
import { Socket, type SocketOwner } from './socket.js';
import type { SocketUrl } from './socket-url.js';

/** Every socket of one app token that is not gone yet, the replaced and the closing ones included. */
export class AppSockets {
  readonly #sockets = new Set<Socket>();

  /**
   * @param received where frames go
   * @param changed called when the state of a socket has changed
   */
  constructor(
    private readonly limits: ConnectionLimits,
    private readonly received: SocketOwner['received'],
    private readonly changed: SocketOwner['changed'],
  ) {}

  /** How many there are; Slack counts them too. */
  get count(): number {
    return this.#sockets.size;
  }

  /** Whether Slack would close one more. */
  get full(): boolean {
    return this.#sockets.size >= MAX_SOCKETS_PER_APP;
  }

  /** Dials a URL of `apps.connections.open`, by an agent or straight. See {@link AppSockets.makeRoom} first. */
  dial(url: SocketUrl, agent?: Agent): Socket {
    const owner: SocketOwner = {
      received: this.received,
      changed: changed => {
        if (changed.state === 'closed') this.#sockets.delete(changed);
        this.changed(changed);
      },
    };
    const socket = new Socket(url, this.limits, owner, agent);
    this.#sockets.add(socket);
    return socket;
  }

  /** Writes an ack on whichever socket is open, one that stays if there is one; gives whether there was any. */
  write(ack: OwedAck): boolean {
    return [...this.#inState('ready'), ...this.#inState('retiring')].some(socket => socket.write(ack));
  }

  /**
   * Resolves when one more socket stays within what Slack allows. Sockets already replaced go first; only when there are
   * none does the predecessor of the new one go before its successor has come.
   */
  async makeRoom(predecessor: Socket | null): Promise<void> {
    while (this.full) {
      const leaving = this.#inState('retiring', 'closing');
      if (leaving.length === 0) predecessor?.retire(0);
      for (const socket of leaving) socket.retire(0);
      await Promise.race([...this.#sockets].map(socket => socket.closed));
    }
  }

  /** Gives all of them up: each closes as soon as nothing is in flight on it. */
  retireAll(): void {
    for (const socket of this.#sockets) socket.retire(0);
  }

  /** Closes all of them; resolves when they are gone. */
  async closeAll(): Promise<void> {
    await Promise.all([...this.#sockets].map(socket => socket.close()));
  }

  #inState(...states: readonly Socket['state'][]): Socket[] {
    return [...this.#sockets].filter(socket => states.includes(socket.state));
  }
}
