import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { objectAt, stringAt } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;

beforeAll(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll();
});

afterAll(async () => {
  app.close();
  await slack.close();
});

/** The text that an app gets when Ann types this behind a command. */
async function sent(typed: string): Promise<string | undefined> {
  await slack.user('ann').command('/ticket', typed);
  return stringAt(objectAt(connection.envelopes.at(-1) ?? {}, 'payload') ?? {}, 'text');
}

describe('the text behind a command', () => {
  it('names users and channels by their ids', async () => {
    const bob = slack.user('bob').id;
    const general = slack.channel('general').id;
    await expect(sent('assign 5 @bob in #general, @bob.')).resolves.toBe(
      `assign 5 <@${bob}|bob> in <#${general}|general>, <@${bob}|bob>.`,
    );
  });

  it.each([
    ['see https://example.com/a?b=1&c=2 now', 'see <https://example.com/a?b=1&amp;c=2> now'],
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['@nobody #nowhere #4 ann@bob', '@nobody #nowhere #4 ann@bob'],
    ['<!here> &amp; <#C1|x>', '&lt;!here&gt; &amp;amp; &lt;#C1|x&gt;'],
    ['', ''],
  ])('is escaped as Slack does it: %s', async (typed, text) => {
    await expect(sent(typed)).resolves.toBe(text);
  });
});
