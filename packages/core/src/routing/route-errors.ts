import { SlackException } from '../exceptions/slack.exception.js';
import { routeText } from './route-description.js';
import type { Route } from './route.js';

/**
 * Two handlers took the same route of a kind that only one may answer. It stops the boot: whichever lost would never
 * run, and nobody would notice.
 */
export class RouteConflictError extends SlackException {
  override readonly name = 'RouteConflictError';

  constructor(first: Route<unknown>, second: Route<unknown>) {
    super(
      'route_conflict',
      `${first.place} and ${second.place} take the same payloads (${bothRoutes(first, second)}), and only one of them ` +
        `could ever answer. ${cureOf(first, second)}`,
    );
  }
}

/** A route that no payload could ever take, or that takes another than it seems to. It stops the boot. */
export class ImpossibleRouteError extends SlackException {
  override readonly name = 'ImpossibleRouteError';

  /**
   * @param place where the route was declared, such as `TicketBot.close`
   * @param problem what is wrong and how to mend it, in sentences
   */
  constructor(place: string, problem: string) {
    super('impossible_route', `${place} declares a route that cannot work. ${problem}`);
  }
}

/** Values that cannot be made into an id that Slack takes and that comes back as it was. */
export class RouteIdError extends SlackException {
  override readonly name = 'RouteIdError';

  constructor(message: string, options?: ErrorOptions) {
    super('route_id', message, options);
  }
}

function bothRoutes(first: Route<unknown>, second: Route<unknown>): string {
  const [one, other] = [routeText(first.spec), routeText(second.spec)];
  return one === other ? one : `${one} and ${other}`;
}

const cureOf = (first: Route<unknown>, second: Route<unknown>): string =>
  first.spec === second.spec
    ? 'They are one declaration: provide its class once, in one module, and not beside a class that inherits from it.'
    : 'Remove one of the two declarations, or narrow a pattern.';
