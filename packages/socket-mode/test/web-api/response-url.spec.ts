import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ResponseUrl } from '../../../core/src/web-api/response-url.js';

const MINUTE_MS = 60_000;

describe('response_url', () => {
  let answer = { status: 200, text: 'ok' };
  let posts = 0;
  const server = createServer((_, response) => {
    posts += 1;
    response.writeHead(answer.status).end(answer.text);
  });
  let nowMs = 0;
  let url: ResponseUrl;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    answer = { status: 200, text: 'ok' };
    posts = 0;
    nowMs = 5_000;
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    url = new ResponseUrl(`http://127.0.0.1:${port}/secret`, fetch, nowMs, () => nowMs);
  });
  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });

  it('accepts messages for 30 minutes after its receipt', async () => {
    nowMs += 30 * MINUTE_MS - 1;
    expect(url.isOpen).toBe(true);
    await url.post({ text: 'Just in time.' });
    nowMs += 1;
    expect(url.isOpen).toBe(false);
    await expect(url.post({ text: 'Too late.' })).rejects.toMatchObject({
      name: 'SlackResponseUrlException',
      code: 'response_url_expired',
      message: expect.stringMatching(/good for 30 minutes.*Use say\(\), or client\.chat\.postEphemeral\.$/),
    });
    expect(posts).toBe(1);
  });

  it('expires by the age of its payload, not by its first use', () => {
    const receivedAt = nowMs;
    nowMs += 30 * MINUTE_MS;
    expect(new ResponseUrl('http://127.0.0.1/secret', fetch, receivedAt, () => nowMs).isOpen).toBe(false);
  });

  it('accepts five messages, also when they are sent concurrently', async () => {
    const posting = [1, 2, 3, 4, 5, 6].map(number => url.post({ text: `Message ${number}.` }));
    const ended = await Promise.allSettled(posting);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(ended[5]).toMatchObject({ reason: { code: 'response_url_used_up' } });
    expect(url.isOpen).toBe(false);
    expect(posts).toBe(5);
  });

  it.each([
    ['used_url', 'response_url_used_up'],
    ['expired_url', 'response_url_expired'],
    ['invalid_blocks', 'response_url_refused'],
  ])('rejects with the same error when Slack refuses the message: %s', async (text, code) => {
    answer = { status: 404, text };
    await expect(url.post({ text: 'Refused.' })).rejects.toMatchObject({ code });
  });

  it('does not count a message that Slack refused', async () => {
    answer = { status: 500, text: '' };
    for (let time = 1; time <= 6; time += 1) {
      await expect(url.post({})).rejects.toMatchObject({ message: expect.stringContaining('no reason given') });
    }
    expect(url.isOpen).toBe(true);
  });
});
