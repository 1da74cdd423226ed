import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type JsonObject, objectAt, stringAt } from '../../src/json.js';
import { startDesk } from '../bolt-desk/desk.js';
import { describeInBrowser } from './support/chromium.js';
import { ModalBot } from './support/modal-bot.js';
import { PageTest } from './support/page-test.js';

const deskManifest = fileURLToPath(new URL('../bolt-desk/manifest.yml', import.meta.url));

const pane = (page: Page) => page.getByRole('complementary', { name: 'Assistant' });
const opener = (page: Page, name: string) => page.getByRole('banner').getByRole('button', { name });
const threadEvents = (bot: ModalBot): (JsonObject | undefined)[] =>
  bot
    .got('event_callback')
    .map(payload => objectAt(payload, 'event'))
    .filter(event => event !== undefined && (stringAt(event, 'type') ?? '').startsWith('assistant_thread'));

describeInBrowser('an assistant', browser => {
  it('is asked by its prompts and by what is typed, streams its answers, and hears what one thinks of them', () =>
    PageTest.run(browser(), { manifest: deskManifest }, async test => {
      const desk = await startDesk(test.slack.env);
      try {
        const tab = await test.open('ann', { width: 1600 });
        const { page } = tab;
        await opener(page, 'helpdesk').focus();
        await tab.press('Enter');
        await pane(page).getByText('What would you like to know?').waitFor();
        await pane(page).getByLabel('Ask helpdesk').and(page.locator(':focus')).waitFor();
        await pane(page).getByRole('button', { name: 'Open tickets' }).click();
        await pane(page).getByText('What is open?').first().waitFor();
        await pane(page).getByText('Open:').waitFor();
        expect(await pane(page).getByRole('button', { name: 'Open tickets' }).count()).toBe(0);
        await pane(page).getByRole('button', { name: 'Good' }).click();

        await page.reload();
        await pane(page).getByText('Open:').waitFor();
        await pane(page).getByLabel('Ask helpdesk').fill('And now?');
        await tab.press('Enter');
        await pane(page).getByText('Open:').nth(1).waitFor();
        // What is seen there is read.
        await page.getByRole('navigation').getByRole('button', { name: 'helpdesk', exact: true }).waitFor();
        expect(await tab.seriousFindings()).toEqual([]);
        await tab.shot('assistant');
      } finally {
        await desk.stop();
      }
    }));

  it('is begun anew, is gone back to, and is told which channel is looked at beside it', () =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const bot = await ModalBot.start(slack);
      try {
        const { page } = await test.open('ann', { width: 1600 });
        await opener(page, 'app').click();
        await pane(page).getByText('app has not sent a message yet.').waitFor();
        await pane(page).getByLabel('Ask app').fill('First question');
        await page.keyboard.press('Enter');
        const question = pane(page).getByRole('article').filter({ hasText: 'First question' });
        await question.waitFor();
        // It stands in its thread: its actions and keys open no other.
        await question.focus();
        await page.keyboard.press('t');
        await page.keyboard.press('Tab');
        await question.getByRole('button', { name: 'React with' }).and(page.locator(':focus')).waitFor();
        expect(await question.getByRole('button', { name: 'Reply in thread' }).count()).toBe(0);

        await page.getByRole('navigation').getByRole('button', { name: 'random' }).click();
        await slack.waitFor('a word of it', () => threadEvents(bot).length === 2 || undefined);
        await pane(page).getByRole('button', { name: 'New chat' }).click();
        await pane(page).getByText('app has not sent a message yet.').waitFor();
        await pane(page).getByRole('button', { name: 'Chat history' }).click();
        await page.getByRole('menuitem', { name: 'First question' }).click();
        await pane(page).getByRole('article').getByText('First question').waitFor();

        const [general, random] = ['general', 'random'].map(name => slack.channel(name).id);
        expect(threadEvents(bot)).toMatchObject([
          { type: 'assistant_thread_started', assistant_thread: { context: { channel_id: general } } },
          { type: 'assistant_thread_context_changed', assistant_thread: { context: { channel_id: random } } },
          { type: 'assistant_thread_started', assistant_thread: { context: { channel_id: random } } },
        ]);

        // Where there is no room for both, what was chosen last is seen.
        const entry = page.getByRole('navigation').getByRole('button', { name: 'general' });
        await page.setViewportSize({ width: 1100, height: 800 });
        await page.getByRole('region', { name: 'Inspector' }).waitFor();
        await entry.click();
        await page.getByRole('main').getByRole('heading', { name: 'general' }).first().waitFor();
        await page.locator('#main textarea').and(page.locator(':focus')).waitFor();
        expect(await pane(page).count()).toBe(0);
        await opener(page, 'app').click();
        await pane(page).getByLabel('Ask app').and(page.locator(':focus')).waitFor();
        await pane(page).getByRole('article').getByText('First question').waitFor();
        expect(await page.getByRole('main').isVisible()).toBe(false);
        await page.setViewportSize({ width: 800, height: 800 });
        await page.getByRole('region', { name: 'Inspector' }).waitFor({ state: 'hidden' });
        await page.getByRole('button', { name: 'Inspector', exact: true }).click();
        await page.getByRole('region', { name: 'Inspector' }).waitFor();
        expect(await pane(page).count()).toBe(0);
        await entry.click();
        await page.locator('#main textarea').and(page.locator(':focus')).waitFor();
        await page.reload();
        await page.locator('#main textarea').waitFor();
        await opener(page, 'app').click();
        await pane(page).getByRole('button', { name: 'Close the assistant' }).click();
        await pane(page).waitFor({ state: 'hidden' });
        await page.getByRole('main').waitFor();
      } finally {
        await bot.stop();
      }
    }));

  it.each([
    { width: 1600, scheme: 'light' },
    { width: 1280, scheme: 'dark' },
    { width: 400, scheme: 'dark' },
  ] as const)('says what it is doing, and what else may be asked, at $width px and in the $scheme', screen =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const bot = await ModalBot.start(slack);
      try {
        const tab = await test.open('ann', screen);
        const { page } = tab;
        const inspector = page.getByRole('button', { name: 'Inspector', exact: true });
        if ((await inspector.getAttribute('aria-pressed')) === 'true') await inspector.click();
        await opener(page, 'app').click();
        const started = await slack.waitFor('the thread', () => threadEvents(bot)[0]);
        const thread = objectAt(started ?? {}, 'assistant_thread') ?? {};
        const place = { channel_id: thread.channel_id, thread_ts: thread.thread_ts };
        await bot.app.call('assistant.threads.setTitle', { ...place, title: 'About tea' });
        await bot.app.call('assistant.threads.setSuggestedPrompts', {
          ...place,
          title: 'You might ask:',
          prompts: [{ title: 'Black or green?', message: 'Which tea is it?' }],
        });
        await bot.app.call('assistant.threads.setStatus', {
          ...place,
          status: 'is thinking…',
          loading_messages: ['Boiling the water', 'Warming the pot'],
        });

        await pane(page).getByText('About tea').waitFor();
        await pane(page).getByText('You might ask:').waitFor();
        await pane(page).getByRole('status').getByText('is thinking…').waitFor();
        await pane(page).getByText('Boiling the water').waitFor();
        expect(await tab.seriousFindings()).toEqual([]);
        await tab.shot('assistant-status');
        await pane(page).getByRole('button', { name: 'Black or green?' }).click();
        await pane(page).getByRole('article').getByText('Which tea is it?').waitFor();
        await bot.app.call('chat.postMessage', {
          channel: thread.channel_id,
          thread_ts: thread.thread_ts,
          text: 'Green.',
        });
        await pane(page).getByRole('article').getByText('Green.').waitFor();
        await pane(page).getByText('is thinking…').waitFor({ state: 'hidden' });
      } finally {
        await bot.stop();
      }
    }),
  );
});
