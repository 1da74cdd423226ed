import { FREE, type Pace } from './traffic-shaper.js';

/** Into how many pieces each frame to the app is cut, and whether a ping comes between them. */
export interface Fragments {
  readonly pieces: number;
  readonly pings: boolean;
}

/** What a connection suffers from until it is healed. */
export interface Conditions {
  readonly toApp: Partial<Pace>;
  readonly fromApp: Partial<Pace>;
  readonly fragments: Fragments | null;
}

/** A connection with nothing wrong. */
export const HEALTHY: Conditions = { toApp: FREE, fromApp: FREE, fragments: null };

/** What a connection suffers from when more befalls it; what is not named stays. */
export function withMore(before: Conditions, { toApp, fromApp, fragments }: Partial<Conditions>): Conditions {
  return {
    toApp: { ...before.toApp, ...toApp },
    fromApp: { ...before.fromApp, ...fromApp },
    fragments: fragments === undefined ? before.fragments : fragments,
  };
}

/** How bytes travel where one thing is wrong and another as well. */
export function paceUnder(one: Partial<Pace>, other: Partial<Pace>): Pace {
  const [first, second] = [
    { ...FREE, ...one },
    { ...FREE, ...other },
  ];
  return {
    held: first.held || second.held,
    latencyMs: first.latencyMs + second.latencyMs,
    bytes: Math.min(first.bytes, second.bytes),
    everyMs: Math.max(first.everyMs, second.everyMs),
  };
}
