import { Logger } from '@nestjs/common';
import { getRouteCost, formatRoutePattern, type RouteCost } from '../routing/route-description.js';
import type { AckMode, RouteSpec } from '../routing/route.js';
import { type AppRoute, type HandlerName, SlackHandler } from '../dispatch/slack-handler.js';
import type { DiscoveredHandler } from './handler-explorer.js';
import { type HandlerHost, type HostedMethod, describeMethod } from './handler-metadata.js';
import type { HandlerInvoker } from '../handler/handler-invoker.js';
import { getOrCreate } from '../routing/get-or-create.js';

/** A declared route of a Slack app. */
export interface SlackMappedRoute {
  /** The name of the Slack app. */
  readonly app: string;
  /** The kind of payload: `command`, `action`, `event`, … */
  readonly kind: RouteSpec['kind'];
  /**
   * The pattern: `/ticket close :id`, an expression as written, all conditions with their names if there are several,
   * `*` for any.
   */
  readonly pattern: string;
  /** The class and method: `TicketBot.close`. */
  readonly handler: string;
  readonly ack: AckMode;
  /** The cost of matching it. */
  readonly cost: RouteCost;
}

/**
 * The routes of all Slack apps of this process. Inject it into any provider. Empty until the app has bootstrapped;
 * `addApp()` and `removeApp()` change it.
 *
 * @example
 * ```ts
 * @Controller('slack')
 * export class SlackDocsController {
 *   constructor(private readonly routes: SlackRoutes) {}
 *
 *   @Get('commands')
 *   commands() {
 *     return this.routes.all.filter(({ kind }) => kind === 'command').map(({ pattern }) => pattern);
 *   }
 * }
 * ```
 */
export class SlackRoutes {
  #apps: readonly string[] = [];
  #routes: readonly AppRoute[] = [];
  /** Created on first access, because most apps never read it. */
  #all: readonly SlackMappedRoute[] | null = null;

  /** The routes of every app in order of declaration. The same array until an app is added or removed. */
  get all(): readonly SlackMappedRoute[] {
    this.#all ??= Object.freeze(
      this.#apps.flatMap(app =>
        this.#routes
          .filter(route => route.app === undefined || route.app === app)
          .map(route => Object.freeze(toMappedRoute(app, route))),
      ),
    );
    return this.#all;
  }

  /** @internal */
  setRoutes(apps: readonly string[], routes: readonly AppRoute[]): void {
    this.#apps = apps;
    this.#routes = routes;
    this.#all = null;
  }
}

const toMappedRoute = (app: string, { spec, handler }: AppRoute): SlackMappedRoute => ({
  app,
  kind: spec.kind,
  pattern: formatRoutePattern(spec),
  handler: handler.qualifiedName,
  ack: handler.ackMode,
  cost: getRouteCost(spec),
});

/** Logs one line for each route, as Nest does for HTTP. */
export function logRoutes(routes: readonly AppRoute[]): void {
  if (!Logger.isLevelEnabled('log')) return;
  const logger = new Logger('SlackRoutes');
  for (const { app, spec, handler } of routes) {
    const notes = [
      ...(app === undefined ? [] : [`app '${app}'`]),
      ...(getRouteCost(spec) === 'expression' ? ['tested one by one'] : []),
    ];
    const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
    logger.log(`Mapped {${spec.kind}, ${formatRoutePattern(spec)}} → ${handler.qualifiedName}${note}`);
  }
}

/**
 * Creates the routes of the discovered handlers.
 *
 * @throws SlackException `enhancer_not_found`
 */
export function resolveAppRoutes(handlers: readonly DiscoveredHandler[], runner: HandlerInvoker): AppRoute[] {
  const isNamesake = createNamesakeCheck(handlers);
  const createUniqueName = createUniqueNames(handlers.filter(({ host }) => isNamesake(host)));
  const routes: AppRoute[] = [];
  for (const handler of handlers) {
    runner.assertEnhancersExist(handler);
    const getName = isNamesake(handler.host) ? createUniqueName(handler) : getHandlerName;
    for (const declaration of handler.declarations)
      routes.push(new SlackHandler(handler, declaration, runner, getName));
  }
  return routes;
}

/** Returns a predicate: whether another class, or the same class in another module, has the same name. */
function createNamesakeCheck(handlers: readonly DiscoveredHandler[]): (host: HandlerHost) => boolean {
  const hosts = new Map<string, Set<HandlerHost>>();
  for (const host of new Set(handlers.map(handler => handler.host))) {
    getOrCreate(hosts, host.classRef.name, () => new Set()).add(host);
  }
  return ({ classRef }) => (hosts.get(classRef.name)?.size ?? 0) > 1;
}

function getHandlerName(method: HostedMethod): HandlerName {
  const qualifiedName = describeMethod(method);
  return { id: `${method.host.module.name}/${qualifiedName}`, qualifiedName };
}

/**
 * Creates unique names for handlers whose class name occurs several times: each has its own id, and so its own
 * outcomes, and logs name its module. The returned function must be called once for each handler, in order.
 */
function createUniqueNames(handlers: readonly DiscoveredHandler[]): (handler: DiscoveredHandler) => () => HandlerName {
  const hosts = new Map<string, number>();
  for (const qualifiedName of handlers.map(describeMethod))
    hosts.set(qualifiedName, (hosts.get(qualifiedName) ?? 0) + 1);
  const times = new Map<string, number>();
  return handler => {
    const { id, qualifiedName } = getHandlerName(handler);
    const occurrence = (times.get(id) ?? 0) + 1;
    times.set(id, occurrence);
    const name: HandlerName = {
      id: occurrence === 1 ? id : `${id}#${occurrence}`,
      qualifiedName:
        hosts.get(qualifiedName) === 1 ? qualifiedName : `${qualifiedName} (in ${handler.host.module.name})`,
    };
    return () => name;
  };
}

/** Warns about handlers of apps that are not configured. They receive nothing until the app is added. */
export function warnAboutUnknownApps(routes: readonly AppRoute[], names: readonly string[]): void {
  const logger = new Logger('SlackSocketMode');
  const knownApps =
    names.length === 0 ? 'there is no app yet' : `there are only ${names.map(name => `'${name}'`).join(', ')}`;
  for (const { app, handler } of routes) {
    if (app === undefined || names.includes(app)) continue;
    const { qualifiedName } = handler;
    logger.warn(
      `${qualifiedName} is bound to the app '${app}', but ${knownApps}: it receives nothing until addApp() adds '${app}'.`,
    );
  }
}
