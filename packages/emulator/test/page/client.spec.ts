import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { RawApp } from '../support/raw-app.js';
import { describeInBrowser } from './support/chromium.js';
import { PageTest } from './support/page-test.js';

const conversations = (page: Page): Locator => page.getByRole('navigation', { name: 'Conversations' });
const composer = (page: Page): Locator => page.getByRole('combobox', { name: 'Message' });
const message = (page: Page, text: string): Locator => page.getByRole('article').filter({ hasText: text });
const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });

describeInBrowser('the client of Slack on the page', browser => {
  it.each([
    { scheme: 'light', width: 1440 },
    { scheme: 'dark', width: 1440 },
    { scheme: 'light', width: 400 },
  ] as const)('shows a conversation as Slack does: %j', screen =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const [ann, bob] = [slack.user('ann'), slack.user('bob')];
      const app = new RawApp(slack);
      const root = await ann.say('general', 'The *deploy* of `billing` is at 10:00 :tada:');
      await ann.say('general', 'First the migration');
      await bob.say('general', '@ann shall I watch?');
      await bob.say('general', 'I am on it', { threadTs: root.ts });
      await bob.react(root, 'eyes');
      await ann.edit(await ann.say('general', 'Teh end'), 'The end');
      await app.call('chat.postMessage', {
        channel: 'general',
        text: 'All aboard',
        username: 'Release train',
        icon_emoji: ':steam_locomotive:',
      });
      await app.call('chat.postEphemeral', { channel: 'general', user: ann.id, text: 'Only for ann' });
      await app.call('chat.postEphemeral', { channel: 'general', user: bob.id, text: 'Only for bob' });

      const open = await test.open('ann', screen);
      const { page } = open;

      await message(page, 'Only for ann').getByText('Only visible to you').waitFor();
      expect(await message(page, 'Only for bob').count()).toBe(0);
      expect(await message(page, 'First the migration').getByText('ann', { exact: true }).count()).toBe(0);
      const mark = message(page, 'The end').getByText('(edited)');
      expect(await mark.locator('..').innerText()).toBe('The end (edited)');
      // The clock is the browser's.
      expect(await message(page, 'is at 10:00').getByRole('time').first().innerText()).toMatch(/^\d\d:\d\d$/);
      expect(await message(page, 'All aboard').getByText('APP').count()).toBe(1);
      expect(await message(page, 'All aboard').getByText('Release train').count()).toBe(1);
      expect(await message(page, 'I am on it').count()).toBe(0);
      expect(await message(page, 'is at 10:00').getByRole('button', { name: '1 reply' }).count()).toBe(1);
      expect(await message(page, 'is at 10:00').getByRole('button', { name: 'eyes: 1' }).count()).toBe(1);
      expect(await open.seriousFindings()).toEqual([]);
      await open.shot('client');
      await message(page, 'Only for ann').getByRole('button', { name: 'Dismiss' }).click();
      await message(page, 'Only for ann').waitFor({ state: 'detached' });
    }),
  );

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

  it('goes to where one wants by the keyboard alone, and is there again after a reload', () =>
    PageTest.run(browser(), {}, async test => {
      const open = await test.open('ann');
      const { page } = open;

      await open.press('Control+k');
      await page.keyboard.type('rand');
      await open.press('Enter');
      await title(page).getByText('random').waitFor();
      await page.reload();
      await title(page).getByText('random').waitFor();
      await open.pressUntil('nav button[aria-current]');
      await open.press('ArrowDown', 'Enter');
      await title(page).getByText('support').waitFor();
      await open.press('Control+k');
      await page.keyboard.type('bob');
      await open.press('Enter');
      await title(page).getByText('bob').waitFor();
      await page.goBack();
      await title(page).getByText('support').waitFor();
      expect(test.slack.workspace().channels.map(({ kind }) => kind)).toContain('im');
    }));

  it('makes, joins, leaves and puts away channels, and talks with several', () =>
    PageTest.run(browser(), {}, async test => {
      const open = await test.open('ann');
      const { page } = open;
      const { page: bobs } = await test.open('bob');

      await page.getByRole('button', { name: 'New channel' }).click();
      await page.getByLabel('Name').fill('Plan Budget');
      await open.press('Enter');
      await title(page).getByText('plan-budget').waitFor();
      await page.getByText('No app is in this channel').waitFor();
      await composer(page).and(page.locator(':focus')).waitFor();
      await bobs.getByRole('button', { name: 'Browse channels' }).click();
      await bobs.getByRole('option', { name: /plan-budget/ }).click();
      await bobs.getByRole('button', { name: 'Join channel' }).click();
      await composer(bobs).and(bobs.locator(':focus')).waitFor();
      await message(page, 'has joined').waitFor();
      expect(await message(page, 'has joined').getByRole('toolbar').count()).toBe(0);
      await page.getByRole('button', { name: '2 members' }).click();
      await page.getByRole('button', { name: 'Add carol' }).click();
      await open.press('Escape');
      await page.getByRole('button', { name: '3 members' }).waitFor();
      await page.getByRole('button', { name: 'Channel actions' }).click();
      await page.getByRole('menuitem', { name: 'Archive channel' }).click();
      await bobs.getByText('This channel is archived').waitFor();
      expect(await conversations(page).getByRole('button', { name: 'plan-budget' }).count()).toBe(0);

      await page.getByRole('button', { name: 'New direct message' }).click();
      await page.getByRole('checkbox', { name: /bob/ }).check();
      await page.getByRole('checkbox', { name: /carol/ }).check();
      expect(await open.seriousFindings()).toEqual([]);
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await title(page).getByText('bob, carol').waitFor();
    }));

  it('goes through ten thousand messages without drawing them all, and stays where one is', () => {
    const seconds = 1_700_000_000;
    const messages = Array.from({ length: 10_000 }, (_, index) => ({
      channel: 'general',
      from: index % 3 === 0 ? 'ann' : 'bob',
      text: `Line ${index}`,
      ts: `${seconds + index * 60}.000100`,
    }));
    const seed = { people: [{ name: 'ann' }, { name: 'bob' }], channels: [{ name: 'general' }], messages };
    return PageTest.run(browser(), { seed }, async test => {
      const open = await test.open('ann');
      const { page } = open;

      await message(page, 'Line 9999').waitFor();
      expect(await page.getByRole('article').count()).toBeLessThan(80);
      // What is written takes room, and what was said last stays in sight.
      await composer(page).fill('One\nmore\nline\nand\nanother');
      await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))');
      const last = await message(page, 'Line 9999').boundingBox();
      const field = await composer(page).boundingBox();
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(field?.y ?? 0);
      await page.getByRole('group', { name: 'Messages in general' }).hover();
      await page.mouse.wheel(0, -100_000);
      // Older ones come when one is there; the line that one looks at stays.
      await page.getByText('Line 9797', { exact: true }).waitFor({ state: 'attached' });
      const looked = page.getByText('Line 9800', { exact: true });
      const before = await looked.boundingBox();
      await test.slack.user('bob').say('general', 'Something new');
      await page.getByRole('button', { name: 'Newest messages' }).waitFor();
      expect(await looked.boundingBox()).toEqual(before);
      await page.getByRole('button', { name: 'Newest messages' }).click();
      await message(page, 'Something new').waitFor();
      expect(await page.getByRole('article').count()).toBeLessThan(80);
    });
  });

  it('is a drawer and one pane at a time where there is little room', () =>
    PageTest.run(browser(), {}, async test => {
      const { ts } = await test.slack.user('ann').say('general', 'Above');
      await test.slack.user('bob').say('general', 'Below', { threadTs: ts });
      const open = await test.open('ann', { width: 400 });
      const { page } = open;

      await page.getByRole('button', { name: '1 reply' }).click();
      await page.getByRole('complementary', { name: 'Thread' }).getByText('Below').waitFor();
      expect(await page.getByRole('main').isVisible()).toBe(false);
      expect(await open.seriousFindings()).toEqual([]);
      await page.getByRole('combobox', { name: 'Reply' }).press('Escape');
      await message(page, 'Above').and(page.locator(':focus')).waitFor();
      await page.getByRole('button', { name: 'Conversations' }).click();
      await open.shot('drawer');
      const here = conversations(page).getByRole('button', { name: 'general' });
      await here.and(page.locator(':focus')).waitFor();
      await open.press('Escape');
      await page.getByRole('button', { name: 'Conversations' }).and(page.locator(':focus')).waitFor();
      await open.press('Enter');
      await conversations(page).getByRole('button', { name: 'random' }).click();
      await title(page).getByText('random').waitFor();
      await conversations(page).waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Inspector', exact: true }).click();
      await page.getByRole('main').waitFor({ state: 'hidden' });
      // What isn't seen isn't read.
      await test.slack.user('bob').say('random', 'Anybody here?');
      await page.getByRole('button', { name: 'Conversations' }).click();
      await conversations(page).getByRole('button', { name: 'random, 1 unread' }).waitFor();
      await here.click();
      await composer(page).and(page.locator(':focus')).waitFor();
      expect(await page.getByRole('region', { name: 'Inspector' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Inspector', exact: true }).click();
      await page.getByRole('main').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Inspector', exact: true }).click();
      await page.getByRole('main').waitFor();
    }));

  it('shows a message as it comes piece by piece, until one stops it', () =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const app = new RawApp(slack);
      const { ts: thread } = await slack.user('ann').say('general', 'Tell me');
      const place = { channel: slack.channel('general').id, thread_ts: thread };
      const who = { recipient_user_id: slack.user('ann').id, recipient_team_id: slack.workspace().id };
      const { body } = await app.call('chat.startStream', { ...place, ...who, markdown_text: 'Once' });
      const { page } = await test.open('ann');
      await page.getByRole('button', { name: '1 reply' }).click();
      const answer = page.getByRole('complementary').getByRole('article').filter({ hasText: 'Once' });

      await answer.waitFor();
      await app.call('chat.appendStream', { channel: place.channel, ts: body.ts, markdown_text: ' upon a time' });
      await answer.getByText('Once upon a time').waitFor();
      await answer.getByRole('button', { name: 'Stop' }).click();
      await answer.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' });

      const { body: late } = await app.call('chat.appendStream', {
        channel: place.channel,
        ts: body.ts,
        markdown_text: ' too late',
      });
      expect(late.ok).toBe(false);
    }));

  it('leads to the message of a link, points it out, and goes to another workspace and back', () => {
    const seed = {
      workspaces: [{ name: 'One' }, { name: 'Two' }],
      people: [
        { name: 'ann', workspace: 'One' },
        { name: 'bob', workspace: 'One' },
        { name: 'zoe', workspace: 'Two' },
      ],
      channels: [
        { name: 'general', workspace: 'One' },
        { name: 'elsewhere', workspace: 'Two' },
      ],
    };
    return PageTest.run(browser(), { seed }, async test => {
      const { slack } = test;
      const first = await slack.user('ann').say('general', 'The first of many');
      for (let index = 0; index < 60; index += 1) await slack.user('ann').say('general', `Another ${index}`);
      await slack.user('bob').say('general', 'Below', { threadTs: first.ts });
      const { page } = await test.open('ann');
      await message(page, 'Another 59').waitFor();
      expect(await message(page, 'The first of many').count()).toBe(0);

      const { hash } = new URL(page.url());
      await page.goto(`${slack.pageUrl}${hash.split('?')[0]}?message=${first.channel}/${first.ts}`);
      await message(page, 'The first of many').waitFor();
      await page.getByRole('button', { name: 'Workspace: One' }).click();
      await page.getByRole('menuitemradio', { name: 'Two' }).click();
      await title(page).getByText('elsewhere').waitFor();
      await page.getByRole('button', { name: 'Acting as zoe' }).waitFor();
      await page.goBack();
      await title(page).getByText('general').waitFor();
    });
  });
});
