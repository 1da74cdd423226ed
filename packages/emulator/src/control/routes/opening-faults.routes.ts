import { z } from 'zod';
import type { ControlRoute } from '../../control-api/control-route.js';
import { fault } from '../../control-api/routes/faults.routes.js';

const times = z.number().int().min(1).max(1_000_000).default(1).describe('How often.');
const app = z.string().exactOptional().describe("The app's name or id. Default: every app.");
const ms = z.number().int().min(0).max(3_600_000);
const refusal = z.strictObject({
  times,
  error: z.string().exactOptional().describe("Slack's code. Default `internal_error`."),
  status: z.number().int().min(200).max(599).exactOptional().describe('Default 200; with retryAfterSeconds 429.'),
  retryAfterSeconds: z.number().int().min(0).exactOptional(),
  instead: z.enum(['hang', 'reset', 'html', 'broken_json']).exactOptional().describe("In place of Slack's JSON."),
});

/** What goes wrong before a connection is there, and with calls of the Web API. */
export const openingFaults: readonly ControlRoute[] = [
  fault('disable', 'Switches Socket Mode off.', {
    body: z.strictObject({ error: z.string().exactOptional().describe('What `apps.connections.open` then answers.') }),
    make: (faults, options) => faults.disable(options),
  }),
  fault('enable', 'Switches Socket Mode on again.', {
    body: z.strictObject({}),
    make: faults => faults.enable(),
  }),
  fault('mute', 'Goes silent: connections are read, but nothing is sent.', {
    body: z.strictObject({}),
    make: faults => faults.mute(),
  }),
  fault('unmute', 'Speaks again.', {
    body: z.strictObject({}),
    make: faults => faults.unmute(),
  }),
  fault('stop-pings', "Sends no pings of Slack's own any more.", {
    body: z.strictObject({}),
    make: faults => faults.stopPings(),
  }),
  fault('resume-pings', 'Sends pings again.', {
    body: z.strictObject({}),
    make: faults => faults.resumePings(),
  }),
  fault('duplicate', 'Sends the next payloads twice, on two connections.', {
    body: z.strictObject({ times, as: z.enum(['new_envelope', 'same_envelope']).exactOptional(), app }),
    make: (faults, { times: count, ...options }) => faults.duplicateNext(count, options),
  }),
  fault('refuse-opens', 'Refuses the next calls of `apps.connections.open`.', {
    body: refusal,
    make: (faults, { times: count, ...how }) => faults.refuseNextOpens(count, how),
  }),
  fault('refuse-calls', 'Refuses the next calls of a Web API method.', {
    body: refusal.extend({ method: z.string() }),
    make: (faults, { method, times: count, ...how }) => faults.refuseNextCalls(method, count, how),
  }),
  fault('slow-api', 'Has every answer of the Web API come later.', {
    body: z.strictObject({ ms: ms.describe('0 ends it.') }),
    make: (faults, options) => faults.slowApi(options),
  }),
  fault('use-up-urls', 'Gives out connection URLs that somebody has used already.', {
    body: z.strictObject({ times }),
    make: (faults, { times: count }) => faults.useUpNextUrls(count),
  }),
  fault('reject-upgrades', 'Answers the next WebSocket upgrades with a status, with silence or with a reset.', {
    body: z.strictObject({
      times,
      how: z.union([z.enum(['hang', 'reset']), z.number().int().min(300).max(599)]).default(409),
    }),
    make: (faults, { times: count, how }) => faults.rejectUpgrades(count, how),
  }),
  fault('greet', 'Greets the next connections in another way than with one `hello` at once.', {
    body: z.strictObject({
      times,
      hellos: z.number().int().min(0).max(100).exactOptional().describe('How often `hello` comes; 0 is never.'),
      afterMs: ms.exactOptional(),
      framesFirst: z.array(z.string()).exactOptional(),
      disconnectFirst: z.string().exactOptional().describe('The reason of a `disconnect` before it.'),
      closeAfterMs: ms.exactOptional(),
      app,
    }),
    make: (faults, { times: count, app: only, ...greeting }) =>
      faults.greetNext(count, greeting, only === undefined ? {} : { app: only }),
  }),
  fault('miscount', 'Counts so many connections more (or fewer) in every `hello` than there are.', {
    body: z.strictObject({ by: z.number().int() }),
    make: (faults, { by }) => faults.miscount(by),
  }),
  fault('lifetime', 'Sets how long new connections live, and how long they are told to. Nothing: as usual.', {
    body: z.strictObject({
      toldSeconds: z.number().int().min(0).nullable().exactOptional(),
      refreshAfterMs: z.number().int().min(0).nullable().exactOptional(),
    }),
    make: (faults, lifetime) => faults.setLifetime(lifetime),
  }),
  fault('shut-door', 'Refuses TCP connections, those of this API too, until it opens again by itself.', {
    body: z.strictObject({ forMs: ms.min(1) }),
    make: (faults, { forMs }) => faults.shutDoor({ forMs }),
  }),
];
