import { SlackException } from '../exceptions/slack.exception.js';
import type { Route, RouteSpec } from './route.js';

/**
 * Two handlers took the same route of a kind that only one may answer. It stops the boot: whichever lost would never
 * run, and nobody would notice.
 */
export class RouteConflictError extends SlackException {
  override readonly name = 'RouteConflictError';

  constructor(first: Route<unknown>, second: Route<unknown>) {
    super(
      'route_conflict',
      `${first.place} and ${second.place} take the same payloads: ${bothSpecs(first.spec, second.spec)}. Only one of them ` +
        'could ever answer. Remove one of the two declarations, or narrow its route.',
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

const bothSpecs = (first: RouteSpec, second: RouteSpec): string => {
  const [one, other] = [describeSpec(first), describeSpec(second)];
  return one === other ? one : `${one} and ${other}`;
};

/** How a route reads in a message: its kind and every condition, such as `action (actionId: "approve")`. */
function describeSpec({ kind, ...conditions }: RouteSpec): string {
  const parts = Object.entries(conditions)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value instanceof RegExp ? String(value) : JSON.stringify(value)}`);
  return `${kind} (${parts.length > 0 ? parts.join(', ') : 'any'})`;
}
