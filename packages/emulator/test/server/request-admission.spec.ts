import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  oneof,
  string,
  tuple,
  uint8Array,
  webPath,
} from 'fast-check';
import { WebSocket } from 'ws';
import { SlackEmulator, type SlackEmulatorOptions } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';
import { RawLine } from '../support/raw-socket.js';

const started: SlackEmulator[] = [];

async function start(options?: SlackEmulatorOptions): Promise<SlackEmulator> {
  const slack = await SlackEmulator.start(options);
  started.push(slack);
  return slack;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(slack => slack.close()));
});

const portOf = (slack: SlackEmulator): number => Number(new URL(slack.apiUrl).port);

/** Calls `api.test` with headers that `fetch` does not send. @returns the status and the body */
async function call(port: number, headers: Record<string, string> = {}): Promise<[unknown, string]> {
  const asked = request({ port, path: '/api/api.test', headers, agent: false }).end();
  return new Promise((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', answer => {
      text(answer).then(said => resolve([answer.statusCode, said]), reject);
    });
  });
}

/** Writes bytes on a new connection. @returns the bytes received until it closes */
async function write(slack: SlackEmulator, bytes: string | Uint8Array, { thenEnd = false } = {}): Promise<string> {
  const socket = connect(portOf(slack), '127.0.0.1');
  socket.on('error', () => undefined);
  if (thenEnd) socket.end(bytes);
  else socket.write(bytes);
  return text(socket).catch(() => '');
}

/** Starts an upload and sends its bytes. @returns the status and the body */
async function upload(slack: SlackEmulator, body: string | Buffer, headers = {}): Promise<[number, string]> {
  const args = { filename: 'a.bin', length: body.length };
  const { upload_url: url } = (await new RawApp(slack).call('files.getUploadURLExternal', args)).body;
  if (typeof url !== 'string') throw new Error('No upload URL came.');
  const answer = await fetch(url, { method: 'POST', headers, body });
  return [answer.status, await answer.text()];
}

describe('a web page', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost@evil.example', '10.0.0.1', '%'])(
    'is rejected when its host name resolves to this machine: "%s"',
    async host => {
      const slack = await start();

      expect(await call(portOf(slack), { host })).toEqual([403, expect.stringContaining('forbidden_host')]);
    },
  );

  it('is rejected when the request target has its own host name', async () => {
    const slack = await start();
    const { host } = new URL(slack.apiUrl);
    const ask = (target: string) =>
      write(slack, `GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);

    expect(await ask('http://evil.example/api/api.test')).toContain('forbidden_host');
    expect(await ask(`http://user@${host}/api/api.test`)).toContain('forbidden_host');
    expect(await ask(`http://${host}/api/api.test`)).toContain('"ok":true');
  });

  it.each([
    ['by its origin', { origin: 'https://evil.example' }],
    ['by its origin, on another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['that hides its origin', { origin: 'null' }],
    ['by its origin, which is Slack itself', { origin: 'https://api.slack.com' }],
    ['by what the browser says of the site', { 'sec-fetch-site': 'cross-site' }],
    ['by what the browser says of the site, on another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ])('from another site is rejected %s', async (_how, headers) => {
    const slack = await start();

    expect(await call(portOf(slack), headers)).toEqual([403, expect.stringContaining('forbidden_origin')]);
  });

  it('of the emulator is accepted', async () => {
    const slack = await start();
    const { origin, host } = new URL(slack.apiUrl);

    expect(await call(portOf(slack), { host, origin, 'sec-fetch-site': 'same-origin' })).toEqual([
      200,
      expect.anything(),
    ]);
  });

  it.each([
    ['its origin is another', {}, { origin: 'https://evil.example' }],
    ['its host is another', { host: 'evil.example' }, {}],
  ])('gets no WebSocket when %s, even with a ticket', async (_name, headers, options) => {
    const slack = await start();
    const url = await new RawApp(slack).connectionUrl();
    const socket = new WebSocket(url, { headers, ...options });

    expect(await once(socket, 'error')).toEqual([expect.objectContaining({ message: expect.stringContaining('403') })]);
    expect(slack.connections).toEqual([]);
  });

  it('is not assumed when a non-browser client sends a Slack origin with its WebSocket', async () => {
    const slack = await start();
    const socket = new WebSocket(await new RawApp(slack).connectionUrl(), { origin: 'https://api.slack.com' });

    await once(socket, 'open');

    expect(await slack.waitForConnections(1)).toHaveLength(1);
  });
});

describe('an emulator that is reachable from other machines', () => {
  it('accepts requests for any IP address, and only its own host name', async () => {
    const slack = await start({ host: '0.0.0.0' });
    const port = portOf(slack);

    expect(slack.apiUrl).toBe(`http://127.0.0.1:${port}/api/`);
    expect(await call(port, { host: `192.0.2.7:${port}` })).toEqual([200, expect.anything()]);
    expect(await call(port, { host: `[2001:db8::7]:${port}` })).toEqual([200, expect.anything()]);
    expect(await call(port, { host: 'evil.example' })).toEqual([403, expect.anything()]);
  });

  it('gives apps its public URL and accepts that host name', async () => {
    const free = await start();
    const port = portOf(free);
    await free.close();
    const slack = await start({ port, publicUrl: `http://Slack.test:7522/` });

    expect(slack.apiUrl).toBe('http://slack.test:7522/api/');
    expect(await call(port, { host: 'slack.test:7522' })).toEqual([200, expect.anything()]);
    expect(await call(port, { host: 'evil.example' })).toEqual([403, expect.anything()]);
  });

  it('rejects an invalid public URL', async () => {
    await expect(start({ publicUrl: 'slack:7522' })).rejects.toThrow(
      'publicUrl is "slack:7522", which is no http URL.',
    );
  });
});

describe('a request body', () => {
  it('may have 64 MiB in an upload', async () => {
    const slack = await start();

    expect(await upload(slack, Buffer.alloc(2 * 1_048_576))).toEqual([200, expect.anything()]);
    expect(await upload(slack, Buffer.alloc(64 * 1_048_576 + 1))).toEqual([
      413,
      expect.stringContaining('request_too_large'),
    ]);
  });

  it('is rejected when it is not the form that its content type declares', async () => {
    const slack = await start();
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };

    expect(await upload(slack, 'abc', headers)).toEqual([400, expect.stringContaining('invalid_form_data')]);
  });

  it('closes its connection when it does not arrive in time', async () => {
    const slack = await start({ requestTimeoutMs: 100 });
    const host = `host: 127.0.0.1:${portOf(slack)}`;

    expect(await write(slack, `POST /api/api.test HTTP/1.1\r\n${host}\r\ncontent-length: 9\r\n\r\n{`)).toContain('408');
    expect(await write(slack, `GET /api/api.test HTTP/1.1\r\n${host}\r\nx-slow: `)).toContain('408');
    expect(await write(slack, '')).toContain('408');
    expect(slack.openSockets.http).toBe(0);
  });
});

