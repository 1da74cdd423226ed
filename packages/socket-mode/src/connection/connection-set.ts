import type { SocketPool } from './socket-pool.js';
import { Connection, type ConnectionDeps } from './connection.js';
import type { ConnectionSettings } from './connection-settings.js';
import { isServing, type ConnectionState } from './connection-state.js';
import type { SlackSocket } from './socket.js';
import { SocketOpener } from './socket-opener.js';

/** Who is told what the connections of a set do. */
export type ConnectionSetOwner = Pick<ConnectionDeps, 'changed' | 'report' | 'refused' | 'greeted'>;

/** An app's connections for as long as it uses one app token. */
export class ConnectionSet {
  readonly #opening = new AbortController();
  readonly #connections: readonly Connection[];
  #ended: Promise<unknown> = Promise.resolve();
  #isOver = false;

  /** @param predecessor whose sockets serve until those of this one do */
  constructor(
    settings: ConnectionSettings,
    sockets: SocketPool,
    owner: ConnectionSetOwner,
    predecessor: ConnectionSet | null,
  ) {
    const { signal } = this.#opening;
    const around: ConnectionDeps = {
      ...owner,
      settings,
      signal,
      opener: new SocketOpener(settings, sockets, signal),
      changed: state => {
        if (!this.#isOver) owner.changed(state);
      },
      serving: () => this.serving,
    };
    const adopted = predecessor?.handOver() ?? [];
    this.#connections = Array.from(
      { length: settings.connections },
      (_, index) => new Connection(index + 1, around, adopted[index] ?? null),
    );
  }

  /** How each of them stands. */
  get states(): readonly ConnectionState[] {
    return this.#connections.map(({ state }) => state);
  }

  /** How many of them serve. */
  get serving(): number {
    return this.states.filter(isServing).length;
  }

  /** Resolves when none is left. */
  get ended(): Promise<unknown> {
    return this.#ended;
  }

  /** Connects. */
  run(): void {
    this.#ended = Promise.all(this.#connections.map(connection => connection.run()));
  }

  /** Opens no socket any more. Those that are open serve on. */
  stopOpening(): void {
    this.#opening.abort();
  }

  /** Gives away the sockets that serve, and is over. */
  handOver(): readonly (SlackSocket | null)[] {
    this.#isOver = true;
    this.stopOpening();
    return this.#connections.map(connection => connection.handOver());
  }
}
