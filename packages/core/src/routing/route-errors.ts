import { SlackException } from '../exceptions/slack.exception.js';
import { formatRoute } from './route-description.js';
import type { Route } from './route.js';

/**
 * Two handlers declare the same route of a kind that allows only one handler for each payload. It aborts the startup,
 * because one of them would never run.
 */
export class RouteConflictError extends SlackException {
  override readonly name = 'RouteConflictError';

  constructor(first: Route<unknown>, second: Route<unknown>) {
    super(
      'route_conflict',
      `${first.place} and ${second.place} match the same payloads (${formatRoutes(first, second)}), and only one of them ` +
        `can handle them. ${getConflictHint(first, second)}`,
    );
  }
}

/** A route that no payload can match, or that does not match what it appears to. It aborts the startup. */
export class ImpossibleRouteError extends SlackException {
  override readonly name = 'ImpossibleRouteError';

  /**
   * @param place the declaring method, such as `TicketBot.close`
   * @param problem what is wrong and how to fix it, in sentences
   */
  constructor(place: string, problem: string) {
    super('impossible_route', `${place} declares a route that cannot work. ${problem}`);
  }
}

/** Values that cannot be encoded as an id that Slack accepts. */
export class RouteIdError extends SlackException {
  override readonly name = 'RouteIdError';

  constructor(message: string, options?: ErrorOptions) {
    super('route_id', message, options);
  }
}

function formatRoutes(first: Route<unknown>, second: Route<unknown>): string {
  const [one, other] = [formatRoute(first.spec), formatRoute(second.spec)];
  return one === other ? one : `${one} and ${other}`;
}

const getConflictHint = (first: Route<unknown>, second: Route<unknown>): string =>
  first.spec === second.spec
    ? 'Both come from one declaration: provide its class once, in one module, and do not also provide a class that inherits from it.'
    : 'Remove one of the two declarations, or narrow a pattern.';
