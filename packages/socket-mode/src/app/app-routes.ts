import { Logger } from '@nestjs/common';
import type { FoundHandler } from '../discovery/handler-explorer.js';
import type { HandlerRunner } from '../handler/handler-runner.js';
import { type AppRoute, SlackHandler } from './slack-handler.js';

/**
 * Makes routes of what was discovered.
 *
 * @throws SlackException `enhancer_not_found`
 */
export function appRoutes(found: readonly FoundHandler[], runner: HandlerRunner): AppRoute[] {
  const nameOf = toldApart(found);
  return found.flatMap(method => {
    const { id, place } = nameOf(method);
    runner.assertComplete(method);
    return method.declarations.map(({ spec, ack, app }): AppRoute => {
      return { app, spec, handler: new SlackHandler(id, place, ack, method, runner), place };
    });
  });
}

/**
 * One class may be provided several times, and two may bear one name: each is a handler of its own, with outcomes of its
 * own, and messages say which module is meant. Each is to be named once, in their order.
 */
function toldApart(found: readonly FoundHandler[]): (handler: FoundHandler) => Pick<SlackHandler, 'id' | 'place'> {
  const hosts = new Map<string, number>();
  for (const { place } of found) hosts.set(place, (hosts.get(place) ?? 0) + 1);
  const times = new Map<string, number>();
  return ({ place, host }) => {
    const name = `${host.module.name}/${place}`;
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return {
      id: nth === 1 ? name : `${name}#${nth}`,
      place: hosts.get(place) === 1 ? place : `${place} (in ${host.module.name})`,
    };
  };
}

/** Says which handlers are bound to an app that isn't there: they wait for it to be added. */
export function warnOfUnknownApps(routes: readonly AppRoute[], names: readonly string[]): void {
  const logger = new Logger('SlackSocketMode');
  const known =
    names.length === 0 ? 'there is no app yet' : `there are only ${names.map(name => `'${name}'`).join(', ')}`;
  for (const { app, place } of routes) {
    if (app === undefined || names.includes(app)) continue;
    logger.warn(`${place} is bound to the app '${app}', but ${known}: it gets nothing until addApp() adds '${app}'.`);
  }
}
