/** One of an app's connections as it stands now: a value, which does not change. Holds no secret. */
export interface ConnectionState {
  /** Which one, counted from 1, as log lines and events name it. */
  readonly connection: number;
  /**
   * - `opening`: no socket serves, and one is being opened.
   * - `waiting`: no socket serves, and the next attempt is to come.
   * - `ready`: a socket serves.
   * - `renewing`: a socket serves whose end was announced, or whose line may be dead, until its successor is ready.
   * - `closing`: given up. What came on its socket may still be acked, and none will follow it.
   * - `closed`: given up, its socket gone.
   */
  readonly status: 'opening' | 'waiting' | 'ready' | 'renewing' | 'closing' | 'closed';
  /** When it came to this status. */
  readonly since: Date;
  /** Why it stands so, as the middle of a sentence: `the network failed (ECONNREFUSED)`. Null when all is well. */
  readonly reason: string | null;
  /** Attempts to open a socket that have failed since one was ready. */
  readonly failedAttempts: number;
}

/** Whether payloads can come in on it. */
export const isServing = ({ status }: ConnectionState): boolean => status === 'ready' || status === 'renewing';
