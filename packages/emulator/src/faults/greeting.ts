/** How a new connection is greeted, in place of one `hello` at once. */
export interface Greeting {
  /** How often `hello` comes; 0 is never. Default 1. */
  readonly hellos?: number;
  /** From the upgrade to `hello`. Default 0. */
  readonly afterMs?: number;
  /** Frames that come before it; a Buffer is a binary one. */
  readonly framesFirst?: readonly (string | Buffer)[];
  /** A `disconnect` with this reason comes before it, after the other frames. */
  readonly disconnectFirst?: string;
  /** From the upgrade to a close with 1000. Default: none. */
  readonly closeAfterMs?: number;
}

/** What `hello` says. */
export interface Hello {
  /** How many connections Slack believes are open. */
  readonly connections: number;
  /** How long this one is meant to live; `null` says nothing about it. */
  readonly lifetimeSeconds: number | null;
}

/** How long connections live that are opened from now on. */
export interface Lifetime {
  /** What `hello` says; `null` says nothing about it. Default: the emulator's own `approximateConnectionTimeSeconds`. */
  readonly toldSeconds?: number | null;
  /** When the refresh comes; `null` is never. Default: when it was told. */
  readonly refreshAfterMs?: number | null;
}
