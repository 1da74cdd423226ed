import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { isJsonObject, type JsonObject, objectAt, stringAt } from '../../src/json.js';
import type { SlackEmulator } from '../../src/slack-emulator.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { describeInBrowser } from './support/chromium.js';
import type { OpenPage } from './support/open-page.js';
import { modal } from './support/modal-bot.js';
import { PageTest } from './support/page-test.js';

interface Stage {
  readonly slack: SlackEmulator;
  readonly app: RawApp;
  readonly connection: RawConnection;
  readonly open: OpenPage;
  readonly page: Page;
}

const row = (page: Page, text: string | RegExp): ReturnType<Page['locator']> =>
  page.getByRole('region', { name: 'Timeline' }).getByRole('button').filter({ hasText: text });
const details = (page: Page): ReturnType<Page['locator']> => page.getByRole('region', { name: 'Details' });

const header = (text: string): JsonObject => ({ type: 'header', text: { type: 'plain_text', text } });

const deploy = (envelope: JsonObject): JsonObject | undefined =>
  envelope.type === 'slash_commands'
    ? { text: `Deploying ${stringAt(objectAt(envelope, 'payload') ?? {}, 'text') ?? ''}` }
    : undefined;

describeInBrowser('the timeline of the page', browser => {
  const onStage = (story: (stage: Stage) => Promise<void>): Promise<void> =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const app = new RawApp(slack);
      try {
        const connection = await app.connect();
        connection.acknowledgeAll(deploy);
        const open = await test.open('ann');
        await story({ slack, app, connection, open, page: open.page });
      } finally {
        app.close();
      }
    });

  it('shows what happens as it happens, and what stands behind it', () =>
    onStage(async ({ slack, page }) => {
      await slack.user('ann').command('/deploy', 'prod');

      await row(page, 'slash_commands /deploy prod').click();
      await details(page).getByText('"prod"').waitFor();
      await details(page).getByText('"/deploy"').waitFor();
      expect(await details(page).getByRole('listitem').allInnerTexts()).toEqual([
        'caused by act: writes /deploy prod in #general',
        expect.stringMatching(/^caused ← ack: acks slash_commands/),
      ]);

      await details(page)
        .getByRole('button', { name: /acks slash_commands/ })
        .click();
      await details(page).getByText('"Deploying prod"', { exact: true }).waitFor();
    }));

  it('is gone through by the keyboard alone', () =>
    onStage(async ({ slack, open, page }) => {
      await slack.user('ann').command('/deploy', 'prod');
      await row(page, 'Deploying prod').first().waitFor();
      await open.pressUntil('section[aria-label=Timeline]');

      const current = (): Promise<string> => row(page, '').and(page.locator('[aria-current]')).innerText();

      await open.press('End');
      expect(await current()).toContain('says in #general');
      await open.press('ArrowUp');
      expect(await current()).toMatch(/ack\s+app\s+slash_commands: /);
      await open.press('ArrowUp', 'ArrowDown', 'Home', 'ArrowDown', 'PageDown');
      expect(await current()).toContain('says in #general');
      await details(page).getByText('Deploying prod').first().waitFor();
      await open.press('Escape');
      await details(page).waitFor({ state: 'detached' });
    }));

  it('is searched, and shown by kinds or where something went wrong', () =>
    onStage(async ({ slack, app, page }) => {
      await slack.user('ann').command('/deploy', 'prod');
      await slack.user('ann').command('/deploy', 'staging');
      await app.call('chat.postMessage', { channel: 'nowhere', text: 'lost' });
      const shown = (): Promise<string[]> =>
        page.getByRole('region', { name: 'Timeline' }).getByRole('button').allInnerTexts();
      await row(page, /^\S+\s*lint/).waitFor();

      await page.getByLabel('Search the timeline').fill('DEPLOY staging');
      await row(page, 'writes /deploy staging').waitFor();
      await row(page, 'prod').first().waitFor({ state: 'detached' });
      for (const text of await shown()) expect(text).toContain('staging');

      await page.getByRole('button', { name: 'Show all' }).click();
      await page.getByRole('button', { name: 'Problems' }).click();
      await row(page, 'writes /deploy staging').waitFor({ state: 'detached' });
      expect(await shown()).toEqual([
        expect.stringMatching(/call\s+app\s+chat.postMessage .*channel_not_found/),
        expect.stringMatching(/lint\s+app\s+.*channel_not_found/),
      ]);

      await page.getByRole('button', { name: 'Show all' }).click();
      await page.getByRole('button', { name: 'Kinds' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Acks', exact: true }).click();
      await page.keyboard.press('Escape');
      await row(page, 'writes /deploy staging').waitFor({ state: 'detached' });
      for (const text of await shown()) expect(text).toMatch(/ack\s+app\s+slash_commands: .* ms\s+of 3 s$/s);
    }));

  it('can be paused and put away', () =>
    onStage(async ({ slack, page }) => {
      await slack.user('ann').command('/deploy', 'one');
      await row(page, 'Deploying one').first().waitFor();
      await page.getByRole('button', { name: 'Pause' }).click();
      await slack.user('ann').command('/deploy', 'two');

      await page.getByRole('button', { name: /Paused, [1-9]\d* new/ }).waitFor();
      expect(await row(page, 'two').count()).toBe(0);
      await page.getByRole('button', { name: /Paused/ }).click();
      await row(page, 'Deploying two').first().waitFor();

      await page.getByRole('button', { name: 'Clear the timeline' }).click();
      await page.getByText('No matching entries.').waitFor();
      await slack.user('ann').command('/deploy', 'three');
      await row(page, 'Deploying three').first().waitFor();
      expect(await row(page, 'two').count()).toBe(0);
    }));

  it('sends an envelope again, as a new one or with the same id', () =>
    onStage(async ({ slack, connection, page }) => {
      await slack.user('ann').command('/deploy', 'prod');
      const [first] = connection.envelopes;
      await row(page, 'slash_commands /deploy prod').click();

      await details(page).getByRole('button', { name: 'Replay', exact: true }).click();
      await slack.waitFor('the new envelope', () => connection.envelopes[1]);
      await details(page).getByRole('button', { name: 'Replay, same id' }).click();
      await slack.waitFor('the same envelope', () => connection.envelopes[2]);

      const [, again, same] = connection.envelopes;
      expect(objectAt(again ?? {}, 'payload')).toMatchObject({ command: '/deploy', text: 'prod' });
      expect(again?.envelope_id).not.toBe(first?.envelope_id);
      expect(same?.envelope_id).toBe(first?.envelope_id);
    }));

  it('copies a call as curl, and anything as JSON', () =>
    onStage(async ({ app, page }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await app.call('chat.postMessage', { channel: 'general', text: "it's done" });
      const clipboard = async (): Promise<string> => String(await page.evaluate('navigator.clipboard.readText()'));

      await row(page, 'chat.postMessage').click();
      await details(page).getByRole('button', { name: 'Copy as curl' }).click();
      await page.getByText('The call is copied, as curl.').waitFor();
      expect(await clipboard()).toMatch(/^curl .*chat\.postMessage/s);
      await details(page).getByRole('button', { name: 'Copy JSON' }).click();
      await page.getByText('Copied as JSON.').waitFor();
      expect(JSON.parse(await clipboard())).toMatchObject({ entry: { kind: 'api_call' }, details: { canned: false } });
    }));

  it('leads to the message, Home or modal that an entry tells of or has made, and from it back', () =>
    onStage(async ({ slack, app, open, page }) => {
      const bob = slack.user('bob');
      await app.call('chat.postMessage', { channel: 'support', text: 'Printer is on fire' });
      await app.call('views.publish', { user_id: bob.id, view: { type: 'home', blocks: [header('At home')] } });

      await row(page, 'chat.postMessage').click();
      await details(page).getByRole('button', { name: 'Show message' }).click();
      await page.getByRole('article').getByText('Printer is on fire').waitFor();
      expect(page.url()).toContain(slack.channel('support').id);

      await row(page, 'is given the Home tab').click();
      await details(page).getByRole('button', { name: 'Show Home' }).click();
      await page.getByRole('main').getByText('At home').waitFor();
      expect(page.url()).toContain(bob.id);
      await page.getByLabel('Search the timeline').fill('Printer');
      await page.getByRole('main').getByRole('button', { name: 'Show in timeline' }).click();
      await row(page, 'is given the Home tab').and(page.locator('[aria-current]')).waitFor();

      const { payload } = await bob.command('/deploy', 'prod');
      const trigger_id = isJsonObject(payload) ? payload.trigger_id : '';
      await app.call('views.open', { trigger_id, view: modal('Ticket', [header('One moment')]) });
      const shown = page.getByRole('dialog', { name: 'Ticket' });
      await shown.getByRole('button', { name: 'Show in timeline' }).click();
      await details(page).getByText('sees the modal "Ticket"').waitFor();
      await open.press('F6');
      await open.pressUntil('section[aria-label=Timeline]');
      await open.press('Escape');
      await details(page).waitFor({ state: 'detached' });
      await open.press('F6');
      await shown.locator(':focus').waitFor();
      await row(page, 'sees the modal').click();
      await shown.getByRole('button', { name: 'Close' }).first().click();
      await details(page).getByText('This view is closed.').waitFor();

      await page.setViewportSize({ width: 400, height: 800 });
      await row(page, 'says in #support').click();
      await details(page).getByRole('button', { name: 'Show message' }).click();
      await page.getByRole('article').getByText('Printer is on fire').waitFor();
    }));

  it('makes a test of what was done', () =>
    onStage(async ({ slack, page }) => {
      await slack.user('ann').command('/deploy', 'prod');
      await page.setViewportSize({ width: 400, height: 480 });
      await page.getByRole('button', { name: 'Inspector', pressed: false }).click();
      await row(page, 'Deploying prod').first().waitFor();

      await page.getByRole('button', { name: 'Export as a test' }).click();
      await page.getByRole('dialog').getByLabel('Runner').selectOption('jest');
      const source = page.getByRole('region', { name: 'Source of the test' });
      await source.getByText('@jest/globals').waitFor();
      const { y = 480, height = 0 } = (await page.getByRole('button', { name: 'Download' }).boundingBox()) ?? {};
      expect(y + height).toBeLessThan(480);
      expect(await source.innerText()).toContain(".command('/deploy', 'prod'");
    }));

  it('has nothing that its users would stumble over', () =>
    onStage(async ({ slack, open, page }) => {
      await slack.user('ann').command('/deploy', 'prod');
      await row(page, 'slash_commands /deploy prod').click();
      await details(page).getByText('"prod"').waitFor();

      expect(await open.seriousFindings('[aria-label=Inspector]')).toEqual([]);
      await open.shot('timeline');
    }));
});
