import type { SlackEnvelope } from '../../../core/src/envelope/envelope.js';
import type { Route, RouteSpec } from '../../../core/src/routing/route.js';
import { buildRouteTable } from '../../../core/src/routing/route-table.js';
import { self } from './envelopes.js';

/** Routes whose handlers are their own names. */
export const routesOf = (specs: Readonly<Record<string, RouteSpec>>): readonly Route<string>[] =>
  Object.entries(specs).map(([handler, spec]) => ({ spec, handler, qualifiedName: `Bot.${handler}` }));

/** The handlers that match an envelope, and the captures of each. */
export interface Taken {
  readonly handler: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Creates a table of named specs and returns its match function. */
export function tableOf(specs: Readonly<Record<string, RouteSpec>>) {
  const table = buildRouteTable(routesOf(specs));
  const match = (envelope: SlackEnvelope) => table.match(envelope, { bot: self }).matches;
  return {
    match,
    usage: (envelope: SlackEnvelope): readonly string[] | undefined => table.match(envelope, { bot: self }).usage,
    untaken: (envelope: SlackEnvelope): boolean => table.match(envelope, { bot: self }).hasUnhandledPart,
    handlers: (envelope: SlackEnvelope): readonly string[] => match(envelope).map(({ route }) => route.handler),
    taken: (envelope: SlackEnvelope): readonly Taken[] =>
      match(envelope).map(({ route, params, values }) => ({
        handler: route.handler,
        params: { ...params },
        ...(values === undefined ? {} : { values: { ...values } }),
      })),
  };
}
