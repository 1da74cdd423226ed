import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Logger } from '@nestjs/common';
import { SlackClients } from '../../src/index.js';
import { NestSlackLogger } from '../../../core/src/web-api/nest-logger.js';
import { LogBook } from '../support/bot.js';

/** The text that fetch would quote when it rejects the header. */
const MALFORMED = 'xoxb-SECRET1\nSECRET2';

const clientOf = (botToken: () => string, slackApiUrl = 'http://127.0.0.1:9/') => {
  const clients = new SlackClients();
  const options = { slackApiUrl, retryConfig: { retries: 0 }, logger: new NestSlackLogger() };
  clients.add('default', { botToken, options });
  return clients.get();
};

describe('token that is not a valid header value', () => {
  it('rejects the call without quoting the token when a botToken function returns it', async () => {
    const calling = clientOf(() => MALFORMED).auth.test();
    await expect(calling).rejects.toMatchObject({
      code: 'malformed_bot_token',
      message: expect.stringContaining('auth.test was not called'),
    });
    await expect(calling).rejects.not.toThrow('SECRET');
  });

  it('is trimmed when it only has white space around it', async () => {
    const slack = await SlackEmulator.start();
    const client = clientOf(() => ` ${slack.botToken}\n`, slack.apiUrl);
    await expect(client.auth.test()).resolves.toMatchObject({ user: 'app' });
    await slack.close();
  });

  it('is redacted in the logs of @slack/web-api when a call passes it', async () => {
    const log = new LogBook();
    Logger.overrideLogger(log);
    const calling = clientOf(() => 'xoxb-1').auth.test({ token: MALFORMED });
    await expect(calling).rejects.toThrow('A request error occurred');
    Logger.overrideLogger(false);
    expect(log.find('warn', 'http request failed')).toHaveLength(1);
    expect(log.find('warn', 'SECRET')).toEqual([]);
  });
});
