import { createServer } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { sendLine } from '../src/control/control-client.js';

/** A server of somebody else on the port where the demo is looked for. */
async function stranger(server: Server) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

describe('the second terminal, when something else has the port', () => {
  it.each([
    ['never answers', createTcpServer()],
    ['speaks no HTTP', createTcpServer(socket => void socket.on('error', () => {}).end('SSH-2.0-x\r\n'))],
    ['shows a page', createServer((_, response) => void response.end('<p>hello</p>'))],
    ['answers JSON of its own', createServer((_, response) => void response.end('{"ok":true}'))],
    ['leads elsewhere', createServer((_, response) => void response.writeHead(302, { location: '/' }).end())],
  ])('which %s, says so within its limit', async (_, server) => {
    await using elsewhere = await stranger(server);

    const { ok, lines } = await sendLine(['home', 'ann'], elsewhere.port, 200);

    expect(ok).toBe(false);
    expect(lines).toEqual([
      `What is on port ${elsewhere.port} doesn't answer as the demo does: it is something else, or a demo that hangs ` +
        'or was just ended. Set DEMO_PORT in both terminals to use another port.',
    ]);
  });
});
