import type { Agent } from 'node:http';

/** How a socket leaves the process. */
export interface SocketAgent {
  /** Makes the connection; undefined: it is made straight. */
  readonly agent: Agent | undefined;
  /** Host and port of the proxy, as far as it is known. */
  readonly proxy: string | null;
}

/** Through no proxy. */
export const DIRECT: SocketAgent = { agent: undefined, proxy: null };
