import { describe, expect, it } from '@jest/globals';
import { addModals } from '../snippets/modals.bolt.js';
import { TicketFormBot } from '../snippets/modals.bot.js';
import { bolt, nest } from './support/bot.js';

describe.each([
  ['Bolt', bolt(addModals)],
  ['nest-slack', nest({ providers: [TicketFormBot] })],
])('a form on %s', (_name, start) => {
  it('opens with a shortcut, shows errors, and closes when valid', async () => {
    await using bot = await start();
    await bot.ann.shortcut('new_ticket');
    const form = await bot.slack.waitForView(bot.ann);

    await bot.ann.submit(form, { title: 'Slow' });
    expect(bot.ann.views[0]?.errors).toEqual({ title: 'Say a little more.' });

    await bot.ann.submit(form, { title: 'The checkout is slow' });
    await bot.slack.waitForMessage('Opened: The checkout is slow');
    expect(bot.ann.views).toEqual([]);
  });

  it('suggests options that match the typed text', async () => {
    await using bot = await start();
    await bot.ann.shortcut('new_ticket');

    const { options } = await bot.ann.suggest(await bot.slack.waitForView(bot.ann), 'owner', 'bo');

    expect(options).toMatchObject([{ value: 'bob' }, { value: 'boris' }]);
  });

  it('notifies the handler when the user closes it', async () => {
    await using bot = await start();
    await bot.ann.shortcut('new_ticket');

    await bot.ann.closeView(await bot.slack.waitForView(bot.ann));

    const message = await bot.slack.waitForMessage('Nothing was opened.');
    expect(message.channelName).toBe('');
  });

  it('responds to the user of a message shortcut', async () => {
    await using bot = await start();

    await bot.ann.messageShortcut('count_words', await bot.bob.say('general', 'to be or not'));

    expect((await bot.slack.waitForMessage('4 words')).ephemeralTo).toBe(bot.ann.id);
  });
});
