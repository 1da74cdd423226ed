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
import type { ConnectionsStatus } from '../connection/connection-status.js';
import type { ResolvedApp, ResolvedOptions } from '../options/resolve-options.js';
import { SlackApp, type SlackAppListener } from './slack-app.js';
import type { SlackAppState } from './slack-app-state.js';
import type { SlackConnections } from './slack-connections.js';

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

/** An app in its place among the others: at work, or waiting for the handlers to be known. */
interface Place {
  app: ResolvedApp;
  atWork: SlackApp | null;
  readonly waiting: SlackAppState;
}

/** The Slack apps of a process, by name. */
export class SlackApps {
  readonly #places = new Map<string, Place>();
  /** What has been removed and is still at its last work. */
  readonly #leaving = new Set<Promise<void>>();
  #routes: readonly AppRoute[] | null = null;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly clients: SlackClients,
    private readonly connections: SlackConnections,
    private readonly routeList: SlackRoutes,
    private readonly onStatus: (status: ConnectionsStatus) => void,
  ) {
    for (const app of options.apps) this.#places.set(app.name, placeOf(app));
    this.#tellStates();
  }

  /** Those at work and those that wait for their handlers. */
  get names(): readonly string[] {
    return [...this.#places.keys()];
  }

  /** That of the app that stands worst; `idle` when there is none. */
  get status(): ConnectionsStatus {
    const statuses = new Set(this.#atWork.map(({ status }) => status));
    return WORST_FIRST.find(status => statuses.has(status)) ?? 'idle';
  }

  /** Why apps are not connected, as far as that is known; which of several is meant is said too. */
  get problem(): string | null {
    const reasons = this.#atWork.flatMap(({ name, state: { status, reason } }) => {
      if (status === 'connected' || reason === null) return [];
      return this.#places.size === 1 ? reason : `'${name}': ${reason}`;
    });
    return reasons.length === 0 ? null : reasons.join('; ');
  }

  /** What became of the payloads so far, by the name of the app. */
  get counts(): Readonly<Record<string, SlackCounts>> {
    return Object.fromEntries(this.#atWork.map(({ name, counts }) => [name, counts]));
  }

  /** What the handlers are doing, by the name of the app. */
  get load(): Readonly<Record<string, SlackLoad>> {
    return Object.fromEntries(this.#atWork.map(({ name, load }) => [name, load]));
  }

  /**
   * The handlers are known: puts the apps that wait for them to work.
   *
   * @throws RouteConflictError or ImpossibleRouteError when the routes of an app don't go together
   */
  serve(routes: readonly AppRoute[]): void {
    this.#routes = routes;
    for (const place of this.#places.values()) place.atWork ??= this.#make(place.app, routes);
    this.#tellRoutes();
    this.#tellStates();
  }

  /**
   * Adds an app, which is not started yet.
   *
   * @returns takes it out again, and no later one of its name
   * @throws SlackException `app_exists`, SlackOptionsException when another has its token, and what `serve` throws
   */
  add(app: ResolvedApp): () => Promise<void> {
    const { name, botToken } = app;
    if (this.#places.has(name)) {
      throw new SlackException('app_exists', `There is a Slack app named '${name}' already. Remove it first.`);
    }
    this.#refuseTwin(app);
    const { webClient, wayOut } = this.options;
    this.clients.add(name, { botToken, options: webClient, fetch: wayOut.fetch });
    const place = placeOf(app);
    try {
      if (this.#routes !== null) place.atWork = this.#make(app, this.#routes);
    } catch (error) {
      this.clients.remove(name);
      throw error;
    }
    this.#places.set(name, place);
    this.#tellRoutes();
    this.#tellStates();
    return () => this.#remove(name, place);
  }

  /** Stops an app and forgets it. Resolves to whether there was one. */
  async remove(name: string): Promise<boolean> {
    const place = this.#places.get(name);
    if (place === undefined) return false;
    await this.#remove(name, place);
    return true;
  }

  /**
   * Gives an app another app-level token.
   *
   * @param given its name; may be left out when there is only one
   * @throws SlackException `unknown_app`, SlackOptionsException when another app has the token, and what `start` throws
   * when Slack refuses it: all stays as it was
   */
  async replaceAppToken(appToken: AppToken, given?: string): Promise<void> {
    const { names } = this;
    const name = given ?? (names.length === 1 ? names[0] : undefined);
    const place = name === undefined ? undefined : this.#places.get(name);
    if (place === undefined) throw createUnknownAppException(given, names);
    const app = { ...place.app, appToken };
    this.#refuseTwin(app);
    if (place.atWork) await place.atWork.replaceAppToken(appToken);
    place.app = app;
  }

  /**
   * Connects all of them, or the one of a name.
   *
   * @throws SlackException or ConnectionFatalError when Slack refuses a token for good
   */
  async start(name?: string): Promise<void> {
    const starting = this.#atWork.filter(app => name === undefined || app.name === name);
    await Promise.all(starting.map(app => app.start()));
  }

  /** Stops all of them, each with its drain; nothing is told of them any more after that. */
  async stop(): Promise<void> {
    await Promise.all([...this.#atWork.map(app => app.stop()), ...this.#leaving]);
    this.connections.end();
  }

  get #atWork(): readonly SlackApp[] {
    return [...this.#places.values()].flatMap(({ atWork }) => atWork ?? []);
  }

  async #remove(name: string, place: Place): Promise<void> {
    if (this.#places.get(name) === place) this.#places.delete(name);
    this.#tellRoutes();
    this.#tellStates();
    const stopped = place.atWork?.stop();
    if (stopped) {
      this.#leaving.add(stopped);
      await stopped.finally(() => this.#leaving.delete(stopped));
    }
    // Handlers at work may ask for it by its name to the end; by now that may be another app's.
    if (!this.#places.has(name)) this.clients.remove(name);
  }

  /** Slack deals out the payloads of an app among all that have its token. */
  #refuseTwin({ name, appToken }: ResolvedApp): void {
    const twin = [...this.#places.values()].find(
      ({ app }) => app.name !== name && app.appToken.reveal() === appToken.reveal(),
    );
    if (twin === undefined) return;
    throw new SlackOptionsException(
      'appToken',
      `the Slack app '${twin.app.name}' has the appToken that was given for '${name}': each would take payloads meant ` +
        `for the other. Give '${name}' its own.`,
    );
  }

  #make(app: ResolvedApp, routes: readonly AppRoute[]): SlackApp {
    const listener: SlackAppListener = {
      changed: () => this.#changed(),
      happened: event => this.connections.tellEvent(event),
    };
    return new SlackApp(app, this.options, routes, this.clients.of(app.name), listener);
  }

  #tellRoutes(): void {
    this.routeList.tell(this.names, this.#routes ?? []);
  }

  #changed(): void {
    this.#tellStates();
    this.onStatus(this.status);
  }

  #tellStates(): void {
    this.connections.tellApps([...this.#places.values()].map(({ atWork, waiting }) => atWork?.state ?? waiting));
  }
}

const placeOf = (app: ResolvedApp): Place => ({
  app,
  atWork: null,
  waiting: Object.freeze({
    name: app.name,
    status: 'idle',
    since: new Date(),
    reason: null,
    connections: [],
    overloaded: false,
  }),
});
