import { Logger } from '@nestjs/common';
import { costOf, patternText, type RouteCost } from '../routing/route-description.js';
import type { AckMode, RouteSpec } from '../routing/route.js';
import type { AppRoute } from '../dispatch/slack-handler.js';

/** A route of a Slack app, as it was declared. */
export interface SlackMappedRoute {
  /** The name of the Slack app. */
  readonly app: string;
  /** What it takes: `command`, `action`, `event`, … */
  readonly kind: RouteSpec['kind'];
  /** `/ticket close :id`, an expression as it is written, every condition by its name where several must hold, `*` for any. */
  readonly pattern: string;
  /** The class and method: `TicketBot.close`. */
  readonly handler: string;
  readonly ack: AckMode;
  /** What finding it costs. */
  readonly cost: RouteCost;
}

/**
 * What the Slack apps of this process handle, and where: inject it into any provider. Empty before the app has
 * bootstrapped; `addApp()` and `removeApp()` change it.
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
  /** Made when it is asked for: few ask. */
  #all: readonly SlackMappedRoute[] | null = null;

  /** The routes of every app, in the order of declaration: the same value until an app is added or removed. */
  get all(): readonly SlackMappedRoute[] {
    this.#all ??= Object.freeze(
      this.#apps.flatMap(app =>
        this.#routes
          .filter(route => route.app === undefined || route.app === app)
          .map(route => Object.freeze(mapped(app, route))),
      ),
    );
    return this.#all;
  }

  /** @internal */
  tell(apps: readonly string[], routes: readonly AppRoute[]): void {
    this.#apps = apps;
    this.#routes = routes;
    this.#all = null;
  }
}

const mapped = (app: string, { spec, handler }: AppRoute): SlackMappedRoute => ({
  app,
  kind: spec.kind,
  pattern: patternText(spec),
  handler: handler.place,
  ack: handler.ackMode,
  cost: costOf(spec),
});

/** Says what is handled where, a line a route, as Nest does for HTTP. */
export function logRoutes(routes: readonly AppRoute[]): void {
  if (!Logger.isLevelEnabled('log')) return;
  const logger = new Logger('SlackRoutes');
  for (const { app, spec, handler } of routes) {
    const notes = [
      ...(app === undefined ? [] : [`app '${app}'`]),
      ...(costOf(spec) === 'expression' ? ['asked in turn'] : []),
    ];
    const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
    logger.log(`Mapped {${spec.kind}, ${patternText(spec)}} → ${handler.place}${note}`);
  }
}
