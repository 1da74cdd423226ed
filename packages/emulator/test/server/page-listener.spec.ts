import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom, webPath } from 'fast-check';
import { SlackEmulator } from '../../src/index.js';
import { createPageListener } from '../../src/page-server/page-listener.js';
import { PageFiles } from '../../src/page-server/page-files.js';

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Requests a path unchanged: `fetch` normalizes it. */
async function get(port: number, path: string, { method = 'GET', headers = {} } = {}): Promise<Got> {
  const asked = request({ port, path, method, headers, agent: false }).end();
  return new Promise((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', answer => {
      const { statusCode: status, headers: given } = answer;
      text(answer).then(body => resolve({ status, headers: given, body }), reject);
    });
  });
}

const portOf = (slack: SlackEmulator): number => Number(new URL(slack.apiUrl).port);

describe('the page server', () => {
  let home = '';
  let server: Server;
  let port = 0;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'page-door-'));
    await mkdir(join(home, 'page/assets'), { recursive: true });
    await writeFile(join(home, 'secret.html'), 'SECRET');
    await writeFile(join(home, 'page/index.html'), 'INDEX');
    await writeFile(join(home, 'page/assets/app-1.js'), 'CODE');
    await writeFile(join(home, 'page/assets/app-1.js.map'), 'SECRET');
    server = createServer(createPageListener(() => new PageFiles(join(home, 'page')))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });

  afterAll(async () => {
    server.close();
    await rm(home, { recursive: true });
  });

  it('serves the page without caching and its assets as immutable', async () => {
    const [index, code] = [await get(port, '/?person=ann'), await get(port, '/assets/app-1.js')];

    expect(index).toMatchObject({ status: 200, body: 'INDEX' });
    expect(index.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    expect(code).toMatchObject({ status: 200, body: 'CODE' });
    expect(code.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(code.headers['cache-control']).toMatch(/immutable/);
  });

  it('restricts the page to its own scripts with a content security policy on every response', async () => {
    for (const path of ['/', '/assets/app-1.js', '/assets/none.js']) {
      const { headers } = await get(port, path);
      const policy = headers['content-security-policy'] ?? '';

      expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).toMatch(/connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'/);
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
      expect(policy).not.toMatch(/unsafe|\*|blob:|media-src/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    }
  });

  it.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/assets/..%2f..%2fsecret.html',
    '/assets/..\\..\\secret.html',
    '/assets/app-1.js.map',
    '/assets/app-1.js%00.html',
    '/assets',
    '/assets/',
    '/%',
    '/index.html/../../secret.html',
  ])('serves nothing at %s', async path => {
    expect(await get(port, path)).toMatchObject({ status: 404, body: expect.stringContaining('Load it again') });
  });

  it('serves only the listed files for any path', async () => {
    const odd = array(constantFrom('..', '.', '', 'assets', 'secret.html', '%2e%2e', 'page', '%5c'), { maxLength: 6 });
    const paths = [odd.map(parts => `/${parts.join('/')}`), webPath().map(path => `/${path}`)];
    for (const path of paths) {
      await assert(
        asyncProperty(path, async asked => {
          const { status, body } = await get(port, asked);
          expect([200, 404]).toContain(status);
          expect(body).toMatch(status === 200 ? /^(?:INDEX|CODE)$/ : /Load it again/);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('is read-only: HEAD has no body, and other methods are rejected', async () => {
    const head = await get(port, '/', { method: 'HEAD' });
    const post = await get(port, '/', { method: 'POST' });

    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe('5');
    expect(post).toMatchObject({ status: 405, body: expect.stringContaining('/control/v1/') });
  });

  it('explains how to build a missing page', async () => {
    const bare = createServer(createPageListener(() => new PageFiles(join(home, 'none')))).listen(0, '127.0.0.1');
    await once(bare, 'listening');
    const address = bare.address();

    const got = await get(typeof address === 'object' && address !== null ? address.port : 0, '/');
    bare.close();

    expect(got).toMatchObject({ status: 503, body: expect.stringContaining('npm run build') });
  });
});

describe('a local Slack', () => {
  it('serves the page next to the control API and rejects pages from other sites', async () => {
    await using slack = await SlackEmulator.start({ control: true });
    const port = portOf(slack);

    expect(slack.pageUrl).toBe(`http://127.0.0.1:${port}/`);
    expect((await get(port, '/')).headers['content-security-policy']).toContain("default-src 'none'");
    expect(await get(port, '/', { headers: { host: 'evil.example' } })).toMatchObject({ status: 403 });
    expect(await get(port, '/', { headers: { 'sec-fetch-site': 'cross-site' } })).toMatchObject({ status: 403 });
  });

  it('passes the key of the control API in the URL fragment, which requests never contain', async () => {
    await using slack = await SlackEmulator.start({ control: { key: 'a+b&c' } });
    const { pathname, search, hash } = new URL(slack.pageUrl);

    expect([pathname, search]).toEqual(['/', '']);
    expect(new URLSearchParams(hash.slice(1)).get('key')).toBe('a+b&c');
  });

  it('serves no page without the control API', async () => {
    await using slack = await SlackEmulator.start();

    expect(await get(portOf(slack), '/')).toMatchObject({ status: 404, body: expect.stringContaining('not_found') });
  });
});
