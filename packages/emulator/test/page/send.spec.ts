import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type JsonObject, objectAt, objectsAt } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { describeInBrowser } from './support/chromium.js';
import { PageTest } from './support/page-test.js';

/** The payload of an envelope, of an event the inner one. */
const payloadOf = (envelope: JsonObject | undefined): JsonObject => {
  const payload = objectAt(envelope ?? {}, 'payload') ?? {};
  return objectAt(payload, 'event') ?? payload;
};

interface Panel {
  readonly form: Locator;
  readonly json: Locator;
  readonly found: Locator;
  readonly button: (name: string) => Locator;
  /** Chooses what is sent, by typing, and waits for its example. */
  readonly choose: (name: string) => Promise<void>;
}

const panelOf = (page: Page): Panel => {
  const form = page.getByRole('form', { name: 'Send by hand' });
  const button = (name: string): Locator => form.getByRole('button', { name, exact: true });
  return {
    form,
    button,
    json: form.getByLabel('JSON'),
    found: form.getByRole('list', { name: 'Findings' }),
    choose: async (name: string): Promise<void> => {
      await form.getByRole('combobox', { name: 'What' }).fill(name);
      await page.getByRole('option', { name, exact: false }).first().waitFor();
      await page.keyboard.press('Enter');
      await form.getByText('The payload matches Slack’s format.').waitFor();
    },
  };
};

describeInBrowser('the Send panel of the page', browser => {
  it('sends an event from an example, as it was edited in its fields or as JSON, once it is as Slack has it', () =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const app = new RawApp(slack);
      const connection = await app.connect();
      connection.acknowledgeAll();
      const { page } = await test.open('ann');
      await page.getByRole('tab', { name: 'Send', exact: true }).click();
      const { form, button, json, found, choose } = panelOf(page);

      await choose('reaction_added');
      await form.getByLabel('reaction', { exact: true }).fill('rocket');
      expect(await json.inputValue()).toContain('"reaction": "rocket"');
      await json.fill((await json.inputValue()).replace(slack.channel('general').id, slack.channel('support').id));
      expect(await form.getByLabel('channel', { exact: true }).inputValue()).toBe(slack.channel('support').id);
      await form.getByRole('group', { name: 'item' }).getByText('#support').waitFor();
      await button('Send').click();
      await form.getByText(/^Acked after \d+ ms\.$/).waitFor();
      expect(payloadOf(connection.envelopes[0])).toMatchObject({
        reaction: 'rocket',
        user: slack.user('ann').id,
        item: { channel: slack.channel('support').id },
      });

      // What Slack never has keeps it back; what is unknown is told.
      await json.fill((await json.inputValue()).replace('"rocket"', '7'));
      await found.getByText('"reaction" is a number. Slack has text there.').waitFor();
      expect(await button('Send').isDisabled()).toBe(true);
      expect(await form.getByLabel('reaction', { exact: true }).getAttribute('aria-invalid')).toBe('true');
      await found.getByRole('button', { name: 'Line 4' }).click();
      expect(await page.evaluate('getSelection().toString()')).toContain('"reaction": 7');
      await button('Send anyway').click();
      await slack.waitFor('the second event', () => connection.envelopes[1]);
      await json.fill('{\n  "type": "pin_added"\n  "user": "U1"\n}');
      await found.getByText('A comma is missing.').waitFor();
      await found.getByRole('button', { name: 'Line 2' }).waitFor();
      expect(await button('Send').isDisabled()).toBe(true);
      expect(await form.getByLabel('reaction', { exact: true }).isDisabled()).toBe(true);
      await button('Reset').click();
      app.close();
    }));

  it('sends a command to the app that is chosen, and again what was sent before, as the timeline has it', () =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      slack.addApp('ops');
      const app = new RawApp(slack, 'ops');
      const connection = await app.connect();
      connection.acknowledgeAll({ text: 'Deploying' });
      const open = await test.open('ann');
      const { page } = open;
      await page.getByRole('tab', { name: 'Send', exact: true }).click();
      const { form, button, choose } = panelOf(page);

      await form.getByLabel('To').selectOption({ label: 'ops' });
      await choose('slash_command');
      await form.getByLabel('text', { exact: true }).fill('staging');
      await button('Send').click();
      await page.getByText('Deploying', { exact: true }).first().waitFor();
      expect(payloadOf(connection.envelopes[0])).toMatchObject({ command: '/deploy', text: 'staging' });
      await open.shot('send-command');

      // It is in the timeline, from where it can be edited and sent again; so is all that was sent before.
      await form.getByRole('button', { name: /in the timeline$/ }).click();
      await page.getByRole('button', { name: 'Edit and send' }).click();
      await form.getByLabel('text', { exact: true }).fill('prod');
      await button('Send').click();
      await slack.waitFor('the second command', () => connection.envelopes[1]);
      expect(payloadOf(connection.envelopes[1])).toMatchObject({ command: '/deploy', text: 'prod' });
      await page.reload();
      const before = page.getByRole('region', { name: 'Sent before' });
      await before.waitFor();
      expect(await before.getByRole('listitem').count()).toBe(2);
      await before
        .getByRole('listitem')
        .last()
        .getByRole('button', { name: /again$/ })
        .click();
      await slack.waitFor('the first one again', () => connection.envelopes[2]);
      expect(payloadOf(connection.envelopes[2])).toMatchObject({ text: 'staging' });
      app.close();
    }));

  it('is used by the keyboard alone, at 400 px', () =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const app = new RawApp(slack);
      const connection = await app.connect();
      connection.acknowledgeAll();
      const open = await test.open('ann', { width: 400, height: 800, scheme: 'dark' });
      const { page } = open;
      await page.getByRole('button', { name: 'Inspector', exact: true }).focus();
      await open.press('Enter');
      await page.getByRole('tab', { name: 'Timeline' }).focus();
      await open.press('ArrowRight', 'Enter');
      const { form, choose, button } = panelOf(page);
      await choose('block_actions (modal)');
      await open.shot('send-narrow');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
      const column = '[...document.querySelectorAll("[aria-label=Inspector] [role=tabpanel]")]';
      expect(await page.evaluate(`${column}.every(each => each.scrollWidth <= each.clientWidth)`)).toBe(true);
      await form.getByLabel('Add a field', { exact: true }).selectOption('response_url');
      await form.getByLabel('response_url', { exact: true }).fill('https://example.com');
      await button('Send').focus();
      await open.press('Enter');
      await form.getByText(/^Acked after/).waitFor();
      expect(payloadOf(connection.envelopes[0])).toMatchObject({
        response_url: expect.stringContaining('/responses/'),
      });
      expect(objectsAt(payloadOf(connection.envelopes[0]), 'actions')).toMatchObject([
        { action_id: 'help', block_id: 'more' },
      ]);
      expect(await open.seriousFindings('[aria-label=Inspector]')).toEqual([]);
      app.close();
    }));
});
