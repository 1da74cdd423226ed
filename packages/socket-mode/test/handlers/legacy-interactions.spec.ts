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

/** A message of the bot, what Ann would send from it, and how it stands now. */
async function onMessage() {
  const ann = bot.slack.user('ann');
  const message = await posted(bot, [buttons('block')]);
  // Slack gives the same response URLs to attachments as to blocks.
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

/** A message of the bot with buttons and menus in an attachment. */
async function withAttachment() {
  const actions = [button('decide'), button('whisper'), button('fail'), menu('choose'), menu('product')];
  const attachments = [{ text: 'Order', callback_id: 'order/7', actions }];
  const client = bot.app.get(SlackClients).get();
  const { ts } = await client.chat.postMessage({ channel: 'general', text: 'An order', attachments });
  return { ann: bot.slack.user('ann'), message: await bot.slack.waitForMessage(message => message.ts === ts) };
}

describe('a button or menu of an attachment', () => {
  it('reaches its handler with its value, and the answer takes the place of the message', async () => {
    const { ann, message } = await withAttachment();
    const { ack } = await ann.click(message, 'decide');
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
    expect(handled()).toEqual([{ id: '7', value: 'yes', type: 'button', name: 'decide', message: message.ts }]);
    await expect(bot.slack.waitForMessage('Order 7: yes')).resolves.toMatchObject({ ts: message.ts });
  });

  it('gives what was chosen as its value', async () => {
    const { ann, message } = await withAttachment();
    await ann.select(message, 'choose', 'maybe');
    expect(handled()).toEqual([{ id: '7', value: 'maybe' }]);
  });

  it('leaves the message where the answer is for the user alone', async () => {
    const { ann, message } = await withAttachment();
    await ann.click(message, 'whisper');
    await expect(bot.slack.waitForMessage('Psst')).resolves.toMatchObject({ ephemeralTo: ann.id });
    expect(bot.slack.messages).toContainEqual(message);
  });

  it('leaves the message where it is refused, and tells the user', async () => {
    const { ann, message } = await withAttachment();
    await ann.click(message, 'fail');
    await expect(bot.slack.waitForMessage('Not today.')).resolves.toMatchObject({ ephemeralTo: ann.id });
    expect(bot.slack.messages).toContainEqual(message);
  });

  it('is offered options as it takes them', async () => {
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

describe('a dialog', () => {
  it('closes when nothing is answered', async () => {
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

  it('says in the log which fields it has not', async () => {
    await send(submitted('thrown'));
    expect(bot.log.find('warn', "LegacyBot.submit put errors on 'nowhere', but no input has this name")).toHaveLength(
      1,
    );
  });

  it('tells the user where it has no elements', async () => {
    const { ann, from } = await onMessage();
    const { ack } = await send({ ...from, type: 'dialog_submission', callback_id: 'closed' });
    expect(ack?.status).toBe('in_time');
    await expect(bot.slack.waitForMessage('Shut.')).resolves.toMatchObject({ ephemeralTo: ann.id });
  });

  it('is offered options as it takes them, in groups', async () => {
    const { ack } = await send({ type: 'dialog_suggestion', callback_id: 'ticket', name: 'category', value: 'r' });
    expect(ack?.payload).toEqual({
      option_groups: [{ label: 'House', options: [{ label: 'Roof', value: 'r' }] }],
    });
  });

  it('that is cancelled says so', async () => {
    await send({ type: 'dialog_cancellation', callback_id: 'ticket', state: 'half' });
    expect(handled()).toEqual([{ cancelled: 'half' }]);
  });
});

describe('an interaction without a kind', () => {
  it('reaches the handler of its type and id, whole', async () => {
    const payload = { type: 'workflow_step_edit', callback_id: 'step/1', workflow_step: { workflow_id: '12' } };
    const { ack } = await send(payload);
    expect(ack?.status).toBe('in_time');
    expect(handled()).toEqual([{ id: '1', step: { workflow_id: '12' }, kind: 'unknown' }]);
  });
});

describe('what no handler of these names', () => {
  it('is taken by the fallback of its kind, which answers as its kind does', async () => {
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
