import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** What takes a request for a WebSocket, with the first bytes that came behind it. */
export type UpgradeListener = (request: IncomingMessage, tcp: Duplex, head: Buffer) => void;

/**
 * Gives the requests for WebSockets to a listener. An offer of anything else is passed over, and the request answered as
 * any other: Java's client offers HTTP/2 with each.
 */
export function onWebSocket(server: Server, listener: UpgradeListener): void {
  server.on('upgrade', (request: IncomingMessage, tcp: Duplex, head: Buffer) => {
    if (asksForWebSocket(request)) return listener(request, tcp, head);
    // Node has let go of the connection by now: it reads the request anew, without the offer.
    tcp.unshift(Buffer.concat([Buffer.from(withoutOffer(request), 'latin1'), head]));
    server.emit('connection', tcp);
  });
}

/** Whether a request that offers an upgrade offers that to a WebSocket. */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.trim().toLowerCase() === 'websocket';
}

function withoutOffer({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${value}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
