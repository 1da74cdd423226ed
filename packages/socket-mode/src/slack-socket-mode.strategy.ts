import { Inject, Injectable, Logger } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModuleRef, ModulesContainer } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { SlackClients, type SlackCounts, type SlackLoad, SlackRoutes } from '@nest-slack/core';
import {
  resolveAppRoutes,
  assertParametersBound,
  assertParametersAvailable,
  createEnhancerConfig,
  HandlerExplorer,
  HandlerInvoker,
  logRoutes,
  getErrorMessage,
  RESOLVED_OPTIONS,
  Server,
  SlackContextCreator,
  findParameterSources,
  getErrorStack,
  warnAboutMissingParameters,
  warnAboutUnknownApps,
} from '@nest-slack/core/internal';
import { SlackApps } from './app/slack-apps.js';
import { SlackConnections } from './app/slack-connections.js';
import { Lifecycle } from './app/lifecycle.js';
import type { ConnectionsStatus } from './connection/connection-state.js';
import { parseReplacementAppToken } from './options/validate-tokens.js';
import { type ResolvedOptions, resolveApp } from './options/resolve-options.js';
import type { SlackAppOptions } from './options/slack-socket-mode.options.js';

/** The events of `on()`. A type alias, because Nest requires an index signature, which an interface lacks. */
export type SlackTransportEvents = {
  /** Called at each change of the status of all apps together, which is the worst status of any app. */
  status: (status: ConnectionsStatus) => void;
};

/**
 * Slack's Socket Mode as a Nest transport. `SlackSocketModeModule.forRoot()` starts it when the app has bootstrapped.
 * It can also be passed to `createMicroservice` or `connectMicroservice`, or started and stopped explicitly. Whatever
 * the combination, it starts once and stops once.
 *
 * @example
 * ```ts
 * const app = await NestFactory.createMicroservice(AppModule, {
 *   inject: [SlackSocketModeStrategy],
 *   useFactory: (strategy: SlackSocketModeStrategy) => ({ strategy }),
 * });
 * await app.listen();
 * ```
 */
