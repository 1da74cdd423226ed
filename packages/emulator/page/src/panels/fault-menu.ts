import type { JsonObject } from '../../../src/json.js';

/** A fault to inject: a route of the control API and what it takes. */
export interface FaultChoice {
  readonly name: string;
  /** What happens then. */
  readonly hint: string;
  readonly path: string;
  readonly body?: JsonObject;
}

/** Faults of connections that are open. They take an app and a connection. */
export const connectionFaults: readonly FaultChoice[] = [
  { name: 'Refresh', hint: 'Slack asks to reconnect, then closes', path: 'refresh' },
  {
    name: 'Refresh with warning',
    hint: 'A warning first, the refresh 10 s later',
    path: 'refresh',
    body: { warning: true },
  },
  { name: 'Cut', hint: 'The connection ends with no close frame, as a lost network does', path: 'cut' },
  { name: 'Reset', hint: 'A TCP reset, as of a crashed gateway', path: 'reset' },
  {
    name: 'Half-open',
    hint: 'Nothing gets through any more, and nobody is told, until it is ended',
    path: 'half-open',
  },
  {
    name: 'Delay by 1 s',
    hint: 'Everything arrives a second later, until it is ended',
    path: 'delay',
    body: { ms: 1000 },
  },
  { name: 'Trickle', hint: 'What goes to the app comes 16 bytes at a time, until it is ended', path: 'slow' },
  { name: 'Lose the next ack', hint: 'The next ack is ignored', path: 'lose-acks' },
  { name: 'Garbage', hint: 'Frames that mean nothing', path: 'garbage' },
];

/** A fault of all connections there are and will be. */
export const badNetwork: FaultChoice = {
  name: 'Bad network',
  hint: 'All connections, new ones too, are late by more or less, in pieces, and cut now and then, until it is ended',
  path: 'bad-network',
};

/** Faults of what is yet to come. */
export const openingFaults: readonly FaultChoice[] = [
  { name: 'Socket Mode off', hint: 'Connections are closed, new ones refused, until it is ended', path: 'disable' },
  { name: 'Refuse the next open', hint: 'apps.connections.open fails once', path: 'refuse-opens' },
  {
    name: 'Rate limit the next open',
    hint: 'apps.connections.open answers 429, to come again in 2 s',
    path: 'refuse-opens',
    body: { retryAfterSeconds: 2 },
  },
  { name: 'Mute', hint: 'Connections are read, and nothing is sent, until it is ended', path: 'mute' },
  { name: 'Redeliver the next event', hint: 'The next payload comes twice, on two connections', path: 'duplicate' },
];

/** Faults of the next call of a method. */
export const callFaults: readonly FaultChoice[] = [
  {
    name: 'Rate limit it once',
    hint: '429, to come again in 1 s',
    path: 'refuse-calls',
    body: { retryAfterSeconds: 1 },
  },
  { name: 'Fail it once', hint: 'internal_error', path: 'refuse-calls' },
  { name: 'Leave it unanswered once', hint: 'The call hangs', path: 'refuse-calls', body: { instead: 'hang' } },
];

/** Faults of all calls. */
export const apiFaults: readonly FaultChoice[] = [
  { name: 'Slow API', hint: 'Every answer comes 2 s later, until it is ended', path: 'slow-api', body: { ms: 2000 } },
];
