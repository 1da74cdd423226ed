import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Logger } from '@nestjs/common';
import { SlackClients } from '../../src/index.js';
import { NestSlackLogger } from '../../../core/src/web-api/nest-logger.js';
import { LogBook } from '../support/bot.js';

/** What fetch would quote in its refusal of the header. */
const MALFORMED = 'xoxb-SECRET1\nSECRET2';

const clientOf = (botToken: () => string, slackApiUrl = 'http://127.0.0.1:9/') => {
  const clients = new SlackClients();
  const options = { slackApiUrl, retryConfig: { retries: 0 }, logger: new NestSlackLogger() };
  clients.add('default', { botToken, options });
  return clients.get();
};

describe('a token that no header can hold', () => {
  it('of a botToken function fails the call, and is not quoted', async () => {
    const calling = clientOf(() => MALFORMED).auth.test();
    await expect(calling).rejects.toMatchObject({
      code: 'malformed_bot_token',
      message: expect.stringContaining('auth.test was not called'),
    });
    await expect(calling).rejects.not.toThrow('SECRET');
  });

  it('is mended where only white space stands around it', async () => {
    const slack = await SlackEmulator.start();
    const client = clientOf(() => ` ${slack.botToken}\n`, slack.apiUrl);
    await expect(client.auth.test()).resolves.toMatchObject({ user: 'app' });
    await slack.close();
  });

  it('given to a call is hidden in what web-api logs of it', async () => {
    const log = new LogBook();
    Logger.overrideLogger(log);
    const calling = clientOf(() => 'xoxb-1').auth.test({ token: MALFORMED });
    await expect(calling).rejects.toThrow('A request error occurred');
    Logger.overrideLogger(false);
    expect(log.find('warn', 'http request failed')).toHaveLength(1);
    expect(log.find('warn', 'SECRET')).toEqual([]);
  });
});
