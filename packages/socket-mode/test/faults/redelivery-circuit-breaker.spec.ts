import { Injectable } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { SlackEvent, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class BrokenBot {
  @SlackEvent('team_join')
  joined(): void {
    throw new Error('The database is gone.');
  }
}

it('acks the failing events of an app before Slack disables its subscriptions, and logs it once', async () => {
  await using bot = await Bot.start({ providers: [BrokenBot], slack: { ackTimeoutMs: 1_500, redeliveryDelaysMs: [] } });
  const deliver = (count: number) =>
    Promise.all(Array.from({ length: count }, () => bot.slack.deliverEvent({ type: 'team_join' })));

  expect((await deliver(100)).filter(({ ack }) => ack !== null)).toEqual([]);
  const [late] = await deliver(1);
  expect(late?.ack?.status).toBe('in_time');
  await deliver(1);

  expect(bot.log.find('error', "Over half of the last hour's events ended without an ack.")).toHaveLength(1);
  expect(bot.app.get(SlackSocketModeStrategy).counts['default']).toMatchObject({ withheld: 100, acked: 2, lost: 2 });
});
