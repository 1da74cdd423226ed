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
const attached = (part: Locator, name: string): Locator =>
  part.getByRole('list', { name: 'Attached files' }).getByText(name);

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
      // Somebody who types faster than the page draws.
      await page.evaluate('draw = requestAnimationFrame; requestAnimationFrame = () => 0');
      await open.press('Control+k');
      await page.keyboard.type('random');
      await page.evaluate('requestAnimationFrame = draw');
      await open.press('Enter');
      await page.getByText('No messages yet.').waitFor();
      await page.goBack();
      await message(page, 'next line').waitFor();
      expect(await composer(page).inputValue()).toBe('A draft');
      // It is somebody's own, in this tab, and outlives a reload.
      await page.reload();
      await message(page, 'next line').waitFor();
      expect(await composer(page).inputValue()).toBe('A draft');
      await page.getByRole('button', { name: 'Acting as ann' }).click();
      await page.getByRole('menuitemradio', { name: 'bob' }).click();
      await page.getByRole('button', { name: 'Acting as bob' }).waitFor();
      expect(await composer(page).inputValue()).toBe('');
    }));

  it('marks what is selected, mentions and sends by the mouse alone', () =>
    PageTest.run(browser(), {}, async test => {
      const { page } = await test.open('ann');

      await composer(page).fill('strong');
      await composer(page).selectText();
      await page.getByRole('button', { name: /^Bold/ }).click();
      expect(await composer(page).inputValue()).toBe('*strong*');
      await composer(page).fill('here');
      await composer(page).selectText();
      await page.getByRole('button', { name: /^Link/ }).click();
      await page.keyboard.type('x.example');
      expect(await composer(page).inputValue()).toBe('<https://x.example|here>');
      await composer(page).fill('https://x.example');
      await composer(page).selectText();
      await page.getByRole('button', { name: /^Link/ }).click();
      await page.keyboard.type('there');
      expect(await composer(page).inputValue()).toBe('<https://x.example|there>');
      await composer(page).fill('*strong*');
      await page.getByRole('button', { name: 'Emoji', exact: true }).click();
      await page.getByRole('gridcell', { name: 'tada', exact: true }).click();
      await page.getByRole('button', { name: 'Mention someone' }).click();
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

  it('gives back what could not be sent, and says why, also where the browser keeps no more', () =>
    PageTest.run(browser(), {}, async test => {
      const { page, complaints } = await test.open('ann');
      const fill = "sessionStorage.setItem(size, 'x'.repeat(size))";
      await page.evaluate(`for (let size = 2 ** 23; size >= 1; size /= 2) try { ${fill} } catch {}`);
      await composer(page).fill('Not now');
      await page.route('**/control/v1/people/*/say', route => route.abort());

      await composer(page).press('Enter');

      await page.getByText('The local Slack does not respond').waitFor();
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

      // To who hears the page it is one thing, which is pressed.
      expect(await page.getByRole('main').getByLabel(/files/i).count()).toBe(1);
      await page.locator('input[type=file]').setInputFiles([
        { name: 'error.log', mimeType: 'text/plain', buffer: Buffer.from('x'.repeat(1500)) },
        { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') },
        { name: 'secret.txt', mimeType: 'text/plain', buffer: Buffer.from('no') },
      ]);
      await page.getByRole('button', { name: 'Remove secret.txt' }).click();
      await attached(page.getByRole('main'), '1.5 kB').waitFor();
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

  it('takes files that are dropped anywhere, and never leaves for what is dropped', () =>
    PageTest.run(browser(), {}, async test => {
      const root = await test.slack.user('bob').say('general', 'Shall we?');
      const { page } = await test.open('ann', { width: 1600 });
      const dragged = (name: string) =>
        page.evaluateHandle(
          `(() => { const all = new DataTransfer(); all.items.add(new File(['x'], '${name}')); return all; })()`,
        );
      const drop = async (at: Locator, name: string): Promise<void> => {
        const dataTransfer = await dragged(name);
        await at.dispatchEvent('dragover', { dataTransfer });
        await at.dispatchEvent('drop', { dataTransfer });
      };
      const sign = page.getByText('Drop to upload');

      await page.getByRole('navigation').dispatchEvent('dragover', { dataTransfer: await dragged('a.txt') });
      await page.getByRole('main').getByText('to #general', { exact: true }).waitFor();
      await page.locator('html').dispatchEvent('dragleave');
      await sign.waitFor({ state: 'detached' });
      await drop(page.getByRole('navigation'), 'a.txt');
      await attached(page.getByRole('main'), 'a.txt').waitFor();
      await message(page, 'Shall we?').focus();
      await page.keyboard.press('t');
      await drop(thread(page).getByRole('article'), 'b.txt');
      await attached(thread(page), 'b.txt').waitFor();
      await drop(message(page, 'Shall we?'), 'c.txt');
      await attached(page.getByRole('main'), 'c.txt').waitFor();
      await reply(page).fill('All of it');
      await reply(page).press('Enter');
      await thread(page).getByRole('article').getByText('b.txt').waitFor();
      expect(test.slack.messages.at(-1)).toMatchObject({ threadTs: root.ts, files: [{ name: 'b.txt' }] });

      // Where nothing is written, and for a link, the browser is told that there is nothing to take.
      await page.getByRole('button', { name: 'Close thread' }).click();
      await page.getByRole('button', { name: 'Threads' }).click();
      await page.getByRole('heading', { name: 'Threads' }).waitFor();
      const isTaken = (setUp: string) =>
        page.evaluate(`(() => {
          const dataTransfer = new DataTransfer();
          ${setUp}
          const init = { bubbles: true, cancelable: true, dataTransfer };
          return !document.querySelector('#main').dispatchEvent(new DragEvent('drop', init));
        })()`);
      expect(await isTaken("dataTransfer.items.add(new File(['x'], 'd.txt'));")).toBe(true);
      expect(await isTaken("dataTransfer.setData('text/uri-list', 'https://x.example/');")).toBe(true);
      expect(await sign.count()).toBe(0);
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
      await open.pressUntil('main article');
      await open.press('ArrowDown', 'ArrowDown');
      await message(page, 'All of us').and(page.locator(':focus')).waitFor();
      await open.press('Tab');
      await message(page, 'All of us')
        .getByRole('button', { name: 'React with' })
        .and(page.locator(':focus'))
        .waitFor();
      await page.getByRole('button', { name: 'Open thread' }).click();
      await thread(page).getByText('Yes').waitFor();
    }));
});
