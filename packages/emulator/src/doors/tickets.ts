import { BoundedMap } from '../collections/bounded-map.js';
import type { SteeredClock } from '../time/steered-clock.js';
import type { App } from '../workspace/apps/app.js';
import type { Identifiers } from '../workspace/identifiers.js';

/** How long a ticket is good for. Slack says nothing of it; apps are to dial at once. */
const LIFETIME_MS = 60_000;
/** How many are kept that nobody has come with. */
const MOST = 1000;

/** Permissions to open one Socket Mode connection each. */
export class Tickets {
  readonly #open = new BoundedMap<string, { readonly app: App; readonly goodUntil: number }>(MOST);

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: SteeredClock,
  ) {}

  issue(app: App): string {
    const ticket = this.ids.key();
    this.#open.set(ticket, { app, goodUntil: this.clock.elapsed() + LIFETIME_MS });
    return ticket;
  }

  /** The app of a ticket, which is then worth nothing more. */
  redeem(ticket: string): App | undefined {
    const found = this.#open.delete(ticket);
    return found && this.clock.elapsed() < found.goodUntil ? found.app : undefined;
  }
}
