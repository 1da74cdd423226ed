import { z } from 'zod';
import type { ControlRoute } from '../../control-api/control-route.js';
import { faultRoute } from '../../control-api/routes/faults.routes.js';

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

/** What goes wrong before a connection is there, and with calls of the Web API. */
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
    body: z.strictObject({ times: timesSchema, as: z.enum(['new_envelope', 'same_envelope']).exactOptional(), app: appFieldSchema }),
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
