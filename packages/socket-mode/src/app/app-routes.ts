import { Logger } from '@nestjs/common';
import type { FoundHandler } from '../discovery/handler-explorer.js';
import type { HandlerRunner } from '../handler/handler-runner.js';
import { assertCaptured } from './captured-params.js';
import type { AppRoute, SlackHandler } from './slack-handler.js';

/**
 * Makes routes of what was discovered.
 *
 * @throws SlackException `parameter_not_captured`, `enhancer_not_found`
 */
export function appRoutes(found: readonly FoundHandler[], runner: HandlerRunner): AppRoute[] {
  const known = new Map<string, number>();
  return found.flatMap(({ place, host, declarations }) => {
    assertCaptured(place, host, declarations);
    const run = runner.create(host);
    const id = numbered(`${host.module.name}/${place}`, known);
    return declarations.map(({ spec, ack, app }): AppRoute => {
      const handler: SlackHandler = { id, place, ackMode: ack, run };
      return { app, route: { spec, handler, place } };
    });
  });
}

/** Two classes of one name in modules of one name are two handlers, told apart by the order in which they are found. */
function numbered(name: string, known: Map<string, number>): string {
  const count = (known.get(name) ?? 0) + 1;
  known.set(name, count);
  return count === 1 ? name : `${name}#${count}`;
}

/** Says which handlers are bound to an app that isn't there: they wait for it to be added. */
export function warnOfUnknownApps(routes: readonly AppRoute[], names: readonly string[]): void {
  const logger = new Logger('SlackSocketMode');
  for (const { app, route } of routes) {
    if (app === undefined || names.includes(app)) continue;
    logger.warn(
      `${route.place} is bound to the app '${app}', which is not among ${names.map(name => `'${name}'`).join(', ')}: ` +
        'it gets nothing until addApp() adds an app of that name.',
    );
  }
}
