import type { AppInstall } from '../workspace/app-install.js';
import type { Identifiers } from '../workspace/identifiers.js';

/** Permissions to open one Socket Mode connection each. */
export class Tickets {
  readonly #open = new Map<string, AppInstall>();

  constructor(private readonly ids: Identifiers) {}

  issue(app: AppInstall): string {
    const ticket = this.ids.key();
    this.#open.set(ticket, app);
    return ticket;
  }

  /** The app of a ticket, which is then worth nothing more. */
  redeem(ticket: string): AppInstall | undefined {
    const app = this.#open.get(ticket);
    this.#open.delete(ticket);
    return app;
  }
}
