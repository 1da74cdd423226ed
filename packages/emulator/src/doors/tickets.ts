import type { App } from '../workspace/apps/app.js';
import type { Identifiers } from '../workspace/identifiers.js';

/** Permissions to open one Socket Mode connection each. */
export class Tickets {
  readonly #open = new Map<string, App>();

  constructor(private readonly ids: Identifiers) {}

  issue(app: App): string {
    const ticket = this.ids.key();
    this.#open.set(ticket, app);
    return ticket;
  }

  /** The app of a ticket, which is then worth nothing more. */
  redeem(ticket: string): App | undefined {
    const app = this.#open.get(ticket);
    this.#open.delete(ticket);
    return app;
  }
}
