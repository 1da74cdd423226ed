import { Logger } from '@nestjs/common';
import type { FoundHandler } from './handler-explorer.js';
import { type HandlerHost, type HostedMethod, describeMethod } from './handler-host.js';
import type { HandlerInvoker } from '../handler/handler-invoker.js';
import { getOrCreate } from '../routing/get-or-create.js';
import { type AppRoute, type HandlerName, SlackHandler } from '../dispatch/slack-handler.js';

/**
 * Makes routes of what was discovered.
 *
 * @throws SlackException `enhancer_not_found`
 */
export function resolveAppRoutes(found: readonly FoundHandler[], runner: HandlerInvoker): AppRoute[] {
  const isNamesake = namesakesAmong(found);
  const tellApart = toldApart(found.filter(({ host }) => isNamesake(host)));
  const routes: AppRoute[] = [];
  for (const handler of found) {
    runner.assertComplete(handler);
    const nameOf = isNamesake(handler.host) ? tellApart(handler) : plainName;
    for (const declaration of handler.declarations) routes.push(new SlackHandler(handler, declaration, runner, nameOf));
  }
  return routes;
}

/** Whether another class, or the same one in another module, bears the name of a class. */
function namesakesAmong(found: readonly FoundHandler[]): (host: HandlerHost) => boolean {
  const hosts = new Map<string, Set<HandlerHost>>();
  for (const host of new Set(found.map(handler => handler.host))) {
    getOrCreate(hosts, host.classRef.name, () => new Set()).add(host);
  }
  return ({ classRef }) => (hosts.get(classRef.name)?.size ?? 0) > 1;
}

function plainName(method: HostedMethod): HandlerName {
  const place = describeMethod(method);
  return { id: `${method.host.module.name}/${place}`, place };
}

/**
 * One class may be provided several times, and two may bear one name: each is a handler of its own, with outcomes of its
 * own, and messages say which module is meant. Each is to be named once, in their order.
 */
function toldApart(found: readonly FoundHandler[]): (handler: FoundHandler) => () => HandlerName {
  const hosts = new Map<string, number>();
  for (const place of found.map(describeMethod)) hosts.set(place, (hosts.get(place) ?? 0) + 1);
  const times = new Map<string, number>();
  return handler => {
    const { id, place } = plainName(handler);
    const nth = (times.get(id) ?? 0) + 1;
    times.set(id, nth);
    const name: HandlerName = {
      id: nth === 1 ? id : `${id}#${nth}`,
      place: hosts.get(place) === 1 ? place : `${place} (in ${handler.host.module.name})`,
    };
    return () => name;
  };
}

/** Says which handlers are bound to an app that isn't there: they wait for it to be added. */
export function warnAboutUnknownApps(routes: readonly AppRoute[], names: readonly string[]): void {
  const logger = new Logger('SlackSocketMode');
  const known =
    names.length === 0 ? 'there is no app yet' : `there are only ${names.map(name => `'${name}'`).join(', ')}`;
  for (const { app, handler } of routes) {
    if (app === undefined || names.includes(app)) continue;
    const { place } = handler;
    logger.warn(`${place} is bound to the app '${app}', but ${known}: it gets nothing until addApp() adds '${app}'.`);
  }
}
