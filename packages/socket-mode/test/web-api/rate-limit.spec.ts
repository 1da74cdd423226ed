import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { ErrorCode, WebClientEvent, type WebClientOptions } from '@slack/web-api';
import { AppClients } from '../../../core/src/web-api/app-clients.js';
import { FixedBotToken } from '../../../core/src/web-api/bot-token.js';

const NOWHERE = { teamId: null, enterpriseId: null };
const limited = { code: ErrorCode.RateLimitedError };

describe('rate-limited call', () => {
  let slack: SlackEmulator;
  const calls = () => slack.apiCalls.filter(({ method }) => method === 'auth.test');
  const clientsWith = (options: WebClientOptions = {}) =>
    new AppClients('default', {
      botToken: new FixedBotToken(slack.botToken),
      options: { slackApiUrl: slack.apiUrl, ...options },
    });

  beforeEach(async () => {
    slack = await SlackEmulator.start();
  });
  afterEach(() => slack.close());

  it('is sent again after the delay that Slack requires, like the calls made in the meantime', async () => {
    slack.faults.refuseNextCalls('auth.test', 1, { retryAfterSeconds: 1 });
    const client = clientsWith().getClient(NOWHERE);
    const limits: number[] = [];
    client.on(WebClientEvent.RATE_LIMITED, (seconds: number) => limits.push(seconds));
    const first = client.auth.test();
    await slack.waitForApiCall('auth.test');
    await slack.waitFor('the client to hear of it', () => limits.length === 1 || undefined);
    const second = client.auth.test();
    expect((await Promise.all([first, second])).map(({ ok }) => ok)).toEqual([true, true]);
    const [refused, ...allowed] = calls();
    expect(allowed).toHaveLength(2);
    for (const { at } of allowed) expect(at - (refused?.at ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it('rejects when its app closes, and later calls reject immediately', async () => {
    slack.faults.refuseNextCalls('auth.test', 2, { retryAfterSeconds: 600 });
    const clients = clientsWith();
    const client = clients.getClient(NOWHERE);
    const waiting = client.auth.test();
    waiting.catch(() => {});
    await slack.waitForApiCall('auth.test');
    clients.stop();
    await expect(waiting).rejects.toMatchObject(limited);
    await expect(client.auth.test()).rejects.toMatchObject(limited);
    await expect(client.auth.test()).resolves.toMatchObject({ ok: true });
  });

  it('rejects when the app closes, also for the client of a workspace', async () => {
    slack.faults.refuseNextCalls('auth.test', 1, { retryAfterSeconds: 600 });
    const clients = new AppClients('default', {
      botToken: () => slack.botToken,
      options: { slackApiUrl: slack.apiUrl },
    });
    const waiting = clients.getClient(NOWHERE).auth.test();
    waiting.catch(() => {});
    await slack.waitForApiCall('auth.test');
    clients.stop();
    await expect(waiting).rejects.toMatchObject(limited);
  });

  it('rejects after the configured number of retries', async () => {
    slack.faults.refuseNextCalls('auth.test', 10, { retryAfterSeconds: 0 });
    const client = clientsWith({ retryConfig: { retries: 2 } }).getClient(NOWHERE);
    await expect(client.auth.test()).rejects.toMatchObject(limited);
    expect(calls()).toHaveLength(3);
  });

  it('rejects immediately when the options say so', async () => {
    slack.faults.refuseNextCalls('auth.test', 1, { retryAfterSeconds: 600 });
    const client = clientsWith({ rejectRateLimitedCalls: true }).getClient(NOWHERE);
    await expect(client.auth.test()).rejects.toMatchObject(limited);
    expect(calls()).toHaveLength(1);
  });
});
