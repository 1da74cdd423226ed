/**
 * How an app's connections stand.
 *
 * - `idle`: not started.
 * - `connecting`: started, and no connection has been ready yet.
 * - `connected`: at least one socket serves.
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
