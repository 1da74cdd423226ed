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
  return found.flatMap(({ place, host, declarations }) => {
    assertCaptured(place, host, declarations);
    const run = runner.create(host);
    return declarations.map(({ spec, ack, app }): AppRoute => {
      const handler: SlackHandler = { id: `${host.module.name}/${place}`, place, ackMode: ack, run };
      return { app, route: { spec, handler, place } };
    });
  });
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
