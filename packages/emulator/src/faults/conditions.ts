import { FREE, type Pace } from './flow.js';

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
