import { Injectable } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackAction, SlackInteraction, SlackUserException } from '../../src/index.js';
import { buttons } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';
import { posted } from '../support/posted.js';
import { textField } from '../support/text-field.js';

@Injectable()
class SlowLegacyBot {
  readonly gate = new Gate();

  @SlackAction('block')
  block(): void {}

  @SlackInteraction({ type: 'interactive_message', name: 'decide' })
  async decide(): Promise<string> {
    await this.gate.pass();
    return 'Decided.';
  }

  @SlackInteraction({ type: 'dialog_submission', callbackId: 'returned' })
  async submit() {
    await this.gate.pass();
    return {
      errors: [
        { name: 'title', error: 'Say more.' },
        { name: 'body', error: 'Here too.' },
      ],
    };
  }

  @SlackInteraction({ type: 'dialog_submission', callbackId: 'thrown' })
  async refuse(): Promise<void> {
    await this.gate.pass();
    throw new SlackUserException('Shut.');
  }

  @SlackInteraction({ type: 'dialog_cancellation' })
  async cancel(): Promise<void> {
    await this.gate.pass();
    throw new Error('The database is gone.');
  }

  @SlackInteraction({ type: 'dialog_suggestion' })
  @SlackInteraction({ type: 'interactive_message_suggestion' })
  async options(): Promise<string[]> {
    await this.gate.pass();
    return ['Roof'];
  }

  @SlackInteraction({ type: 'workflow_step_edit' })
  async step(): Promise<void> {
    await this.gate.pass();
    throw new Error('The database is gone.');
  }
}

describe('legacy interactions after the ack deadline', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await Bot.start({ providers: [SlowLegacyBot], options: { ackDeadlineMs: 30 } });
  });
  afterEach(() => bot[Symbol.asyncDispose]());

  /** Sends a payload from a bot message as Ann, and completes the handler after the empty ack. */
  async function late(payload: object) {
    const message = await posted(bot, [buttons('block')]);
    const ann = bot.slack.user('ann');
    const { payload: click } = await ann.click(message, 'block');
    const { ack } = await bot.slack.deliver({
      type: 'interactive',
      payload: {
        user: { id: ann.id },
        channel: { id: message.channel },
        message_ts: message.ts,
        response_url: textField(click, 'response_url'),
        ...payload,
      },
    });
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
    bot.app.get(SlowLegacyBot).gate.open();
    return { ann, message };
  }

  it('attachment button: sends an empty ack and replaces the message later', async () => {
    const actions = [{ type: 'button', name: 'decide', value: 'yes' }];
    const { message } = await late({ type: 'interactive_message', callback_id: 'order', actions });
    await expect(bot.slack.waitForMessage('Decided.')).resolves.toMatchObject({ ts: message.ts });
  });

  it.each([
    ['returned', 'Say more.\nHere too.'],
    ['thrown', 'Shut.'],
  ])('dialog: closes and notifies the user of the errors: %s', async (callback_id, text) => {
    const { ann } = await late({ type: 'dialog_submission', callback_id, submission: { title: 'x' } });
    await expect(bot.slack.waitForMessage(text)).resolves.toMatchObject({ ephemeralTo: ann.id });
  });

  it.each(['dialog_cancellation', 'workflow_step_edit'])('%s: sends an ack and logs a later error', async type => {
    await late({ type, callback_id: 'x' });
    const line = await bot.slack.waitFor('a line', () => bot.log.find('error', 'The database is gone.')[0]);
    expect(line).toContain('SlowLegacyBot');
  });

  it.each(['dialog_suggestion', 'interactive_message'])('options of %s: are empty, with a warning', async type => {
    await late({ type, callback_id: 'x', name: 'menu', value: 'r' });
    const line = await bot.slack.waitFor('a line', () => bot.log.find('warn', 'SlowLegacyBot.options')[0]);
    expect(line).not.toContain('Roof');
  });
});
