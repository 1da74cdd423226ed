import type { SocketPool } from './socket-pool.js';
import { Connection, type ConnectionDeps } from './connection.js';
import type { ConnectionSettings } from './connection-settings.js';
import { isServing, type ConnectionState } from './connection-state.js';
import type { SlackSocket } from './socket.js';
import { SocketOpener } from './socket-opener.js';

export type TokenConnectionsListener = Pick<ConnectionDeps, 'onStateChange' | 'report' | 'onFatalCode' | 'onHello'>;

/** The connections of an app while it uses one app token. */
export class TokenConnections {
  readonly #openAbort = new AbortController();
  readonly #connections: readonly Connection[];
  #allEnded: Promise<unknown> = Promise.resolve();
  #isReplaced = false;

  /** @param predecessor the connections of the previous token, whose sockets stay in use until these are ready */
  constructor(
    settings: ConnectionSettings,
    sockets: SocketPool,
    listener: TokenConnectionsListener,
    predecessor: TokenConnections | null,
  ) {
    const { signal } = this.#openAbort;
    const deps: ConnectionDeps = {
      ...listener,
      settings,
      signal,
      opener: new SocketOpener(settings, sockets, signal),
      onStateChange: state => {
        if (!this.#isReplaced) listener.onStateChange(state);
      },
      countServing: () => this.servingCount,
    };
    const adoptedSockets = predecessor?.releaseSockets() ?? [];
    this.#connections = Array.from(
      { length: settings.connections },
      (_, index) => new Connection(index + 1, deps, adoptedSockets[index] ?? null),
    );
  }

  get states(): readonly ConnectionState[] {
    return this.#connections.map(({ state }) => state);
  }

  /** How many connections can receive payloads. */
  get servingCount(): number {
    return this.states.filter(isServing).length;
  }

  /** Resolves when all connections have ended. */
  get allEnded(): Promise<unknown> {
    return this.#allEnded;
  }

  run(): void {
    this.#allEnded = Promise.all(this.#connections.map(connection => connection.run()));
  }

  /** Opens no further socket. Open sockets stay in use. */
  stopOpening(): void {
    this.#openAbort.abort();
  }

  /** Hands over the sockets that can receive payloads, and ends these connections. */
  releaseSockets(): readonly (SlackSocket | null)[] {
    this.#isReplaced = true;
    this.stopOpening();
    return this.#connections.map(connection => connection.releaseSocket());
  }
}
