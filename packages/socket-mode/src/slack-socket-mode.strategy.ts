import { Inject, Injectable, Logger } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModuleRef, ModulesContainer } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { Server } from '@nestjs/microservices/server/server.js';
import { SlackClients, type SlackCounts, type SlackLoad, SlackRoutes } from '@nest-slack/core';
import {
  resolveAppRoutes,
  assertParametersBound,
  assertParametersAvailable,
  enhancerConfig,
  HandlerExplorer,
  HandlerInvoker,
  logRoutes,
  getErrorMessage,
  RESOLVED_OPTIONS,
  SlackContextCreator,
  findParameterSources,
  getErrorStack,
  warnAboutMissingParameters,
  warnAboutUnknownApps,
} from '@nest-slack/core/internal';
import { SlackApps } from './app/slack-apps.js';
import { SlackConnections } from './app/slack-connections.js';
import { Lifecycle } from './app/lifecycle.js';
import type { ConnectionsStatus } from './connection/connection-status.js';
import { parseReplacementAppToken } from './options/validate-tokens.js';
import { type ResolvedOptions, resolveApp } from './options/resolve-options.js';
import type { SlackAppOptions } from './options/slack-socket-mode.options.js';

/** What `on()` can listen to. A type, since an interface lacks the index signature that Nest wants. */
export type SlackTransportEvents = {
  /** How all apps together stand, at each change: as well as the one that stands worst. */
  status: (status: ConnectionsStatus) => void;
};

/**
 * Slack's Socket Mode as a transport of Nest. With `SlackSocketModeModule.forRoot()` in an app it starts by itself when
 * the app has bootstrapped. It may also be given to `createMicroservice` or `connectMicroservice`, or started and
 * stopped by hand; however many of these happen, it starts once and stops once.
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
  /** Handlers that are meant for another transport are told by it, and left alone. */
  override readonly transportId = Symbol('slack-socket-mode');
  protected override readonly logger = new Logger('SlackSocketMode');
  readonly #apps: SlackApps;
  readonly #gate: Lifecycle;

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
    this.#gate = new Lifecycle(this.#apps, options.startTimeoutMs, this.logger);
  }

  /**
   * Connects every app; resolves when each has a connection that is ready, or after `startTimeoutMs`, when it goes on
   * in the background. Before the app has bootstrapped it waits for that: nothing is received that can't be handled.
   *
   * @throws SlackException or ConnectionFatalError when Slack refuses a token for good
   */
  start(): Promise<void> {
    return this.#gate.start();
  }

  /**
   * Takes no new payload, waits for handlers at work (`drainTimeoutMs`), sends their acks and closes. What was stopped
   * doesn't start again.
   */
  stop(): Promise<void> {
    return this.#gate.stop();
  }

  /**
   * Adds a Slack app at run time: it serves the handlers that are bound to its name and those bound to none. Before the
   * start it waits for that, and is started with the others.
   *
   * @throws SlackOptionsException when its options are wrong, or another app has its token, SlackException `app_exists`
   * when the name is taken, and what `start()` throws when Slack refuses a token: the app is not there then
   */
  async addApp(app: SlackAppOptions): Promise<void> {
    const resolved = resolveApp(app, `addApp('${app.name}').`, this.options);
    const remove = this.#apps.add(resolved);
    try {
      await this.#gate.join(() => this.#apps.start(app.name));
    } catch (error) {
      await remove();
      throw error;
    }
  }

  /** Removes a Slack app at run time, with the same care as a shutdown. Resolves to whether there was one. */
  removeApp(name: string): Promise<boolean> {
    return this.#apps.remove(name);
  }

  /**
   * Gives a Slack app another app-level token at run time: because the old one was revoked and the app has `failed`, or
   * before it is. Each connection is opened anew while its old socket serves; handlers at work go on, and what was
   * handled is not handled again. Resolves when the first new one is ready, or after `startTimeoutMs`, when that goes on
   * in the background.
   *
   * @param app its name in `apps`; may be left out when there is only one
   * @throws SlackOptionsException when it is no app-level token, or that of another app, SlackException `unknown_app`,
   * SlackException or ConnectionFatalError when Slack refuses it: all stays as it was
   */
  async replaceAppToken(appToken: string, app?: string): Promise<void> {
    const checked = parseReplacementAppToken(appToken);
    await this.#gate.limit(() => this.#apps.replaceAppToken(checked, app));
  }

  /** What became of the payloads so far, by app. */
  get counts(): Readonly<Record<string, SlackCounts>> {
    return this.#apps.counts;
  }

  /** How many handlers are at work and how many wait for their turn, by app. */
  get load(): Readonly<Record<string, SlackLoad>> {
    return this.#apps.load;
  }

  /** Called by Nest's microservice: in a hybrid app before it has bootstrapped, else after. */
  listen(callback: (error?: unknown) => void): void {
    if (!this.#gate.open) {
      // A hybrid app goes on only when this has called back, so it can't wait for the connections.
      this.#gate.arm();
      callback();
      return;
    }
    void this.#startFor(callback);
  }

  close(): Promise<void> {
    return this.stop();
  }

  /** Nest wants a failure in the callback: what an async `listen` threw would be lost. */
  async #startFor(callback: (error?: unknown) => void): Promise<void> {
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
      // What a listener throws or rejects with would end the process: here it belongs to nobody.
      new Promise<void>(resolve => {
        resolve(callback(status));
      }).catch((error: unknown) => {
        this.logger.error(`A listener of on('status') failed: ${getErrorMessage(error)}`, getErrorStack(error));
      });
    });
  }

  /** The apps at work; for those who look inside. */
  unwrap<T>(): T;
  unwrap(): unknown {
    return this.#apps;
  }

  /** Patterns of `@MessagePattern` and `@EventPattern` belong to other transports: there is nothing here that sends them. */
  override addHandler(): void {}

  /**
   * Called by the module when every provider is there: finds the handlers, and starts when that is wanted.
   *
   * @internal
   */
  async bootstrap(): Promise<void> {
    if (this.#gate.open) return;
    const inherited = this.options.inheritAppConfig || !this.http.httpAdapter;
    const config = enhancerConfig(inherited ? this.config : null, this.options.enhancers, this.moduleRef);
    const runner = new HandlerInvoker(new SlackContextCreator(this.modules, await config), this.moduleRef);
    const found = new HandlerExplorer(this.modules).explore();
    const sourced = findParameterSources(found);
    assertParametersAvailable(sourced);
    const routes = resolveAppRoutes(found, runner);
    await assertParametersBound(sourced);
    await warnAboutMissingParameters(sourced);
    warnAboutUnknownApps(routes, this.#apps.names);
    this.#apps.serve(routes);
    logRoutes(routes);
    await this.#gate.bootstrapped(this.options.autoStart);
  }
}
