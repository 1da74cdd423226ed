import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackClients } from '../../src/index.js';
import { buttons } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { LegacyBot, LeftOver } from '../support/legacy-bots.js';
import { posted } from '../support/posted.js';
import { textField } from '../support/text-field.js';

let bot: Bot;
beforeAll(async () => {
  bot = await Bot.start({ providers: [LegacyBot, LeftOver] });
});
afterAll(async () => {
  await bot[Symbol.asyncDispose]();
});

const handled = () => bot.app.get(LegacyBot).seen.splice(0);
beforeEach(() => void handled());

/** A message of the bot, the payload that Ann would send from it, and its current text. */
async function onMessage() {
  const ann = bot.slack.user('ann');
  const message = await posted(bot, [buttons('block')]);
  // Slack uses the same response URLs for attachments and for blocks.
  const { payload } = await ann.click(message, 'block');
  const from = {
    user: { id: ann.id },
    channel: { id: message.channel },
    message_ts: message.ts,
    response_url: textField(payload, 'response_url'),
  };
  return { ann, message, from };
}

const send = (payload: object) => bot.slack.deliver({ type: 'interactive', payload });

const pressed = (name: string, callbackId: string) => ({
  type: 'interactive_message',
  callback_id: callbackId,
  actions: [{ type: 'button', name, value: 'yes' }],
});

const button = (name: string) => ({ name, text: name, type: 'button' as const, value: 'yes' });
const menu = (name: string) => ({ name, text: name, type: 'select' as const, data_source: 'external' as const });

async function withAttachment() {
  const actions = [button('decide'), button('whisper'), button('fail'), menu('choose'), menu('product')];
  const attachments = [{ text: 'Order', callback_id: 'order/7', actions }];
  const client = bot.app.get(SlackClients).get();
  const { ts } = await client.chat.postMessage({ channel: 'general', text: 'An order', attachments });
  return { ann: bot.slack.user('ann'), message: await bot.slack.waitForMessage(message => message.ts === ts) };
}

describe('button or menu of an attachment', () => {
  it('calls its handler with its value, and the response replaces the message', async () => {
    const { ann, message } = await withAttachment();
    const { ack } = await ann.click(message, 'decide');
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
    expect(handled()).toEqual([{ id: '7', value: 'yes', type: 'button', name: 'decide', message: message.ts }]);
    await expect(bot.slack.waitForMessage('Order 7: yes')).resolves.toMatchObject({ ts: message.ts });
  });

  it('passes the selected option as its value', async () => {
    const { ann, message } = await withAttachment();
    await ann.select(message, 'choose', 'maybe');
    expect(handled()).toEqual([{ id: '7', value: 'maybe' }]);
  });

  it('keeps the message when the response is ephemeral', async () => {
    const { ann, message } = await withAttachment();
    await ann.click(message, 'whisper');
    await expect(bot.slack.waitForMessage('Psst')).resolves.toMatchObject({ ephemeralTo: ann.id });
    expect(bot.slack.messages).toContainEqual(message);
  });

  it('keeps the message when the handler rejects the action, and notifies the user', async () => {
    const { ann, message } = await withAttachment();
    await ann.click(message, 'fail');
    await expect(bot.slack.waitForMessage('Not today.')).resolves.toMatchObject({ ephemeralTo: ann.id });
    expect(bot.slack.messages).toContainEqual(message);
  });

  it('gets options in the format of attachments', async () => {
    const { ann, message } = await withAttachment();
    const { options } = await ann.suggest(message, 'product', 'la');
    expect(options).toEqual([
      { text: 'la', value: 'la' },
      { text: 'Lamp', value: 'l' },
    ]);
  });
});

const submitted = (title: string | null) => ({
  type: 'dialog_submission',
  callback_id: 'ticket',
  submission: { title, body: null },
});

describe('dialog', () => {
  it('closes when the handler returns nothing', async () => {
    for (const title of ['fine', 'none']) {
      const { ack } = await send(submitted(title));
      expect(ack).not.toHaveProperty('payload');
      expect(handled()).toEqual([{ submission: { title, body: null }, answerable: 'ack' }]);
    }
  });

  it.each([
    ['returned', 'short', [{ name: 'title', error: 'Say more.' }]],
    [
      'thrown, those without an element under the first one',
      'thrown',
      [
        { name: 'body', error: 'Say more here.' },
        { name: 'title', error: 'And there.' },
      ],
    ],
    ['a refusal', 'refused', [{ name: 'title', error: 'Closed on Sundays.' }]],
    ['a failure', 'broken', [{ name: 'title', error: expect.stringContaining("Sorry, that didn't work.") }]],
  ])('stays open with errors: %s', async (_name, title, errors) => {
    const { ack } = await send(submitted(title));
    expect(ack?.payload).toEqual({ errors });
  });

  it('logs the fields that it does not have', async () => {
    await send(submitted('thrown'));
    expect(bot.log.find('warn', "LegacyBot.submit put errors on 'nowhere', but no input has this name")).toHaveLength(
      1,
    );
  });

  it('notifies the user when it has no elements', async () => {
    const { ann, from } = await onMessage();
    const { ack } = await send({ ...from, type: 'dialog_submission', callback_id: 'closed' });
    expect(ack?.status).toBe('in_time');
    await expect(bot.slack.waitForMessage('Shut.')).resolves.toMatchObject({ ephemeralTo: ann.id });
  });

  it('gets option groups in the format of dialogs', async () => {
    const { ack } = await send({ type: 'dialog_suggestion', callback_id: 'ticket', name: 'category', value: 'r' });
    expect(ack?.payload).toEqual({
      option_groups: [{ label: 'House', options: [{ label: 'Roof', value: 'r' }] }],
    });
  });

  it('passes its cancellation to the handler', async () => {
    await send({ type: 'dialog_cancellation', callback_id: 'ticket', state: 'half' });
    expect(handled()).toEqual([{ cancelled: 'half' }]);
  });
});

describe('interaction without a dedicated kind', () => {
  it('passes the whole payload to the handler of its type and id', async () => {
    const payload = { type: 'workflow_step_edit', callback_id: 'step/1', workflow_step: { workflow_id: '12' } };
    const { ack } = await send(payload);
    expect(ack?.status).toBe('in_time');
    expect(handled()).toEqual([{ id: '1', step: { workflow_id: '12' }, kind: 'unknown' }]);
  });
});

describe('legacy interaction without a handler', () => {
  it('goes to the fallback of its kind, which responds in the format of that kind', async () => {
    const { from } = await onMessage();
    await send({ ...from, ...pressed('x', 'x') });
    await bot.slack.waitForMessage('What was that?');
    await send({ type: 'dialog_cancellation', callback_id: 'x' });
    expect(bot.app.get(LeftOver).kinds).toEqual(['interactive_message', 'dialog_cancellation']);
    const answers = [
      await send({ type: 'interactive_message', callback_id: 'x', name: 'x', value: '' }),
      await send({ type: 'dialog_submission', callback_id: 'x', submission: { title: 'x' } }),
      await send({ type: 'dialog_suggestion', callback_id: 'x', name: 'x', value: '' }),
    ];
    expect(answers.map(({ ack }) => ack?.payload)).toEqual([
      { options: [{ text: 'nothing', value: 'nothing' }] },
      { errors: [{ name: 'title', error: 'Nobody reads this.' }] },
      { options: [{ label: 'nothing', value: 'nothing' }] },
    ]);
  });
});
