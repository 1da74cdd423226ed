import { describe, expect, it } from '@jest/globals';
import { ApprovalBot, BookmarkBot, HomeBot, ReportBot, Reports } from '../snippets/recipes.bot.js';
import { nest } from './support/bot.js';

const start = nest({ providers: [ReportBot, HomeBot, ApprovalBot, BookmarkBot, Reports] });

describe('the bots of the recipes', () => {
  it('open a loading view and update it', async () => {
    await using bot = await start();

    await bot.ann.command('/report', 'tickets');

    const view = await bot.ann.modal('Report');
    await bot.slack.waitFor('the report', () => view.text.includes('tickets: 12 closed'));
    expect(view.title).toBe('Report');
  });

  it('publish a Home tab', async () => {
    await using bot = await start();

    await bot.ann.openHome();

    const home = await bot.ann.homeTab(/tickets: 3 open/);
    expect(String(home)).toContain('tickets: 12 closed');
  });

  it('ask for an approval and notify the requester', async () => {
    await using bot = await start();

    await bot.ann.command('/request', 'a new lamp');
    await bot.bob.click(await bot.slack.channel('general').message('requests: a new lamp'), 'Approve');

    const message = await bot.slack.channel('general').message('Approved by');
    expect(message.text).toBe(`Approved by <@${bot.bob.id}>.`);
    await bot.ann.channel('@app').message('approved your request');
  });

  it('send a link to a message', async () => {
    await using bot = await start();
    const message = await bot.bob.say('general', 'The minutes are online.');

    await bot.ann.messageShortcut('remind_me', message);

    const reminder = await bot.ann.channel('@app').message('Read this later');
    expect(reminder.text).toContain('http');
  });
});
