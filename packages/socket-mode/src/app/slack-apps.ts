import type { ConnectionsStatus } from '../connection/connection-status.js';
import { SlackException } from '../exceptions/slack.exception.js';
import type { ResolvedApp, ResolvedOptions } from '../options/resolve-options.js';
import type { SlackCounts } from '../telemetry/counters.js';
import type { SlackClients } from '../web-api/slack-clients.js';
import { SlackApp } from './slack-app.js';
import type { AppRoute } from './slack-handler.js';

/** How all apps together stand: as well as the one that stands worst. */
const WORST_FIRST: readonly ConnectionsStatus[] = [
  'failed',
  'disconnected',
  'connecting',
  'idle',
  'connected',
  'stopped',
];

/** The Slack apps of a process, by name. */
export class SlackApps {
  readonly #apps = new Map<string, SlackApp>();

  constructor(
    private readonly options: ResolvedOptions,
    private readonly clients: SlackClients,
    private readonly onStatus: (status: ConnectionsStatus) => void,
  ) {}

  get status(): ConnectionsStatus {
    const statuses = new Set([...this.#apps.values()].map(app => app.status));
    return WORST_FIRST.find(status => statuses.has(status)) ?? 'idle';
  }

  get counts(): Readonly<Record<string, SlackCounts>> {
    return Object.fromEntries([...this.#apps].map(([name, app]) => [name, app.counts]));
  }

  /** @throws SlackException `app_exists` */
  add(app: ResolvedApp, routes: readonly AppRoute[]): SlackApp {
    if (this.#apps.has(app.name)) {
      throw new SlackException('app_exists', `There is a Slack app named '${app.name}' already. Remove it first.`);
    }
    const added = new SlackApp(app, this.options, routes, this.clients, () => this.onStatus(this.status));
    this.#apps.set(app.name, added);
    return added;
  }

  /** Resolves to whether there was one. */
  async remove(name: string): Promise<boolean> {
    const app = this.#apps.get(name);
    if (!app) return false;
    this.#apps.delete(name);
    await app.stop();
    this.clients.remove(name);
    this.onStatus(this.status);
    return true;
  }

  async start(): Promise<void> {
    await Promise.all([...this.#apps.values()].map(app => app.start()));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#apps.values()].map(app => app.stop()));
  }
}
