import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type JsonObject, objectAt } from '../../src/json.js';
import { startDesk } from '../bolt-desk/desk.js';
import { describeInBrowser } from './support/chromium.js';
import { ModalBot, modal, textInput } from './support/modal-bot.js';
import { PageTest } from './support/page-test.js';

const deskManifest = fileURLToPath(new URL('../bolt-desk/manifest.yml', import.meta.url));
const plain = {
  display_information: { name: 'Plain', description: 'Does little.' },
  features: {
    bot_user: { display_name: 'plain' },
    app_home: { home_tab_enabled: false, messages_tab_read_only_enabled: true },
    slash_commands: [{ command: '/little', description: 'Does a little', usage_hint: '[what]' }],
  },
  settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
  oauth_config: { scopes: { bot: ['commands'] } },
};

const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const entry = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name });
const openings = (bot: ModalBot): (JsonObject | undefined)[] =>
  bot
    .got('event_callback')
    .map(payload => objectAt(payload, 'event'))
    .filter(event => event?.type === 'app_home_opened');

describeInBrowser('an app', browser => {
  it('shows the Home that it publishes, and hears of each opening, but of no reload', () =>
    PageTest.run(browser(), { manifest: deskManifest }, async test => {
      const desk = await startDesk(test.slack.env);
      try {
        const { page } = await test.open('ann');
        await entry(page, 'helpdesk').click();
        await page.getByRole('heading', { name: 'Tickets of Ann Archer' }).waitFor();
        await page.getByText('Visit 1').waitFor();
        await page.reload();
        await page.getByText('Visit 1').waitFor();

        await tab(page, 'About').click();
        await page.getByText('Opens a ticket, or tells of those that are open').waitFor();
        await page.keyboard.press('Home');
        await page.keyboard.press('Enter');
        await page.getByText('Visit 2').waitFor();

        const bobs = await test.open('bob');
        await entry(bobs.page, 'helpdesk').click();
        await bobs.page.getByRole('heading', { name: 'Tickets of Bob' }).waitFor();
        expect(await page.getByText('Visit 2').count()).toBe(1);
      } finally {
        await desk.stop();
      }
    }));

  it('is acted on in its Home, and spoken with beside it', () =>
    PageTest.run(browser(), {}, async test => {
      const bot = await ModalBot.start(test.slack);
      const ann = test.slack.user('ann');
      try {
        const { page } = await test.open('ann');
        await entry(page, 'app').click();
        await page.getByText('app has not published a Home tab').waitFor();
        const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
        const blocks = [textInput('Note'), { type: 'actions', block_id: 'row', elements: [button] }];
        await bot.app.call('views.publish', { user_id: ann.id, view: { type: 'home', callback_id: 'mine', blocks } });

        await page.getByLabel('Note').fill('Tea');
        await page.getByRole('button', { name: 'Go', exact: true }).click();
        const action = await test.slack.waitFor('the click', () => bot.got('block_actions')[0]);
        expect(action).toMatchObject({
          container: { type: 'view' },
          view: {
            type: 'home',
            callback_id: 'mine',
            state: { values: { note: { value: { type: 'plain_text_input', value: 'Tea' } } } },
          },
          actions: [{ action_id: 'go', block_id: 'row' }],
        });

        await tab(page, 'Messages').click();
        await page.locator('#main textarea').fill('Hello there');
        await page.keyboard.press('Enter');
        await page.getByRole('article').getByText('Hello there').waitFor();
        await test.slack.waitFor('both openings', () => openings(bot).length === 2 || undefined);
        expect(openings(bot)).toMatchObject([
          { tab: 'home', user: ann.id },
          { tab: 'messages', user: ann.id },
        ]);
      } finally {
        await bot.stop();
      }
    }));

  it('has its shortcuts started: by name, or by callback id where it has declared none', async () => {
    const order = modal('Order', [textInput('Title')]);
    await PageTest.run(browser(), {}, async test => {
      const bot = await ModalBot.start(test.slack, [order]);
      try {
        const opened = await test.open('ann');
        await opened.page.getByRole('button', { name: 'Shortcuts' }).focus();
        await opened.press('Enter');
        await opened.page.getByLabel('A shortcut of app, by its callback id').fill('order');
        await opened.press('Enter');
        await opened.page.getByRole('dialog').getByText('Order').waitFor();
        expect(bot.got('shortcut')).toMatchObject([{ callback_id: 'order' }]);
      } finally {
        await bot.stop();
      }
    });
    const type = 'global' as const;
    const shortcuts = [
      { name: 'Do nothing', type, callback_id: 'nothing', description: 'At all' },
      { name: 'Order tea', type, callback_id: 'order', description: 'Asks for some' },
    ];
    const manifest = { ...plain, features: { ...plain.features, shortcuts } };
    await PageTest.run(browser(), { manifest }, async test => {
      const bot = await ModalBot.start(test.slack, [order]);
      try {
        const { page } = await test.open('ann');
        await page.getByRole('button', { name: 'Shortcuts' }).focus();
        await page.keyboard.press('Enter');
        const focused = page.locator(':focus');
        await page
          .getByRole('button', { name: /Do nothing/ })
          .and(focused)
          .waitFor();
        await page.keyboard.press('ArrowDown');
        await page
          .getByRole('button', { name: /Order tea.*Asks for some/ })
          .and(focused)
          .waitFor();
        await page.keyboard.press('Enter');
        await page.getByRole('dialog').getByText('Order').waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      } finally {
        await bot.stop();
      }
    });
  });

  it('has the tabs that it declares, and says how it would get the others, and what it is', () =>
    PageTest.run(browser(), { manifest: plain }, async test => {
      const tabs = await test.open('ann');
      const { page } = tabs;
      await entry(page, 'plain').click();
      await page.getByText('Sending messages to this app has been turned off.').waitFor();
      expect(await page.locator('#main textarea').count()).toBe(0);
      expect(await page.getByText('Write below').count()).toBe(0);
      expect(await page.getByRole('tablist', { name: 'Tabs of plain' }).getByRole('tab').allInnerTexts()).toEqual([
        'Messages',
        'About',
      ]);

      await tab(page, 'About').click();
      await page.getByText('home_tab_enabled: true').waitFor();
      await page.getByText('messages_tab_read_only_enabled: false').waitFor();
      await page.getByText('Does little.').waitFor();
      await page.getByText('/little [what]').waitFor();
      expect(await tabs.seriousFindings()).toEqual([]);
    }));

  it.each([
    { width: 1280, scheme: 'light' },
    { width: 1280, scheme: 'dark' },
    { width: 400, scheme: 'light' },
  ] as const)('that has published nothing is told how to, at $width px and in the $scheme', screen =>
    PageTest.run(browser(), {}, async test => {
      const opened = await test.open('ann', screen);
      const { page } = opened;
      const conversations = page.getByRole('button', { name: 'Conversations', exact: true });
      if (await conversations.isVisible()) await conversations.click();
      await entry(page, 'app').click();
      await page.getByText('The app is not connected.').waitFor();
      await page.getByText('client.views.publish').waitFor();

      const bot = await ModalBot.start(test.slack);
      try {
        await page.getByText('The app received app_home_opened.').waitFor();
        await page.getByRole('button', { name: 'Send app_home_opened again' }).click();
        await test.slack.waitFor('the opening', () => openings(bot)[0]);
        expect(await opened.seriousFindings()).toEqual([]);
        await opened.shot('home');
      } finally {
        await bot.stop();
      }
    }),
  );
});
