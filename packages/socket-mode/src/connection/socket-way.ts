import type { Agent } from 'node:http';

/** How a socket leaves the process. */
export interface SocketWay {
  /** Makes the connection; undefined: it is made straight. */
  readonly agent: Agent | undefined;
  /** Host and port of the proxy, as far as it is known. */
  readonly proxy: string | null;
}

/** Through no proxy. */
export const STRAIGHT: SocketWay = { agent: undefined, proxy: null };
