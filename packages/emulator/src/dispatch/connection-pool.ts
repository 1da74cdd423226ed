import type { App } from '../workspace/apps/app.js';

/** A Socket Mode connection, as far as sending to an app needs it. */
export interface AppConnection {
  readonly id: string;
  readonly app: App;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  /** From `hello` on, until the app is asked to leave. */
  readonly takesPayloads: boolean;
  /** @param written called when all of the frame has been handed to an open TCP connection; never, if it is not */
  send(frame: string | Buffer, written?: () => void): void;
}

/** The open connections of every app. Each payload goes to one of them, in turn. */
export class ConnectionPool<Connection extends AppConnection = AppConnection> {
  readonly #connections = new Set<Connection>();
  readonly #lastUsed = new Map<string, Connection>();

  add(connection: Connection): void {
    this.#connections.add(connection);
  }

  /** @returns whether it was in the pool */
  remove(connection: Connection): boolean {
    return this.#connections.delete(connection);
  }

  /** The connections of an app, or of all, in the order in which they were opened. */
  of(app?: App): Connection[] {
    return [...this.#connections].filter(connection => app === undefined || connection.app === app);
  }

  /** The connection whose turn it is. */
  next(app: App): Connection | undefined {
    const open = this.of(app).filter(connection => connection.takesPayloads);
    const last = this.#lastUsed.get(app.appId);
    const chosen = open[last ? (open.indexOf(last) + 1) % open.length : 0];
    if (chosen) this.#lastUsed.set(app.appId, chosen);
    return chosen;
  }

  /** Another connection of the same app that takes payloads. */
  twinOf(connection: AppConnection): Connection | undefined {
    return this.of(connection.app).find(each => each.takesPayloads && each.id !== connection.id);
  }

  /** The connection at `index`, in the order in which they were opened. */
  at(app: App, index: number): Connection | undefined {
    return this.of(app)[index];
  }
}
