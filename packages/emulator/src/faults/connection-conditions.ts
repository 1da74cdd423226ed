import { UNLIMITED_PACE, type TrafficPace } from './traffic-shaper.js';

/** How many fragments each frame to the app is split into, and whether a ping is sent between them. */
export interface Fragments {
  readonly pieces: number;
  readonly pings: boolean;
}

/** The faulty conditions of a connection until it is healed. */
export interface ConnectionConditions {
  readonly toApp: Partial<TrafficPace>;
  readonly fromApp: Partial<TrafficPace>;
  readonly fragments: Fragments | null;
}

/** The conditions of a connection without faults. */
export const HEALTHY: ConnectionConditions = { toApp: UNLIMITED_PACE, fromApp: UNLIMITED_PACE, fragments: null };

/** Merges additional conditions into those of a connection. Conditions that are not given stay. */
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

/** Combines two paces into one. */
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
