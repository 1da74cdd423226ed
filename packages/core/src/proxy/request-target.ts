const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' };

/** A name without the dot that may end it, or an address without the brackets of IPv6. */
export const getHostname = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** The port; that of its scheme where the URL names none. */
export const getPort = ({ port, protocol }: URL): string => port || (DEFAULT_PORTS[protocol] ?? '');

/** Whether TLS is spoken there. */
export const isSecure = ({ protocol }: URL): boolean => /^(https|wss):$/.test(protocol);
