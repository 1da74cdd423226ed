import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agentFetch, type FetchInit } from '../../../core/src/proxy/agent-fetch.js';
import { isText } from '../support/field-at.js';

/** A request as the server receives it, a form by its parts. */
interface Arrived {
  readonly method: string | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

function form(): FormData {
  const data = new FormData();
  data.append('title', 'é');
  data.append('file', new Blob([new Uint8Array([0, 255, 13, 10])]), 'a.bin');
  return data;
}

describe('agentFetch', () => {
  let server: Server;
  let url: URL;
  const agent = new Agent();
  const arrived: Arrived[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      void answer(request, response);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/x`);
  });
  afterAll(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, headers } = request;
    arrived.push({ method, headers, body: (await buffer(request)).toString('latin1') });
    if (request.url === '/silent') return;
    if (request.url === '/empty') response.writeHead(204).end();
    else response.writeHead(207, 'Odd', ['x-a', '1', 'x-a', '2', 'retry-after', '3']).end('é');
  }

  /** The boundaries between the parts of a form are random. */
  const sent = ({ method, headers, body }: Arrived) => {
    const boundary = /boundary=(\S+)/.exec(String(headers['content-type']))?.[1] ?? 'none';
    return {
      method,
      authorization: headers['authorization'],
      type: String(headers['content-type']).replace(boundary, 'B'),
      length: headers['content-length'],
      body: body.replaceAll(boundary, 'B'),
    };
  };

  it.each([
    ['nothing', () => ({ method: 'POST' })],
    [
      'a text',
      () => ({ method: 'POST', body: 'a=é', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ],
    ['a form with a file', () => ({ method: 'POST', body: form(), headers: { Authorization: 'Bearer x' } })],
    ['what web-api says of redirects', () => ({ method: 'POST', body: '{}', redirect: 'error' as const })],
    ['a GET', () => ({})],
  ])('sends %s as fetch does', async (_what, init: () => FetchInit) => {
    arrived.length = 0;
    await (await agentFetch(url, init(), agent)).text();
    await (await fetch(url, init())).text();
    const [ours, theirs] = arrived.map(sent);
    expect({ ...ours, type: undefined, length: undefined }).toEqual({ ...theirs, type: undefined, length: undefined });
    expect(ours?.type.replace(/-+formdata\S+/, 'B')).toBe(theirs?.type.replace(/-+formdata\S+/, 'B'));
    expect(ours?.length).toBeDefined();
  });

  it('returns what fetch returns', async () => {
    const [ours, theirs] = await Promise.all([agentFetch(url, {}, agent), fetch(url)]);
    for (const field of ['ok', 'status', 'statusText', 'url'] as const) expect(ours[field]).toBe(theirs[field]);
    for (const name of ['x-a', 'retry-after', 'none']) expect(ours.headers.get(name)).toBe(theirs.headers.get(name));
    await expect(ours.text()).resolves.toBe(await theirs.text());
  });

  it('returns a response without a body', async () => {
    const response = await agentFetch(new URL('/empty', url), { method: 'POST' }, agent);
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  it('rejects with an AbortError when the signal aborts', async () => {
    const fetching = agentFetch(new URL('/silent', url), { signal: AbortSignal.timeout(40) }, agent);
    const error: unknown = await fetching.catch((reason: unknown) => reason);
    expect(isText(Reflect.get(Object(error), 'name'))).toBe(true);
    expect(String(error)).toMatch(/Timeout|Abort/);
  });

  it('rejects immediately when the signal has already aborted', async () => {
    await expect(agentFetch(url, { signal: AbortSignal.abort() }, agent)).rejects.toThrow('abort');
  });
});
