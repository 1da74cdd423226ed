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

/** Faults of open connections. */
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
    body: lastingTargetSchema.extend({
      bytes: z.number().int().min(1).exactOptional(),
      everyMs: millisecondsSchema.exactOptional(),
    }),
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

/** Defines the route of a fault, with the fault's name in the path. */
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

const timesSchema = z.number().int().min(1).max(1_000_000).default(1).describe('How often.');
const appFieldSchema = z.string().exactOptional().describe("The app's name or id. Default: every app.");
const delayMsSchema = z.number().int().min(0).max(3_600_000);
const upgradeRefusalSchema = z.strictObject({
  times: timesSchema,
  error: z.string().exactOptional().describe("Slack's code. Default `internal_error`."),
  status: z.number().int().min(200).max(599).exactOptional().describe('Default 200; with retryAfterSeconds 429.'),
  retryAfterSeconds: z.number().int().min(0).exactOptional(),
  instead: z.enum(['hang', 'reset', 'html', 'broken_json']).exactOptional().describe("In place of Slack's JSON."),
});

/** Faults while a connection is opened, and faults of Web API calls. */
export const openingFaultRoutes: readonly ControlRoute[] = [
  faultRoute('disable', 'Switches Socket Mode off.', {
    body: z.strictObject({ error: z.string().exactOptional().describe('What `apps.connections.open` then answers.') }),
    make: (faults, options) => faults.disable(options),
  }),
  faultRoute('enable', 'Switches Socket Mode on again.', {
    body: z.strictObject({}),
    make: faults => faults.enable(),
  }),
  faultRoute('mute', 'Goes silent: connections are read, but nothing is sent.', {
    body: z.strictObject({}),
    make: faults => faults.mute(),
  }),
  faultRoute('unmute', 'Speaks again.', {
    body: z.strictObject({}),
    make: faults => faults.unmute(),
  }),
  faultRoute('stop-pings', "Sends no pings of Slack's own any more.", {
    body: z.strictObject({}),
    make: faults => faults.stopPings(),
  }),
  faultRoute('resume-pings', 'Sends pings again.', {
    body: z.strictObject({}),
    make: faults => faults.resumePings(),
  }),
  faultRoute('duplicate', 'Sends the next payloads twice, on two connections.', {
    body: z.strictObject({
      times: timesSchema,
      as: z.enum(['new_envelope', 'same_envelope']).exactOptional(),
      app: appFieldSchema,
    }),
    make: (faults, { times: count, ...options }) => faults.duplicateNext(count, options),
  }),
  faultRoute('refuse-opens', 'Refuses the next calls of `apps.connections.open`.', {
    body: upgradeRefusalSchema,
    make: (faults, { times: count, ...how }) => faults.refuseNextOpens(count, how),
  }),
  faultRoute('refuse-calls', 'Refuses the next calls of a Web API method.', {
    body: upgradeRefusalSchema.extend({ method: z.string() }),
    make: (faults, { method, times: count, ...how }) => faults.refuseNextCalls(method, count, how),
  }),
  faultRoute('slow-api', 'Has every answer of the Web API come later.', {
    body: z.strictObject({ ms: delayMsSchema.describe('0 ends it.') }),
    make: (faults, options) => faults.slowApi(options),
  }),
  faultRoute('use-up-urls', 'Gives out connection URLs that somebody has used already.', {
    body: z.strictObject({ times: timesSchema }),
    make: (faults, { times: count }) => faults.useUpNextUrls(count),
  }),
  faultRoute('reject-upgrades', 'Answers the next WebSocket upgrades with a status, with silence or with a reset.', {
    body: z.strictObject({
      times: timesSchema,
      how: z.union([z.enum(['hang', 'reset']), z.number().int().min(300).max(599)]).default(409),
    }),
    make: (faults, { times: count, how }) => faults.rejectUpgrades(count, how),
  }),
  faultRoute('greet', 'Greets the next connections in another way than with one `hello` at once.', {
    body: z.strictObject({
      times: timesSchema,
      hellos: z.number().int().min(0).max(100).exactOptional().describe('How often `hello` comes; 0 is never.'),
      afterMs: delayMsSchema.exactOptional(),
      framesFirst: z.array(z.string()).exactOptional(),
      disconnectFirst: z.string().exactOptional().describe('The reason of a `disconnect` before it.'),
      closeAfterMs: delayMsSchema.exactOptional(),
      app: appFieldSchema,
    }),
    make: (faults, { times: count, app: only, ...greeting }) =>
      faults.greetNext(count, greeting, only === undefined ? {} : { app: only }),
  }),
  faultRoute('miscount', 'Counts so many connections more (or fewer) in every `hello` than there are.', {
    body: z.strictObject({ by: z.number().int() }),
    make: (faults, { by }) => faults.miscount(by),
  }),
  faultRoute('lifetime', 'Sets how long new connections live, and how long they are told to. Nothing: as usual.', {
    body: z.strictObject({
      toldSeconds: z.number().int().min(0).nullable().exactOptional(),
      refreshAfterMs: z.number().int().min(0).nullable().exactOptional(),
    }),
    make: (faults, lifetime) => faults.setLifetime(lifetime),
  }),
  faultRoute('shut-door', 'Refuses TCP connections, those of this API too, until it opens again by itself.', {
    body: z.strictObject({ forMs: delayMsSchema.min(1) }),
    make: (faults, { forMs }) => faults.shutDoor({ forMs }),
  }),
];
