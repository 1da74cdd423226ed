import type { JsonObject } from '../../../src/json.js';

/** A fault: a route of the control API and its request body. */
export interface FaultChoice {
  readonly name: string;
  readonly hint: string;
  readonly path: string;
  readonly body?: JsonObject;
}

/** Faults of open connections. They accept an app and a connection. */
export const connectionFaults: readonly FaultChoice[] = [
  { name: 'Refresh', hint: 'Slack asks to reconnect, then closes', path: 'refresh' },
  {
    name: 'Refresh with warning',
    hint: 'A warning first, the refresh 10 s later',
    path: 'refresh',
    body: { warning: true },
  },
  { name: 'Cut', hint: 'Ends the connection without a close frame, like a lost network', path: 'cut' },
  { name: 'Reset', hint: 'A TCP reset, like a crashed gateway', path: 'reset' },
  {
    name: 'Half-open',
    hint: 'Nothing gets through in either direction, without an error, until ended',
    path: 'half-open',
  },
  {
    name: 'Delay by 1 s',
    hint: 'Everything arrives a second later, until ended',
    path: 'delay',
    body: { ms: 1000 },
  },
  { name: 'Trickle', hint: 'The app receives 16 bytes at a time, until ended', path: 'slow' },
  { name: 'Lose the next ack', hint: 'The next ack is ignored', path: 'lose-acks' },
  { name: 'Garbage', hint: 'Sends invalid frames', path: 'garbage' },
];

/** A fault of all current and future connections. */
export const badNetwork: FaultChoice = {
  name: 'Bad network',
  hint: 'All connections, including new ones, are delayed, fragmented and cut at random, until ended',
  path: 'bad-network',
};

/** Faults of future connections and deliveries. */
export const openingFaults: readonly FaultChoice[] = [
  { name: 'Socket Mode off', hint: 'Closes connections and refuses new ones, until ended', path: 'disable' },
  { name: 'Refuse the next open', hint: 'apps.connections.open fails once', path: 'refuse-opens' },
  {
    name: 'Rate limit the next open',
    hint: 'apps.connections.open answers 429 with Retry-After: 2',
    path: 'refuse-opens',
    body: { retryAfterSeconds: 2 },
  },
  { name: 'Mute', hint: 'Connections receive but send nothing, until ended', path: 'mute' },
  { name: 'Redeliver the next event', hint: 'The next payload is sent twice, on two connections', path: 'duplicate' },
];

/** Faults of the next call of a method. */
export const callFaults: readonly FaultChoice[] = [
  {
    name: 'Rate limit it once',
    hint: '429 with Retry-After: 1',
    path: 'refuse-calls',
    body: { retryAfterSeconds: 1 },
  },
  { name: 'Fail it once', hint: 'internal_error', path: 'refuse-calls' },
  { name: 'Leave it unanswered once', hint: 'The call hangs', path: 'refuse-calls', body: { instead: 'hang' } },
];

export const apiFaults: readonly FaultChoice[] = [
  { name: 'Slow API', hint: 'Every response is delayed by 2 s, until ended', path: 'slow-api', body: { ms: 2000 } },
];
