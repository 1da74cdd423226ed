import { isIP } from 'node:net';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);
const EVERY_INTERFACE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Where the emulator listens, and by which name it is reached. */
export interface Address {
  /** The address or name of the interface: `127.0.0.1`, `0.0.0.0` for all of them, … */
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The root that apps are told, when it is another than that of host and port. */
  readonly publicUrl: string | undefined;
}

/** Whether only this machine can reach what listens there. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.has(host) || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** The root that apps are told: `http://127.0.0.1:PORT`. */
export function originOf({ host, publicUrl }: Address, port: number): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  const name = EVERY_INTERFACE.has(host) ? '127.0.0.1' : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

/**
 * Whether a request may name this host. A web page that has its own name resolve to this machine names that; it can't
 * name an address, so any address will do where other machines may come in.
 */
export function isNameOf({ host, publicUrl }: Address, named: string): boolean {
  const name = named.replace(/^\[|\]$/g, '').toLowerCase();
  if (isLoopback(name) || name === host.toLowerCase()) return true;
  if (publicUrl !== undefined && name === new URL(publicUrl).hostname.toLowerCase()) return true;
  return !isLoopback(host) && isIP(name) !== 0;
}
