import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { isJsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { plain } from '../support/ticket-bot.js';
import { describeInBrowser } from './support/chromium.js';
import { PageTest } from './support/page-test.js';

const composer = (page: Page): Locator => page.getByRole('combobox', { name: 'Message' });
const reply = (page: Page): Locator => page.getByRole('combobox', { name: 'Reply' });
const thread = (page: Page): Locator => page.getByRole('complementary', { name: 'Thread' });
const message = (page: Page, text: string): Locator =>
  page.getByRole('main').getByRole('article').filter({ hasText: text });

const manifest = (name: string, description: string) => ({
  display_information: { name },
  features: {
    bot_user: { display_name: name },
    slash_commands: [{ command: '/deploy', description, usage_hint: '[service]', should_escape: false }],
    shortcuts: [
      { name: `Report to ${name}`, type: 'message' as const, callback_id: 'report', description: 'Reports it' },
      { name: `Plan with ${name}`, type: 'global' as const, callback_id: 'plan', description: 'Plans it' },
    ],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write'] } },
  settings: { interactivity: { is_enabled: true }, socket_mode_enabled: true },
});

describeInBrowser('where one writes on the page', browser => {
  it('sends what is typed, with what completes it, by the keyboard alone', () =>
    PageTest.run(browser(), {}, async test => {
      const open = await test.open('ann');
      const { page } = open;
      const { slack } = test;
      const said = (): string[] => slack.user('ann').messages.map(({ text }) => text);
      const random = slack.channel('random').id;

      await open.pressUntil('textarea');
      await page.keyboard.type('Hi @bo');
      await page.getByRole('option', { name: '@bob' }).waitFor();
      await open.press('Enter');
      await page.keyboard.type('see #ran');
      await open.press('Tab');
      await page.keyboard.type('@here :tad');
      await open.press('ArrowDown', 'ArrowUp', 'Enter', 'Shift+Enter');
      await page.keyboard.type('and the *next* line');
      await open.press('Enter');
      await message(page, 'next line').getByText('🎉').waitFor();
      const text = `Hi <@${slack.user('bob').id}> see <#${random}|random> <!here> :tada: \nand the *next* line`;
      expect(said()).toEqual([text]);
      expect(await composer(page).inputValue()).toBe('');

      await open.press('ArrowUp');
      await page.getByRole('combobox', { name: 'Edit message' }).waitFor();
      await page.keyboard.type(', edited');
      await open.press('Enter');
      await message(page, '(edited)').waitFor();
      expect(said()).toEqual([`${text}, edited`]);

      await composer(page).and(page.locator(':focus')).waitFor();
      await page.keyboard.type('A draft');
      await open.press('Control+k');
      await page.keyboard.type('random');
      await open.press('Enter');
      await page.getByText('Nobody has said anything here').waitFor();
      await page.goBack();
      await message(page, 'next line').waitFor();
      expect(await composer(page).inputValue()).toBe('A draft');
    }));

  it('marks what is selected, mentions and sends by the mouse alone', () =>
    PageTest.run(browser(), {}, async test => {
      const { page } = await test.open('ann');

      await composer(page).fill('strong');
      await composer(page).selectText();
      await page.getByRole('button', { name: /^Bold/ }).click();
      expect(await composer(page).inputValue()).toBe('*strong*');
      await page.getByRole('button', { name: 'Emoji', exact: true }).click();
      await page.getByRole('gridcell', { name: 'tada', exact: true }).click();
      await page.getByRole('button', { name: 'Mention somebody' }).click();
      await page.getByRole('option', { name: '@carol' }).click();
      await page.getByRole('button', { name: 'Send' }).click();
      await message(page, 'strong').getByText('@carol').waitFor();
      expect(test.slack.messages.at(-1)?.text).toBe(`*strong*:tada: <@${test.slack.user('carol').id}>`);
    }));

  it('offers the commands and shortcuts of apps, and shows what the app answers', () =>
    PageTest.run(browser(), { appName: 'desk', manifest: manifest('desk', 'Deploys a service') }, async test => {
      const { slack } = test;
      slack.addApp('rival', { manifest: manifest('rival', 'Deploys it better') });
      const app = new RawApp(slack, 'rival');
      const rival = await app.connect();
      rival.acknowledgeAll({ text: 'Rival deploys' });
      const got = (type: string): Promise<unknown> =>
        slack.waitFor(`a ${type}`, () => rival.envelopes.find(({ payload }) => JSON.stringify(payload).includes(type)));
      const open = await test.open('ann');
      const { page } = open;

      await composer(page).click();
      await page.keyboard.type('/dep');
      await page.getByRole('option', { name: /deploy.*service.*Deploys a service · desk/ }).waitFor();
      await open.shot('commands');
      expect(await open.seriousFindings()).toEqual([]);
      await open.press('ArrowDown', 'Enter');
      await page.keyboard.type('billing');
      await open.press('Enter');
      await message(page, 'Rival deploys').getByText('Only visible to you').waitFor();
      expect(rival.envelopes).toMatchObject([{ payload: { command: '/deploy', text: 'billing' } }]);

      rival.acknowledgeAll();
      await page.keyboard.type('/plan');
      await page.getByRole('option', { name: /Plan with rival/ }).waitFor();
      await open.press('ArrowDown', 'Enter');
      await expect(got('"callback_id":"plan"')).resolves.toMatchObject({ payload: { type: 'shortcut' } });

      const { ts } = await slack.user('bob').say('general', 'It broke');
      await message(page, 'It broke').click({ button: 'right' });
      await page.getByRole('menuitem', { name: /Report to rival/ }).click();
      await expect(got('"callback_id":"report"')).resolves.toMatchObject({
        payload: { type: 'message_action', message: { ts, text: 'It broke' } },
      });
      // A modal gives the keyboard back to the message that it was opened from.
      const { payload } = rival.envelopes.at(-1) ?? {};
      const view = { type: 'modal', title: plain('Report'), blocks: [{ type: 'divider' }] };
      await app.call('views.open', { trigger_id: isJsonObject(payload) ? payload.trigger_id : undefined, view });
      await page.getByRole('dialog', { name: 'Report' }).waitFor();
      await open.press('Escape');
      await message(page, 'It broke').and(page.locator(':focus')).waitFor();

      // Nobody listens for the other app.
      await composer(page).fill('/deploy later');
      await open.press('Enter');
      await message(page, 'dispatch_failed').getByText('Slackbot').waitFor();
    }));

  it('gives back what could not be sent, and says why', () =>
    PageTest.run(browser(), {}, async test => {
      const { page, complaints } = await test.open('ann');
      await composer(page).fill('Not now');
      await page.route('**/control/v1/people/*/say', route => route.abort());

      await composer(page).press('Enter');

      await page.getByText('The local Slack does not answer').waitFor();
      expect(await composer(page).inputValue()).toBe('Not now');
      await page.unroute('**/control/v1/people/*/say');
      await composer(page).press('Enter');
      await message(page, 'Not now').waitFor();
      // The browser tells of the request that came to nothing.
      expect(complaints.take(/ERR_FAILED/)).toHaveLength(1);
    }));

  it('sends files with their pictures, and lets them be taken away before', () =>
    PageTest.run(browser(), {}, async test => {
      const { page, complaints } = await test.open('ann');
      const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

      await page.locator('input[type=file]').setInputFiles([
        { name: 'error.log', mimeType: 'text/plain', buffer: Buffer.from('x'.repeat(1500)) },
        { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') },
        { name: 'secret.txt', mimeType: 'text/plain', buffer: Buffer.from('no') },
      ]);
      await page.getByRole('button', { name: 'Remove secret.txt' }).click();
      await page.getByRole('list', { name: 'Attached files' }).getByText('1.5 kB').waitFor();
      await page.getByRole('button', { name: 'Send' }).click();

      await message(page, 'error.log').getByRole('img', { name: 'dot.png' }).waitFor();
      expect(test.slack.messages.at(-1)?.files?.map(({ name }) => name)).toEqual(['error.log', 'dot.png']);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        message(page, 'error.log').getByRole('button', { name: 'Download error.log' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('error.log');
      expect(complaints.take(/^a download: blob:/)).toHaveLength(1);
    }));

  it('goes on below a message, and shows the channel what it is to see', () =>
    PageTest.run(browser(), {}, async test => {
      const root = await test.slack.user('bob').say('general', 'Shall we?');
      const open = await test.open('ann');
      const { page } = open;

      await message(page, 'Shall we?').focus();
      await open.press('t');
      await reply(page).and(page.locator(':focus')).fill('Yes');
      await reply(page).press('Enter');
      await thread(page).getByRole('article').filter({ hasText: 'Yes' }).waitFor();
      await thread(page).getByRole('checkbox', { name: 'Also send to #general' }).check();
      await reply(page).fill('All of us');
      await reply(page).press('Enter');
      await thread(page).getByText('also sent to #general').waitFor();
      await reply(page).fill('/deploy');
      await reply(page).press('Enter');
      await thread(page).getByText('/deploy is not supported in threads. Sorry!').waitFor();
      expect(await open.seriousFindings()).toEqual([]);
      expect(test.slack.messages.filter(({ threadTs }) => threadTs === root.ts)).toMatchObject([
        { text: 'Yes' },
        { text: 'All of us', subtype: 'thread_broadcast' },
      ]);
      await reply(page).press('Escape');
      await thread(page).waitFor({ state: 'detached' });
      await message(page, 'Shall we?').and(page.locator(':focus')).waitFor();
      await message(page, 'All of us').getByText('replied to').waitFor();
      await message(page, 'Shall we?').getByRole('button', { name: '2 replies' }).waitFor();

      await page.getByRole('button', { name: 'Threads' }).click();
      await page.getByRole('button', { name: 'Open thread' }).click();
      await thread(page).getByText('Yes').waitFor();
    }));

  it('does with a message what its menu, the right click and its keys have', () =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      await slack.user('ann').say('general', 'Mine');
      await slack.user('bob').say('general', 'Not mine');
      const open = await test.open('ann');
      const { page } = open;
      const last = message(page, 'Not mine');

      await last.hover();
      await last.getByRole('button', { name: 'Add reaction' }).click();
      await page.keyboard.type('rocket');
      await page.getByRole('gridcell', { name: 'rocket', exact: true }).waitFor();
      await open.press('Enter');
      await last.getByRole('button', { name: 'rocket: 1' }).click();
      await last.getByRole('button', { name: 'rocket: 1' }).waitFor({ state: 'detached' });
      await last.click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Copy text' }).waitFor();
      expect(await page.getByRole('menuitem', { name: 'Delete message' }).count()).toBe(0);
      await open.press('Escape');
      await last.click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Show in timeline' }).click();
      await page.getByRole('region', { name: 'Inspector' }).waitFor();

      await last.focus();
      await open.press('ArrowUp', 'e');
      await page.getByRole('combobox', { name: 'Edit message' }).fill('Still mine');
      await page.getByRole('button', { name: 'Save' }).click();
      const focused = page.locator(':focus');
      await message(page, 'Still mine').and(focused).waitFor();
      await open.press('Delete');
      await page.getByRole('alertdialog', { name: 'Delete message' }).waitFor();
      expect(await open.seriousFindings()).toEqual([]);
      await open.press('Escape');
      await message(page, 'Still mine').and(focused).waitFor();
      await open.press('Delete');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await message(page, 'Still mine').waitFor({ state: 'detached' });
      await last.and(focused).waitFor();
      expect(slack.messages.map(({ text }) => text)).toEqual(['Not mine']);
    }));
});
