import type { OutgoingAck } from './ack-reassigner.js';
import { MAX_SOCKETS_PER_APP, type ConnectionLimits } from './connection-settings.js';
import { SlackSocket, type SocketListener } from './socket.js';
import type { SocketUrl } from './open-connection.js';
import type { SocketAgent } from './closeable-web-socket.js';

export type SocketPoolListener = Omit<SocketListener, 'onSocketModeDisabled' | 'onAcksAtRisk' | 'isNeeded'>;

/** All sockets of one app that are not closed yet, including replaced and closing ones. */
export class SocketPool {
  readonly #sockets = new Set<SlackSocket>();

  constructor(
    private readonly limits: ConnectionLimits,
    private readonly listener: SocketPoolListener,
  ) {}

  /** How many sockets are not closed yet; Slack counts them too. */
  get count(): number {
    return this.#sockets.size;
  }

  /** Whether Slack would reject one more socket. */
  get isFull(): boolean {
    return this.#sockets.size >= MAX_SOCKETS_PER_APP;
  }

  /**
   * Opens a socket with a URL of `apps.connections.open`. Call {@link SocketPool.waitForCapacity} first.
   *
   * @param onSocketModeDisabled called when Slack reports on this socket that Socket Mode is switched off
   * @param agent how to connect; default: directly
   */
  open(url: SocketUrl, onSocketModeDisabled: () => void, agent?: SocketAgent): SlackSocket {
    const listener: SocketListener = {
      ...this.listener,
      onSocketModeDisabled,
      onAcksAtRisk: atRisk => this.#rewriteUnconfirmedAcks(atRisk),
      isNeeded: () => this.#filterByState('ready').length === 0,
      onStateChange: changed => {
        if (changed.state === 'closed') this.#sockets.delete(changed);
        if (changed.state === 'ready') this.#openSockets.atRisk.forEach(atRisk => this.#rewriteUnconfirmedAcks(atRisk));
        this.listener.onStateChange(changed);
      },
    };
    const socket = new SlackSocket(url, this.limits, listener, agent);
    this.#sockets.add(socket);
    return socket;
  }

  /** Writes an ack on an open socket, preferably a healthy one; returns whether there was any. */
  write(ack: OutgoingAck): boolean {
    const { healthy, atRisk } = this.#openSockets;
    return [...healthy, ...atRisk].some(socket => socket.write(ack));
  }

  /**
   * Resolves when one more socket stays within Slack's limit. Closes replaced sockets first, and the socket to be
   * replaced only when there are none.
   */
  async waitForCapacity(replacedSocket: SlackSocket | null): Promise<void> {
    while (this.isFull) {
      const releasedSockets = this.#filterByState('draining', 'closing');
      if (releasedSockets.length === 0) replacedSocket?.drain(0);
      for (const socket of releasedSockets) socket.drain(0);
      await Promise.race([...this.#sockets].map(socket => socket.closed));
    }
  }

  /** Closes each socket as soon as all its frames are settled. */
  drainAll(): void {
    for (const socket of this.#sockets) socket.drain(0);
  }

  /** Closes all sockets; resolves when they are closed. */
  async closeAll(): Promise<void> {
    await Promise.all([...this.#sockets].map(socket => socket.close()));
  }

  /** The sockets that can write acks; those that stay open come first. */
  get #openSockets(): { readonly healthy: readonly SlackSocket[]; readonly atRisk: readonly SlackSocket[] } {
    const open = [...this.#filterByState('ready'), ...this.#filterByState('draining')].filter(socket => socket.isOpen);
    return { healthy: open.filter(socket => !socket.isPongLate), atRisk: open.filter(socket => socket.isPongLate) };
  }

  /**
   * Writes the unconfirmed acks of a socket with a late pong on a healthy one. Without a healthy socket they stay
   * until there is one.
   */
  #rewriteUnconfirmedAcks(atRisk: SlackSocket): void {
    const [healthy] = this.#openSockets.healthy;
    if (healthy === undefined) return;
    for (const ack of atRisk.takeUnconfirmedAcks()) healthy.write(ack);
  }

  #filterByState(...states: readonly SlackSocket['state'][]): SlackSocket[] {
    return [...this.#sockets].filter(socket => states.includes(socket.state));
  }
}
