import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Person } from '../../src/index.js';
import { objectsAt, type JsonObject } from '../../src/json.js';
import { option, plain, TicketBot } from '../support/ticket-bot.js';

let slack: SlackEmulator;
let bot: TicketBot;
let ann: Person;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  bot = await TicketBot.start(slack);
  ann = slack.user('ann');
});

afterEach(async () => {
  await bot.stop();
  await slack.close();
});

const SOON = { timeoutMs: 20 };
const button = (text: string, action_id: string): JsonObject => ({ type: 'button', text: plain(text), action_id });

describe('messages', () => {
  it('are visible to all members of a channel, except ephemeral messages', async () => {
    await ann.command('/whisper', '', { channel: 'support' });

    const whisper = await ann.ephemeral('you alone');
    expect(await ann.message(/alone/)).toEqual(whisper);
    expect(ann.channel('support').messages).toEqual([whisper]);
    expect(slack.channel('support').messages).toEqual([]);
    expect(slack.user('bob').messages).toEqual([]);
    await expect(slack.user('bob').ephemeral(undefined, SOON)).rejects.toThrow('Instead there was: nothing');
  });

  it('are found by the text of their blocks, the newest first, including threads', async () => {
    const root = await ann.say('support', 'A question');
    await bot.says([{ type: 'section', text: plain('One answer') }]);
    await bot.says([{ type: 'section', text: { type: 'mrkdwn', text: `<@${ann.id}>: another answer` } }], {
      thread_ts: root.ts,
    });

    const support = slack.channel('support');
    const reply = await support.message(/answer/);
    expect(reply).toMatchObject({ threadTs: root.ts });
    expect(await support.message('@ann: another')).toEqual(reply);
    expect(support.lastMessage).toEqual(reply);
    expect(support.thread(root).messages).toEqual([reply]);
    expect(await support.thread(root).message('another')).toEqual(reply);
    expect(support).toMatchObject({ name: 'support', kind: 'channel', isArchived: false });
    expect([...support.members]).toContain(ann.id);
  });

  it('to one user are posted to the direct message', async () => {
    await ann.say('@app', 'Hello');
    await slack.user('bob').say('@app', 'Good day');

    expect(ann.channel('@app').messages.map(({ text }) => text)).toEqual(['Hello']);
    expect(ann.messages.map(({ text }) => text)).toEqual(['Hello']);
    expect(ann.messages.map(message => slack.draw(message))).toEqual([String(ann.channel('@app'))]);
    expect(String(ann.channel('@app'))).toBe('┌─ @ann in a direct message\n│ Hello\n└─');
  });

  it('are drawn in the error of a wait that times out', async () => {
    await bot.says([{ type: 'actions', elements: [{ type: 'button', text: plain('Close') }] }]);

    await expect(slack.channel('support').message(/Printer/, SOON)).rejects.toThrow(
      'Waited 20 ms for a message matching /Printer/ in #support, which did not come. ' +
        'Instead there was:\n┌─ @app in #support\n│ [ Close ]\n└─',
    );
  });

  it('have elements that are found by their selectors, and reject ambiguous selectors', async () => {
    await bot.says([
      { type: 'section', block_id: 'one', text: plain('Ticket 1'), accessory: button('Close', 'close_one') },
      { type: 'section', block_id: 'two', text: plain('Ticket 2'), accessory: button('Close', 'close_two') },
      { type: 'actions', elements: [{ type: 'static_select', placeholder: plain('Owner'), options: [option('Bob')] }] },
    ]);
    const message = await slack.channel('support').message('Ticket 1');
    const clicked = (): unknown => objectsAt(bot.got('block_actions').at(-1) ?? {}, 'actions')[0]?.action_id;

    await expect(ann.click(message, 'Close')).rejects.toThrow(
      '"Close" may be any of 2: button "Close" (close_one in one), button "Close" (close_two in two). ' +
        "Name it more closely, such as { blockId: 'one', actionId: 'close_one' }.\n┌─ @app in #support",
    );
    await ann.click(message, { kind: 'button', text: 'Close', label: /2$/ });
    expect(clicked()).toBe('close_two');
    await ann.click(message, { blockId: 'one', text: /^Cl/ });
    expect(clicked()).toBe('close_one');
    await ann.click(message, { text: 'Close', blockId: 'two' });
    await ann.click(message, 'one');
    expect(clicked()).toBe('close_one');
    await ann.select(message, { kind: 'select', placeholder: 'Owner' }, 'Bob');
    await ann.select(message, 'Owner', 'Bob');
    await expect(ann.click(message, { kind: 'overflow' })).rejects.toThrow('There is no kind "overflow" to act on.');
  });

  it('have feedback buttons, icon buttons, overflow menus and checkboxes to click', async () => {
    const positive_button = { text: plain('Good'), value: 'good' };
    const feedback = {
      type: 'feedback_buttons',
      positive_button,
      negative_button: { text: plain('Bad'), value: 'bad' },
    };
    await bot.says([
      { type: 'context_actions', elements: [feedback, { type: 'icon_button', icon: 'trash', text: plain('Delete') }] },
      {
        type: 'actions',
        elements: [
          { type: 'overflow', options: [option('Edit'), option('Move')] },
          { type: 'checkboxes', options: [option('Done'), option('Seen')], initial_options: [option('Done')] },
        ],
      },
    ]);
    const message = await slack.channel('support').message('Look');
    const last = (): unknown => objectsAt(bot.got('block_actions').at(-1) ?? {}, 'actions')[0];

    await ann.click(message, 'Bad');
    expect(last()).toMatchObject({ type: 'feedback_buttons', value: 'bad', text: plain('Bad') });
    await expect(ann.click(message, { kind: 'feedback_buttons' })).rejects.toThrow(
      'click "Good" or "Bad", by its text',
    );
    await ann.click(message, 'Delete');
    expect(last()).toMatchObject({ type: 'icon_button', icon: 'trash' });
    await ann.click(message, 'Move');
    expect(last()).toMatchObject({ type: 'overflow', selected_option: option('Move') });
    await ann.click(message, 'Seen');
    expect(last()).toMatchObject({ selected_options: [option('Done'), option('Seen')] });
    await ann.click(message, 'Done');
    expect(last()).toMatchObject({ selected_options: [option('Seen')] });
  });
});

describe('the Home tab', () => {
  it('is awaited by its text, and its elements are clickable', async () => {
    const publish = (text: string): Promise<unknown> =>
      bot.app.call('views.publish', {
        user_id: ann.id,
        view: {
          type: 'home',
          blocks: [
            { type: 'section', text: plain(text), accessory: { type: 'button', text: plain('New') } },
            { type: 'input', dispatch_action: true, label: plain('Note'), element: { type: 'plain_text_input' } },
          ],
        },
      });
    await expect(ann.homeTab(undefined, SOON)).rejects.toThrow('Instead there was: none that was published');
    await publish('Nothing yet');
    const home = await ann.homeTab('Nothing');
    await expect(ann.homeTab(/1 ticket/, SOON)).rejects.toThrow(
      'Instead there was:\n┌─ Home\n│ Nothing yet\n│ [ New ]',
    );

    await publish('1 ticket');
    await ann.homeTab(/1 ticket/);
    await home.click('New');
    await home.fill({ Note: 'Buy lamps' });

    expect(home.text).toBe('1 ticket\n[ New ]\nNote\n[Buy lamps_______]');
    expect(bot.got('block_actions').map(payload => objectsAt(payload, 'actions')[0]?.type)).toEqual([
      'button',
      'plain_text_input',
    ]);
  });
});