@Injectable()
export class SlackSocketModeStrategy
  extends Server<SlackTransportEvents, ConnectionsStatus>
  implements CustomTransportStrategy
{
  /** Nest compares this symbol with the `transport` of handlers for other transports. */
  override readonly transportId = Symbol('slack-socket-mode');
  protected override readonly logger = new Logger('SlackSocketMode');
  readonly #apps: SlackApps;
  readonly #lifecycle: Lifecycle;

  constructor(
    @Inject(RESOLVED_OPTIONS) private readonly options: ResolvedOptions,
    clients: SlackClients,
    connections: SlackConnections,
    routeList: SlackRoutes,
    private readonly modules: ModulesContainer,
    private readonly config: ApplicationConfig,
    private readonly http: HttpAdapterHost,
    private readonly moduleRef: ModuleRef,
  ) {
    super();
    this.#apps = new SlackApps(options, clients, connections, routeList, status => this._status$.next(status));
    this.#lifecycle = new Lifecycle(this.#apps, options.startTimeoutMs, this.logger);
  }

  /**
   * Connects every app; resolves when each has a ready connection, or after `startTimeoutMs`, when it continues in
   * the background. Before the app has bootstrapped it waits, so that no payload arrives without a handler.
   *
   * @throws SlackException or ConnectionFatalError when Slack permanently rejects a token
   */
  start(): Promise<void> {
    return this.#lifecycle.start();
  }

  /**
   * Stops receiving payloads, waits for running handlers (`drainTimeoutMs`), sends their acks and closes. A stopped
   * strategy cannot be started again.
   */
  stop(): Promise<void> {
    return this.#lifecycle.stop();
  }

  /**
   * Adds a Slack app at run time. Its payloads go to the handlers bound to its name and to those bound to no app. Before
   * the start it is only registered, and starts with the others.
   *
   * @throws SlackOptionsException when its options are wrong, or another app has its token, SlackException `app_exists`
   * when the name is taken, and what `start()` throws when Slack rejects a token; the app is not added then
   */
  async addApp(app: SlackAppOptions): Promise<void> {
    const resolved = resolveApp(app, `addApp('${app.name}').`, this.options);
    const remove = this.#apps.add(resolved);
    try {
      await this.#lifecycle.startLater(() => this.#apps.start(app.name));
    } catch (error) {
      await remove();
      throw error;
    }
  }

  /** Drains and removes a Slack app at run time. Resolves to whether it existed. */
  removeApp(name: string): Promise<boolean> {
    return this.#apps.remove(name);
  }

  /**
   * Replaces the app-level token of a Slack app at run time, before or after the old one was revoked (status `failed`).
   * Each connection opens a new socket while its old one stays in use; running handlers continue, and handled payloads
   * are not handled again. Resolves when the first new socket is ready, or after `startTimeoutMs`, when it continues in
   * the background.
   *
   * @param app its name in `apps`; optional when there is only one app
   * @throws SlackOptionsException when it is no app-level token, or that of another app, SlackException `unknown_app`,
   * SlackException or ConnectionFatalError when Slack rejects it; nothing has changed then
   */
  async replaceAppToken(appToken: string, app?: string): Promise<void> {
    const token = parseReplacementAppToken(appToken);
    await this.#lifecycle.runWithinTimeout(() => this.#apps.replaceAppToken(token, app));
  }

  /** The counts of received payloads, by app. */
  get counts(): Readonly<Record<string, SlackCounts>> {
    return this.#apps.counts;
  }

  /** How many handlers run and how many wait, by app. */
  get load(): Readonly<Record<string, SlackLoad>> {
    return this.#apps.load;
  }

  /** Called by Nest's microservice: in a hybrid app before the bootstrap, otherwise after it. */
  listen(callback: (error?: unknown) => void): void {
    if (!this.#lifecycle.isBootstrapped) {
      // A hybrid app bootstraps only after this callback, so the callback cannot wait for the connections.
      this.#lifecycle.startOnBootstrap();
      callback();
      return;
    }
    void this.#startWithCallback(callback);
  }

  close(): Promise<void> {
    return this.stop();
  }

  /** Nest expects errors in the callback; it would ignore the rejection of an async `listen`. */
  async #startWithCallback(callback: (error?: unknown) => void): Promise<void> {
    let failure: unknown;
    try {
      await this.start();
    } catch (error) {
      failure = error;
    }
    callback(failure);
  }

  on<Event extends keyof SlackTransportEvents, Callback extends SlackTransportEvents[Event]>(
    _event: Event,
    callback: Callback,
  ): void {
    this.status.subscribe(status => {
      // An error or rejection of a listener would otherwise end the process.
      new Promise<void>(resolve => {
        resolve(callback(status));
      }).catch((error: unknown) => {
        this.logger.error(`A listener of on('status') failed: ${getErrorMessage(error)}`, getErrorStack(error));
      });
    });
  }

  /** Returns the internal object, for debugging. */
  unwrap<T>(): T;
  unwrap(): unknown {
    return this.#apps;
  }

  /** Ignores `@MessagePattern` and `@EventPattern` handlers: they belong to other transports. */
  override addHandler(): void {}

  /**
   * Called by the module when all providers exist: discovers the handlers, and starts if `autoStart` is set.
   *
   * @internal
   */
  async bootstrap(): Promise<void> {
    if (this.#lifecycle.isBootstrapped) return;
    const inheritsAppConfig = this.options.inheritAppConfig || !this.http.httpAdapter;
    const config = createEnhancerConfig(inheritsAppConfig ? this.config : null, this.options.enhancers, this.moduleRef);
    const invoker = new HandlerInvoker(new SlackContextCreator(this.modules, await config), this.moduleRef);
    const handlers = new HandlerExplorer(this.modules).explore();
    const parameterSources = findParameterSources(handlers);
    assertParametersAvailable(parameterSources);
    const routes = resolveAppRoutes(handlers, invoker);
    await assertParametersBound(parameterSources);
    await warnAboutMissingParameters(parameterSources);
    warnAboutUnknownApps(routes, this.#apps.names);
    this.#apps.useRoutes(routes);
    logRoutes(routes);
    await this.#lifecycle.onBootstrap(this.options.autoStart);
  }
}
