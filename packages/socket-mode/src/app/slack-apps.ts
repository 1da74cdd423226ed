import type { AppToken } from '../connection/app-token.js';
import type { ConnectionsStatus } from '../connection/connection-status.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { unknownApp } from '../exceptions/unknown-app.js';
import type { ResolvedApp, ResolvedOptions } from '../options/resolve-options.js';
import type { SlackCounts } from '../telemetry/counters.js';
import type { SlackLoad } from '../telemetry/load.js';
import type { SlackClients } from '../web-api/slack-clients.js';
import { SlackApp, type SlackAppListener } from './slack-app.js';
import type { SlackAppState } from './slack-app-state.js';
import type { SlackConnections } from './slack-connections.js';
import type { AppRoute } from './slack-handler.js';

/** How all apps together stand: as well as the one that stands worst. */
const WORST_FIRST: readonly ConnectionsStatus[] = [
  'failed',
  'disconnected',
  'connecting',
  'idle',
  'stopping',
  'connected',
  'stopped',
];

/** The Slack apps of a process, by name. */
export class SlackApps {
  readonly #apps = new Map<string, SlackApp>();
  /** Apps that came before their handlers were known. */
  readonly #waiting: Map<string, WaitingApp>;
  #routes: readonly AppRoute[] | null = null;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly clients: SlackClients,
    private readonly connections: SlackConnections,
    private readonly onStatus: (status: ConnectionsStatus) => void,
  ) {
    this.#waiting = new Map(options.apps.map(app => [app.name, waitingApp(app)]));
    this.#tellStates();
  }

  /** Those at work and those that wait for their handlers. */
  get names(): readonly string[] {
    return [...this.#apps.keys(), ...this.#waiting.keys()];
  }

  /** That of the app that stands worst; `idle` when there is none. */
  get status(): ConnectionsStatus {
    const statuses = new Set([...this.#apps.values()].map(app => app.status));
    return WORST_FIRST.find(status => statuses.has(status)) ?? 'idle';
  }

  /** What became of the payloads so far, by the name of the app. */
  get counts(): Readonly<Record<string, SlackCounts>> {
    return Object.fromEntries([...this.#apps].map(([name, app]) => [name, app.counts]));
  }

  /** What the handlers are doing, by the name of the app. */
  get load(): Readonly<Record<string, SlackLoad>> {
    return Object.fromEntries([...this.#apps].map(([name, app]) => [name, app.load]));
  }

  /**
   * The handlers are known: puts the apps that wait for them to work.
   *
   * @throws RouteConflictError or ImpossibleRouteError when the routes of an app don't go together
   */
  serve(routes: readonly AppRoute[]): void {
    this.#routes = routes;
    for (const { app } of this.#waiting.values()) this.#make(app, routes);
    this.#waiting.clear();
    this.#tellStates();
  }

  /**
   * Adds an app, which is not started yet.
   *
   * @throws SlackException `app_exists`, and what `serve` throws
   */
  add(app: ResolvedApp): void {
    if (this.names.includes(app.name)) {
      throw new SlackException('app_exists', `There is a Slack app named '${app.name}' already. Remove it first.`);
    }
    const { webClient, wayOut } = this.options;
    this.clients.add(app.name, { botToken: app.botToken, options: webClient, fetch: wayOut.fetch });
    if (this.#routes === null) {
      this.#waiting.set(app.name, waitingApp(app));
      this.#tellStates();
      return;
    }
    try {
      this.#make(app, this.#routes);
      this.#tellStates();
    } catch (error) {
      this.clients.remove(app.name);
      throw error;
    }
  }

  /** Stops an app and forgets it. Resolves to whether there was one. */
  async remove(name: string): Promise<boolean> {
    const app = this.#apps.get(name);
    const waited = this.#waiting.delete(name);
    if (!app && !waited) return false;
    this.#apps.delete(name);
    this.#tellStates();
    await app?.stop();
    // Handlers at work may ask for it by its name to the end; by now that may be another app's.
    if (!this.names.includes(name)) this.clients.remove(name);
    return true;
  }

  /**
   * Gives an app another app-level token.
   *
   * @param given its name; may be left out when there is only one
   * @throws SlackException `unknown_app`, and what `start` throws when Slack refuses the token: all stays as it was
   */
  async replaceAppToken(appToken: AppToken, given?: string): Promise<void> {
    const { names } = this;
    const name = given ?? (names.length === 1 ? names[0] : undefined);
    if (name === undefined || !names.includes(name)) throw unknownApp(given, names);
    const waiting = this.#waiting.get(name);
    if (waiting) {
      this.#waiting.set(name, { ...waiting, app: { ...waiting.app, appToken } });
      return;
    }
    await this.#apps.get(name)?.replaceAppToken(appToken);
  }

  /**
   * Connects all of them, or the one of a name.
   *
   * @throws SlackException or ConnectionFatalError when Slack refuses a token for good
   */
  async start(name?: string): Promise<void> {
    const starting = [...this.#apps.values()].filter(app => name === undefined || app.name === name);
    await Promise.all(starting.map(app => app.start()));
  }

  /** Stops all of them, each with its drain; nothing is told of them any more after that. */
  async stop(): Promise<void> {
    await Promise.all([...this.#apps.values()].map(app => app.stop()));
    this.connections.end();
  }

  #make(app: ResolvedApp, routes: readonly AppRoute[]): void {
    const clients = this.clients.of(app.name);
    const listener: SlackAppListener = {
      changed: () => this.#changed(),
      happened: event => this.connections.tellEvent(event),
    };
    this.#apps.set(app.name, new SlackApp(app, this.options, routes, clients, listener));
  }

  #changed(): void {
    this.#tellStates();
    this.onStatus(this.status);
  }

  #tellStates(): void {
    this.connections.tellApps([...this.#apps.values(), ...this.#waiting.values()].map(({ state }) => state));
  }
}

/** An app that is not at work yet. */
interface WaitingApp {
  readonly app: ResolvedApp;
  readonly state: SlackAppState;
}

const waitingApp = (app: ResolvedApp): WaitingApp => ({
  app,
  state: Object.freeze({
    name: app.name,
    status: 'idle',
    since: new Date(),
    reason: null,
    connections: [],
    overloaded: false,
  }),
});
