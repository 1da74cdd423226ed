import { Logger } from '@nestjs/common';
import { getRouteCost, formatRoutePattern, type RouteCost } from '../routing/route-description.js';
import type { AckMode, RouteSpec } from '../routing/route.js';
import type { AppRoute } from '../dispatch/slack-handler.js';

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
  handler: handler.place,
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
    logger.log(`Mapped {${spec.kind}, ${formatRoutePattern(spec)}} → ${handler.place}${note}`);
  }
}
