import type { ConnectionState } from './connection-state.js';

/**
 * How an app's connections stand.
 *
 * - `idle`: not started.
 * - `connecting`: started, and no connection has been ready yet.
 * - `connected`: at least one serves.
 * - `disconnected`: none serves; attempts go on.
 * - `failed`: Slack refused for good, and no attempt is made any more. A socket still open serves to its end.
 * - `stopping`: no new payload is taken, no attempt is made; what was taken before may still be acked.
 * - `stopped`: closed, every socket gone.
 */
export type ConnectionsStatus =
  | 'idle'
  | 'connecting'
  | 'connected'
  | 'disconnected'
  | 'failed'
  | 'stopping'
  | 'stopped';

/** The connections of an app as they stand now: a value, which does not change. Holds no secret. */
export interface ConnectionsState {
  readonly status: ConnectionsStatus;
  /** When they came to this status. */
  readonly since: Date;
  /** Why no payload comes in, as the middle of a sentence; null when some do, or nothing is known. */
  readonly reason: string | null;
  /** Each of them; none before the start. */
  readonly connections: readonly ConnectionState[];
}
