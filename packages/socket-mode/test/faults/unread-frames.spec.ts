import { Injectable } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { SlackEvent } from '../../src/index.js';
import { Bot } from '../support/bot.js';

/** Far more than `ws` answers at once of its own accord: how they come together on the line is the system's to say. */
const PINGS = 1_000;

@Injectable()
class Listener {
  @SlackEvent('reaction_added')
  react(): void {}
}

it('reads what lies behind a crowd of pings, which a busy process finds unread all at once', async () => {
  await using bot = await Bot.start({ providers: [Listener], options: { connections: 1 } });
  const { slack } = bot;
  const [connection] = slack.connections;

  // All of it leaves in one go: the pings between the pieces of a frame, then a whole one.
  slack.faults.fragment({ pieces: PINGS });
  const pinged = slack.deliverEvent({ type: 'reaction_added', reaction: 'x'.repeat(PINGS) });
  slack.faults.heal();
  const behind = slack.deliverEvent({ type: 'reaction_added' });

  expect([(await pinged).ack, (await behind).ack]).not.toContain(null);
  expect(slack.connections).toMatchObject([{ id: connection?.id }]);
});
