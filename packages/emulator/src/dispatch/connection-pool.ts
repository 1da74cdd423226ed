import type { App } from '../workspace/apps/app.js';

/** The part of a Socket Mode connection that dispatching needs. */
export interface AppConnection {
  readonly id: string;
  readonly app: App;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  /** True from `hello` until a `disconnect` that stops payloads. */
  readonly acceptsPayloads: boolean;
  /** @param written called after the whole frame was passed to an open TCP connection; never called otherwise */
  send(frame: string | Buffer, written?: () => void): void;
}

/** The connections of one app, and the connection that received the last payload. */
interface RoundRobin<Connection> {
  readonly connections: Set<Connection>;
  last: Connection | undefined;
}

/** The open connections of every app. Payloads are distributed round-robin over the connections of their app. */
export class ConnectionPool<Connection extends AppConnection = AppConnection> {
  readonly #connections = new Set<Connection>();
  readonly #turns = new Map<App, RoundRobin<Connection>>();

  add(connection: Connection): void {
    const { app } = connection;
    const turns = this.#turns.get(app) ?? { connections: new Set(), last: undefined };
    this.#turns.set(app, turns);
    turns.connections.add(connection);
    this.#connections.add(connection);
  }

  /** @returns whether the connection was in the pool */
  remove(connection: Connection): boolean {
    const turns = this.#turns.get(connection.app);
    turns?.connections.delete(connection);
    if (turns?.last === connection) turns.last = undefined;
    if (turns?.connections.size === 0) this.#turns.delete(connection.app);
    return this.#connections.delete(connection);
  }

  /** Returns the connections of one app, or of all apps, in the order in which they opened. */
  listFor(app?: App): Connection[] {
    return [...(app === undefined ? this.#connections : (this.#turns.get(app)?.connections ?? []))];
  }

  /** Returns the next connection in round-robin order. */
  next(app: App): Connection | undefined {
    const turns = this.#turns.get(app);
    if (!turns) return undefined;
    const open = [...turns.connections].filter(connection => connection.acceptsPayloads);
    const chosen = open[turns.last ? (open.indexOf(turns.last) + 1) % open.length : 0];
    if (chosen) turns.last = chosen;
    return chosen;
  }

  /** Returns another connection of the same app that accepts payloads. */
  findSibling(connection: AppConnection): Connection | undefined {
    return this.listFor(connection.app).find(each => each.acceptsPayloads && each.id !== connection.id);
  }

  /** Returns the connection at `index`, in the order in which they opened. */
  at(app: App, index: number): Connection | undefined {
    return this.listFor(app)[index];
  }
}
