import { describe, expect, it } from '@jest/globals';
import { addModals } from '../snippets/modals.bolt.js';
import { TicketFormBot } from '../snippets/modals.bot.js';
import { bolt, nest } from './support/bot.js';

describe.each([
  ['Bolt', bolt(addModals)],
  ['nest-slack', nest({ providers: [TicketFormBot] })],
])('a form of %s', (_name, start) => {
  it('opens by a shortcut, says what is wrong with it, and closes when it is right', async () => {
    await using bot = await start();
    await bot.ann.shortcut('new_ticket');
    const form = await bot.slack.waitForView(bot.ann);

    await bot.ann.submit(form, { title: 'Slow' });
    expect(bot.ann.views[0]?.errors).toEqual({ title: 'Say a little more.' });

    await bot.ann.submit(form, { title: 'The checkout is slow' });
    await bot.slack.waitForMessage('Opened: The checkout is slow');
    expect(bot.ann.views).toEqual([]);
  });

  it('offers what fits to what is typed into a menu', async () => {
    await using bot = await start();
    await bot.ann.shortcut('new_ticket');

    const { options } = await bot.ann.suggest(await bot.slack.waitForView(bot.ann), 'owner', 'bo');

    expect(options).toMatchObject([{ value: 'bob' }, { value: 'boris' }]);
  });

  it('tells that it was dismissed', async () => {
    await using bot = await start();
    await bot.ann.shortcut('new_ticket');

    await bot.ann.closeView(await bot.slack.waitForView(bot.ann));

    const told = await bot.slack.waitForMessage('Nothing was opened.');
    expect(told.channelName).toBe('');
  });

  it('has company: a shortcut on a message is answered to whoever used it', async () => {
    await using bot = await start();

    await bot.ann.messageShortcut('count_words', await bot.bob.say('general', 'to be or not'));

    expect((await bot.slack.waitForMessage('4 words')).ephemeralTo).toBe(bot.ann.id);
  });
});
