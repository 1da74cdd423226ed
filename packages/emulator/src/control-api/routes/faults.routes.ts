import { z } from 'zod';
import { garbageFrames } from '../../faults/fault-options.js';
import { actionRoute, type ControlRoute, EMPTY_RESPONSE } from '../control-route.js';
import type { Faults } from '../../faults/faults.js';

const faultTargetSchema = z.strictObject({
  app: z.string().exactOptional().describe("The app's name or id. Default: every app."),
  connection: z.number().int().min(0).exactOptional().describe('One connection, counted from 0. Default: all of them.'),
});
const lastingTargetSchema = faultTargetSchema.extend({
  newConnections: z.boolean().exactOptional().describe('Whether new connections are hit too. Default false.'),
});
const directionSchema = z.enum(['both', 'to_app', 'from_app']).exactOptional().describe('Default `both`.');
const millisecondsSchema = z.number().int().min(0).max(3_600_000);
const garbageKind = z.enum(Object.keys(garbageFrames).filter(isGarbageKind)).exactOptional();

/** What goes wrong with connections that are open. */
export const connectionFaultRoutes: readonly ControlRoute[] = [
  faultRoute('refresh', 'Asks apps to reconnect, then closes.', {
    body: faultTargetSchema.extend({
      reason: z.string().exactOptional().describe('Default `refresh_requested`.'),
      warning: z.boolean().exactOptional().describe('Whether a `warning` comes first.'),
      warningLeadMs: millisecondsSchema.exactOptional(),
      closeAfterMs: millisecondsSchema.nullable().exactOptional().describe('`null` never closes. Default 500.'),
      serves: z.boolean().exactOptional().describe('Whether payloads still come in between.'),
    }),
    make: (faults, body) => faults.refresh(body),
  }),
  faultRoute('close', 'Closes connections with a close frame.', {
    body: faultTargetSchema.extend({
      code: z
        .number()
        .int()
        .refine(isCloseCode, 'No close frame can carry this code: 1000 to 1014 but for 1004 to 1006, or 3000 to 4999')
        .default(1000),
    }),
    make: (faults, { code, ...body }) => faults.close(code, body),
  }),
  faultRoute('cut', 'Ends connections with no close frame, as a lost network does.', {
    body: faultTargetSchema,
    make: (faults, body) => faults.cut(body),
  }),
  faultRoute('reset', 'Ends connections with a TCP reset.', {
    body: faultTargetSchema,
    make: (faults, body) => faults.reset(body),
  }),
  faultRoute('half-open', 'Lets nothing through any more, and tells nobody, until it is healed.', {
    body: lastingTargetSchema.extend({ direction: directionSchema }),
    make: (faults, body) => faults.halfOpen(body),
  }),
  faultRoute('slow', 'Lets what goes to the app trickle, until it is healed.', {
    body: lastingTargetSchema.extend({ bytes: z.number().int().min(1).exactOptional(), everyMs: millisecondsSchema.exactOptional() }),
    make: (faults, body) => faults.slow(body),
  }),
  faultRoute('delay', 'Has everything arrive later, until it is healed.', {
    body: lastingTargetSchema.extend({ ms: millisecondsSchema, direction: directionSchema }),
    make: (faults, body) => faults.delay(body),
  }),
  faultRoute('fragment', 'Cuts each frame to the app into pieces, until it is healed.', {
    body: lastingTargetSchema.extend({
      pieces: z.number().int().min(1).max(1000).exactOptional(),
      pings: z.boolean().exactOptional(),
    }),
    make: (faults, body) => faults.fragment(body),
  }),
  faultRoute('bad-network', 'Has all connections late, in pieces, and cut now and then, until it is ended.', {
    body: z.strictObject({
      seed: z.number().int().exactOptional().describe('The same has the same happen. Default 1.'),
      latencyMs: millisecondsSchema.exactOptional().describe('On average. Default 400.'),
    }),
    make: (faults, options) => faults.badNetwork(options),
  }),
  faultRoute('end', 'Ends a fault that is in force, or all of them.', {
    body: z.strictObject({ id: z.string().exactOptional().describe('As `GET /faults` lists it. Default: all.') }),
    make: (faults, { id }) => faults.end(id),
  }),
  faultRoute('heal', 'Ends what lasts on connections.', {
    body: faultTargetSchema,
    make: (faults, body) => faults.heal(body),
  }),
  faultRoute('garbage', 'Sends frames that mean nothing, of one kind or one of each.', {
    body: faultTargetSchema.extend({ kind: garbageKind }),
    make: (faults, body) => faults.garbage(body),
  }),
  faultRoute('corrupt', 'Sends bytes that are no WebSocket frame.', {
    body: faultTargetSchema,
    make: (faults, body) => faults.corrupt(body),
  }),
  faultRoute('pong', 'Sends a pong that nobody has asked for.', {
    body: faultTargetSchema,
    make: (faults, body) => faults.pong(body),
  }),
  faultRoute('lose-acks', 'Ignores the next acks.', {
    body: faultTargetSchema.extend({ times: z.number().int().min(1).default(1) }),
    make: (faults, { times, ...body }) => faults.loseAcks(times, body),
  }),
];

function isGarbageKind(kind: string): kind is keyof typeof garbageFrames {
  return Object.hasOwn(garbageFrames, kind);
}

function isCloseCode(code: number): boolean {
  return (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006)) || (code >= 3000 && code <= 4999);
}

/** A fault, by its name in the path. */
export function faultRoute<Body extends z.ZodType>(
  name: string,
  summary: string,
  { body, make }: { body: Body; make: (faults: Faults, body: z.output<Body>) => unknown },
): ControlRoute {
  return actionRoute({
    id: `fault${name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    path: `/faults/${name}`,
    summary,
    params: EMPTY_RESPONSE,
    body,
    answer: z.strictObject({}),
    run: async ({ slack }, wanted) => {
      await make(slack.faults, wanted);
      return {};
    },
  });
}
