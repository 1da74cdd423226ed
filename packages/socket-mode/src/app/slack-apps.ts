import {
  type SlackClients,
  type SlackCounts,
  SlackException,
  type SlackLoad,
  SlackOptionsException,
  type SlackRoutes,
} from '@nest-slack/core';
import { type AppRoute, createUnknownAppException } from '@nest-slack/core/internal';
import type { AppToken } from '../connection/app-token.js';
import type { ConnectionsStatus } from '../connection/connection-state.js';
import type { ResolvedApp, ResolvedOptions } from '../options/resolve-options.js';
import { SlackApp, type SlackAppListener } from './slack-app.js';
import type { SlackAppState, SlackConnections } from './slack-connections.js';

/** The status of all apps together is the first of these that any app has. */
const WORST_FIRST: readonly ConnectionsStatus[] = [
  'failed',
  'disconnected',
  'connecting',
  'idle',
  'stopping',
  'connected',
  'stopped',
];

/** An app that is running, or waiting for the handlers to be discovered. */
interface AppEntry {
  app: ResolvedApp;
  running: SlackApp | null;
  readonly idleState: SlackAppState;
}

/** The Slack apps of a process, by name. */
export class SlackApps {
  readonly #entries = new Map<string, AppEntry>();
  /** Removed apps that are still stopping. */
  readonly #stoppingApps = new Set<Promise<void>>();
  #routes: readonly AppRoute[] | null = null;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly clients: SlackClients,
    private readonly connections: SlackConnections,
    private readonly routeList: SlackRoutes,
    private readonly onStatus: (status: ConnectionsStatus) => void,
  ) {
    for (const app of options.apps) this.#entries.set(app.name, createAppEntry(app));
    this.#publishStates();
  }

  /** The names of all apps, running or not. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** The worst status of all apps; `idle` without apps. */
  get status(): ConnectionsStatus {
    const statuses = new Set(this.#runningApps.map(({ status }) => status));
    return WORST_FIRST.find(status => statuses.has(status)) ?? 'idle';
  }

  /** Why apps are not connected, if known, with the app's name where there are several. */
  get problem(): string | null {
    const reasons = this.#runningApps.flatMap(({ name, state: { status, reason } }) => {
      if (status === 'connected' || reason === null) return [];
      return this.#entries.size === 1 ? reason : `'${name}': ${reason}`;
    });
    return reasons.length === 0 ? null : reasons.join('; ');
  }

  /** The counts of received payloads, by app name. */
  get counts(): Readonly<Record<string, SlackCounts>> {
    return Object.fromEntries(this.#runningApps.map(({ name, counts }) => [name, counts]));
  }

  /** The running and waiting handlers, by app name. */
  get load(): Readonly<Record<string, SlackLoad>> {
    return Object.fromEntries(this.#runningApps.map(({ name, load }) => [name, load]));
  }

  /**
   * Sets the discovered routes, and creates the apps that wait for them.
   *
   * @throws RouteConflictError or ImpossibleRouteError when routes of an app contradict each other
   */
  useRoutes(routes: readonly AppRoute[]): void {
    this.#routes = routes;
    for (const entry of this.#entries.values()) entry.running ??= this.#createApp(entry.app, routes);
    this.#publishRoutes();
    this.#publishStates();
  }

  /**
   * Adds an app without starting it.
   *
   * @returns a function that removes this app, and no later app of the same name
   * @throws SlackException `app_exists`, SlackOptionsException when another app has its token, and what `useRoutes`
   * throws
   */
  add(app: ResolvedApp): () => Promise<void> {
    const { name, botToken } = app;
    if (this.#entries.has(name)) {
      throw new SlackException('app_exists', `A Slack app named '${name}' already exists. Remove it first.`);
    }
    this.#assertUniqueAppToken(app);
    const { webClient, proxyConfig } = this.options;
    this.clients.add(name, { botToken, options: webClient, fetch: proxyConfig.fetch });
    const entry = createAppEntry(app);
    try {
      if (this.#routes !== null) entry.running = this.#createApp(app, this.#routes);
    } catch (error) {
      this.clients.remove(name);
      throw error;
    }
    this.#entries.set(name, entry);
    this.#publishRoutes();
    this.#publishStates();
    return () => this.#remove(name, entry);
  }

  /** Stops and removes an app. Resolves to whether it existed. */
  async remove(name: string): Promise<boolean> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return false;
    await this.#remove(name, entry);
    return true;
  }

  /**
   * Replaces an app's app-level token.
   *
   * @param requestedName the app's name; optional when there is only one app
   * @throws SlackException `unknown_app`, SlackOptionsException when another app has the token, and what `start`
   * throws when Slack rejects it; nothing has changed then
   */
  async replaceAppToken(appToken: AppToken, requestedName?: string): Promise<void> {
    const { names } = this;
    const name = requestedName ?? (names.length === 1 ? names[0] : undefined);
    const entry = name === undefined ? undefined : this.#entries.get(name);
    if (entry === undefined) throw createUnknownAppException(requestedName, names);
    const app = { ...entry.app, appToken };
    this.#assertUniqueAppToken(app);
    if (entry.running) await entry.running.replaceAppToken(appToken);
    entry.app = app;
  }

  /**
   * Connects all apps, or the app with this name.
   *
   * @throws SlackException or ConnectionFatalError when Slack permanently rejects a token
   */
  async start(name?: string): Promise<void> {
    const starting = this.#runningApps.filter(app => name === undefined || app.name === name);
    await Promise.all(starting.map(app => app.start()));
  }

  /** Drains and stops all apps; no states or events are published afterwards. */
  async stop(): Promise<void> {
    await Promise.all([...this.#runningApps.map(app => app.stop()), ...this.#stoppingApps]);
    this.connections.complete();
  }

  get #runningApps(): readonly SlackApp[] {
    return [...this.#entries.values()].flatMap(({ running: atWork }) => atWork ?? []);
  }

  async #remove(name: string, entry: AppEntry): Promise<void> {
    if (this.#entries.get(name) === entry) this.#entries.delete(name);
    this.#publishRoutes();
    this.#publishStates();
    const stopped = entry.running?.stop();
    if (stopped) {
      this.#stoppingApps.add(stopped);
      await stopped.finally(() => this.#stoppingApps.delete(stopped));
    }
    // Running handlers may use the client by its name until the app has stopped; by then a new app may have the name.
    if (!this.#entries.has(name)) this.clients.remove(name);
  }

  /** Slack distributes an app's payloads among all connections with its token, whichever app opened them. */
  #assertUniqueAppToken({ name, appToken }: ResolvedApp): void {
    const otherEntry = [...this.#entries.values()].find(
      ({ app }) => app.name !== name && app.appToken.reveal() === appToken.reveal(),
    );
    if (otherEntry === undefined) return;
    throw new SlackOptionsException(
      'appToken',
      `the Slack app '${otherEntry.app.name}' has the appToken that was given for '${name}': each would receive payloads meant ` +
        `for the other. Give '${name}' its own.`,
    );
  }

  #createApp(app: ResolvedApp, routes: readonly AppRoute[]): SlackApp {
    const listener: SlackAppListener = {
      onStateChange: () => this.#onAppStateChange(),
      onEvent: event => this.connections.publishEvent(event),
    };
    return new SlackApp(app, this.options, routes, this.clients.getAppClients(app.name), listener);
  }

  #publishRoutes(): void {
    this.routeList.setRoutes(this.names, this.#routes ?? []);
  }

  #onAppStateChange(): void {
    this.#publishStates();
    this.onStatus(this.status);
  }

  #publishStates(): void {
    this.connections.publishStates(
      [...this.#entries.values()].map(({ running: atWork, idleState: waiting }) => atWork?.state ?? waiting),
    );
  }
}

const createAppEntry = (app: ResolvedApp): AppEntry => ({
  app,
  running: null,
  idleState: Object.freeze({
    name: app.name,
    status: 'idle',
    since: new Date(),
    reason: null,
    connections: [],
    overloaded: false,
  }),
});