describe('an app', () => {
  it('loses its connection when it does not read, without effect on others', async () => {
    const slack = await start();
    const app = new RawApp(slack);
    const deaf = await RawLine.open(await app.connectionUrl());
    await slack.waitForConnections(1);
    deaf.tcp.pause();
    const { socket } = await app.connect();
    for (let count = 0; count < 12; count += 1) slack.sendRaw('x'.repeat(8 * 1_048_576), { connection: 0 });

    expect(await slack.waitForConnections(1)).toHaveLength(1);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    deaf.tcp.destroy();
    app.close();
  });
});

describe('an upgrade request', () => {
  it('for another protocol is answered as a plain request, repeatedly on one connection', async () => {
    const slack = await start();
    const host = `host: 127.0.0.1:${portOf(slack)}`;
    const offer = 'connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAA';
    const form = 'content-type: application/x-www-form-urlencoded\r\ncontent-length: 6\r\n\r\na=b%21';
    const socket = connect(portOf(slack), '127.0.0.1');

    for (let count = 0; count < 12; count += 1) {
      socket.write(`POST /api/api.test HTTP/1.1\r\n${host}\r\n${offer}\r\n${form}`);
      expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 200 [^]*"args":{"a":"b!"}/);
    }

    expect(slack.openSockets).toEqual({ http: 1, webSocket: 0 });
    socket.destroy();
  });

  it('from another site is rejected', async () => {
    const slack = await start();
    const offer = 'connection: Upgrade\r\nupgrade: h2c\r\nconnection: close';

    expect(await write(slack, `GET /api/api.test HTTP/1.1\r\nhost: evil.example\r\n${offer}\r\n\r\n`)).toContain(
      'forbidden_host',
    );
  });
});

describe('requests', () => {
  it('are rejected above a thousand pending requests and accepted again after those disconnect', async () => {
    const slack = await start();
    for (const round of [1, 2]) {
      slack.faults.refuseNextCalls('api.test', 1000, { instead: 'hang' });
      const socket = connect(portOf(slack), '127.0.0.1');
      socket.write(`GET /api/api.test HTTP/1.1\r\nhost: localhost\r\n\r\n`.repeat(1000));
      await slack.waitFor('a thousand calls', () => (slack.apiCalls.length === round * 1000 ? true : undefined));

      expect(await call(portOf(slack))).toEqual([503, expect.stringContaining('service_unavailable')]);

      socket.destroy();
      await slack.waitFor('their end', () => (slack.openSockets.http === 0 ? true : undefined));
    }
    expect(await call(portOf(slack))).toEqual([200, expect.anything()]);
  });

  it('with arbitrary bytes are answered or closed, and the next request is served', async () => {
    const slack = await start({ requestTimeoutMs: 1000 });
    const line = tuple(
      constantFrom('GET', 'POST', 'OPTIONS', 'CONNECT', 'PRI'),
      oneof(webPath(), string(), constantFrom('*', '//', '/%', '/link/?ticket=%ff', 'http://[/', '/api/..')),
      constantFrom(
        'Host: localhost',
        'Host: localhost\r\nHost: evil',
        'Host:\r\nUpgrade: websocket\r\nConnection: Upgrade',
      ),
      oneof(
        constant(''),
        string().map(name => `${name}: x`),
        constantFrom('Content-Length: -1', 'Origin: %'),
      ),
    );
    const bytes = oneof(
      uint8Array({ maxLength: 200 }),
      line.map(([method, path, host, more]) => Buffer.from(`${method} ${path} HTTP/1.1\r\n${host}\r\n${more}\r\n\r\n`)),
    );

    await assert(
      asyncProperty(array(bytes, { minLength: 10, maxLength: 10 }), async attempts => {
        await Promise.all(attempts.map(each => write(slack, each, { thenEnd: true })));
        expect(await call(portOf(slack))).toEqual([200, expect.anything()]);
      }),
      { numRuns: 10 },
    );
  });
});
