const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' };

/** The host name without a trailing dot; an IPv6 address without its brackets. */
export const getHostname = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** The port, or the default port of the scheme. */
export const getPort = ({ port, protocol }: URL): string => port || (DEFAULT_PORTS[protocol] ?? '');

export const isSecure = ({ protocol }: URL): boolean => /^(https|wss):$/.test(protocol);
