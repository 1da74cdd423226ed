import type { App } from '../workspace/apps/app.js';

/** A Socket Mode connection, as far as sending to an app needs it. */
export interface AppConnection {
  readonly id: string;
  readonly app: App;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  /** From `hello` on, until the app is asked to leave. */
  readonly acceptsPayloads: boolean;
  /** @param written called when all of the frame has been handed to an open TCP connection; never, if it is not */
  send(frame: string | Buffer, written?: () => void): void;
}

/** The connections of one app, and the one that had the last payload. */
interface RoundRobin<Connection> {
  readonly connections: Set<Connection>;
  last: Connection | undefined;
}

/** The open connections of every app. Each payload goes to one of them, in turn. */
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

  /** @returns whether it was in the pool */
  remove(connection: Connection): boolean {
    const turns = this.#turns.get(connection.app);
    turns?.connections.delete(connection);
    if (turns?.last === connection) turns.last = undefined;
    if (turns?.connections.size === 0) this.#turns.delete(connection.app);
    return this.#connections.delete(connection);
  }

  /** The connections of an app, or of all, in the order in which they were opened. */
  listFor(app?: App): Connection[] {
    return [...(app === undefined ? this.#connections : (this.#turns.get(app)?.connections ?? []))];
  }

  /** The connection whose turn it is. */
  next(app: App): Connection | undefined {
    const turns = this.#turns.get(app);
    if (!turns) return undefined;
    const open = [...turns.connections].filter(connection => connection.acceptsPayloads);
    const chosen = open[turns.last ? (open.indexOf(turns.last) + 1) % open.length : 0];
    if (chosen) turns.last = chosen;
    return chosen;
  }

  /** Another connection of the same app that takes payloads. */
  findSibling(connection: AppConnection): Connection | undefined {
    return this.listFor(connection.app).find(each => each.acceptsPayloads && each.id !== connection.id);
  }

  /** The connection at `index`, in the order in which they were opened. */
  at(app: App, index: number): Connection | undefined {
    return this.listFor(app)[index];
  }
}
