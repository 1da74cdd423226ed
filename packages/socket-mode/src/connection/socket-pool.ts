import type { OrphanedAck } from './ack-reassigner.js';
import { MAX_SOCKETS_PER_APP, type ConnectionLimits } from './connection-settings.js';
import { SlackSocket, type SocketOwner } from './socket.js';
import type { SocketUrl } from './open-connection.js';
import type { SocketAgent } from './socket-agent.js';

/** Who is told what an app's sockets do. */
export type SocketPoolOwner = Omit<SocketOwner, 'disabled' | 'doubted' | 'isNeeded'>;

/** Every socket of one app token that is not gone yet, the replaced and the closing ones included. */
export class SocketPool {
  readonly #sockets = new Set<SlackSocket>();

  constructor(
    private readonly limits: ConnectionLimits,
    private readonly owner: SocketPoolOwner,
  ) {}

  /** How many there are; Slack counts them too. */
  get count(): number {
    return this.#sockets.size;
  }

  /** Whether Slack would close one more. */
  get full(): boolean {
    return this.#sockets.size >= MAX_SOCKETS_PER_APP;
  }

  /**
   * Dials a URL of `apps.connections.open`, straight unless a way says otherwise. See {@link SocketPool.makeRoom} first.
   *
   * @param disabled called when Slack says there that Socket Mode is switched off
   */
  dial(url: SocketUrl, disabled: () => void, way?: SocketAgent): SlackSocket {
    const owner: SocketOwner = {
      ...this.owner,
      disabled,
      doubted: doubted => this.#spare(doubted),
      isNeeded: () => this.#inState('ready').length === 0,
      changed: changed => {
        if (changed.state === 'closed') this.#sockets.delete(changed);
        if (changed.state === 'ready') this.#open.doubted.forEach(doubted => this.#spare(doubted));
        this.owner.changed(changed);
      },
    };
    const socket = new SlackSocket(url, this.limits, owner, way);
    this.#sockets.add(socket);
    return socket;
  }

  /** Writes an ack on whichever socket is open, the best first; gives whether there was any. */
  write(ack: OrphanedAck): boolean {
    const { sound, doubted } = this.#open;
    return [...sound, ...doubted].some(socket => socket.write(ack));
  }

  /**
   * Resolves when one more socket stays within what Slack allows. Sockets already replaced go first; only when there are
   * none does the predecessor of the new one go before its successor has come.
   */
  async makeRoom(predecessor: SlackSocket | null): Promise<void> {
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

  /** The sockets that take acks, those that stay first. */
  get #open(): { readonly sound: readonly SlackSocket[]; readonly doubted: readonly SlackSocket[] } {
    const open = [...this.#inState('ready'), ...this.#inState('retiring')].filter(socket => socket.isOpen);
    return { sound: open.filter(socket => !socket.inDoubt), doubted: open.filter(socket => socket.inDoubt) };
  }

  /** Writes what may be lost on a doubted socket on a sound one. Without one it stays, until there is one. */
  #spare(doubted: SlackSocket): void {
    const [sound] = this.#open.sound;
    if (sound === undefined) return;
    for (const ack of doubted.takeUnproven()) sound.write(ack);
  }

  #inState(...states: readonly SlackSocket['state'][]): SlackSocket[] {
    return [...this.#sockets].filter(socket => states.includes(socket.state));
  }
}
