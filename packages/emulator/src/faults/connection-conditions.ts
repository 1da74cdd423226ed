import { UNLIMITED_PACE, type TrafficPace } from './traffic-shaper.js';

/** Into how many pieces each frame to the app is cut, and whether a ping comes between them. */
export interface Fragments {
  readonly pieces: number;
  readonly pings: boolean;
}

/** What a connection suffers from until it is healed. */
export interface ConnectionConditions {
  readonly toApp: Partial<TrafficPace>;
  readonly fromApp: Partial<TrafficPace>;
  readonly fragments: Fragments | null;
}

/** A connection with nothing wrong. */
export const HEALTHY: ConnectionConditions = { toApp: UNLIMITED_PACE, fromApp: UNLIMITED_PACE, fragments: null };

/** What a connection suffers from when more befalls it; what is not named stays. */
export function mergeConditions(
  before: ConnectionConditions,
  { toApp, fromApp, fragments }: Partial<ConnectionConditions>,
): ConnectionConditions {
  return {
    toApp: { ...before.toApp, ...toApp },
    fromApp: { ...before.fromApp, ...fromApp },
    fragments: fragments === undefined ? before.fragments : fragments,
  };
}

/** How bytes travel where one thing is wrong and another as well. */
export function toPace(one: Partial<TrafficPace>, other: Partial<TrafficPace>): TrafficPace {
  const [first, second] = [
    { ...UNLIMITED_PACE, ...one },
    { ...UNLIMITED_PACE, ...other },
  ];
  return {
    held: first.held || second.held,
    latencyMs: first.latencyMs + second.latencyMs,
    bytes: Math.min(first.bytes, second.bytes),
    everyMs: Math.max(first.everyMs, second.everyMs),
  };
}
