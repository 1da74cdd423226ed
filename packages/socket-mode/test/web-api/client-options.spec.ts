import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { type FetchFunction, LogLevel } from '@slack/web-api';
import { SlackClients } from '../../src/index.js';
import { FixedBotToken } from '../../../core/src/web-api/bot-token.js';

/** An HTTP adapter that always fails and records the timeout of each request. */
function deadEnd() {
  const signals: (AbortSignal | undefined)[] = [];
  const fetch: FetchFunction = async (_url, init) => {
    signals.push(init?.signal);
    return Promise.reject(new Error('ECONNRESET'));
  };
  return { signals, fetch };
}

describe('Web API client', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('stops after four attempts within ten seconds, each with a timeout', async () => {
    jest.useFakeTimers();
    const { signals, fetch } = deadEnd();
    const clients = new SlackClients();
    clients.add('default', { botToken: new FixedBotToken('xoxb-1'), options: { fetch, logLevel: LogLevel.ERROR } });
    const outcome = clients
      .get()
      .auth.test()
      .catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(10_000);
    await expect(outcome).resolves.toBeInstanceOf(Error);
    expect(signals).toHaveLength(4);
    expect(signals.every(signal => signal instanceof AbortSignal)).toBe(true);
  });

  it('uses the configured retries and timeout', async () => {
    const { signals, fetch } = deadEnd();
    const clients = new SlackClients();
    clients.add('default', {
      botToken: new FixedBotToken('xoxb-1'),
      options: { fetch, logLevel: LogLevel.ERROR, retryConfig: { retries: 0 }, timeout: 0 },
    });
    await expect(clients.get().auth.test()).rejects.toThrow('ECONNRESET');
    expect(signals).toEqual([undefined]);
  });

  it('does not share its token with the headers of other clients', async () => {
    const slack = await SlackEmulator.start();
    const options = { slackApiUrl: slack.apiUrl, headers: { 'x-office': 'Ghent' } };
    const clients = new SlackClients();
    clients.add('first', { botToken: new FixedBotToken(slack.botToken), options });
    clients.add('second', { botToken: new FixedBotToken(slack.addApp('second').botToken), options });
    const users = [await clients.get('first').auth.test(), await clients.get('second').auth.test()];
    expect(users.map(({ user }) => user)).toEqual(['app', 'second']);
    expect(options.headers).toEqual({ 'x-office': 'Ghent' });
    await slack.close();
  });
});
