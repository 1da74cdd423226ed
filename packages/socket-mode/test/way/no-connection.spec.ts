import { Injectable } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { SlackCommand } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';

it('an answer that no connection is left to carry takes the response_url', async () => {
  const gate = new Gate();

  @Injectable()
  class PatientBot {
    @SlackCommand('/wait')
    async wait() {
      await gate.pass();
      return 'Done.';
    }
  }

  await using bot = await Bot.start({ providers: [PatientBot] });
  const ann = bot.slack.user('ann');
  const exchange = ann.command('/wait');
  await gate.reached;
  bot.slack.faults.refuseNextOpens(1_000);
  bot.slack.faults.cut();
  await bot.slack.waitForConnections(0);
  gate.open();

  await expect(bot.slack.waitForMessage('Done.')).resolves.toMatchObject({ ephemeralTo: ann.id });
  expect(bot.log.find('warn', 'The ack of command /wait could not be sent: every connection was down.')).toHaveLength(
    1,
  );
  expect((await exchange).ack).toBeNull();
});
