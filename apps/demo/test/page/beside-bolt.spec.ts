import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadManifest } from '../../../../packages/emulator/src/manifest/load-manifest.js';
import { startDesk } from '../../../../packages/emulator/test/bolt-desk/desk.js';
import { describeInBrowser } from '../../../../packages/emulator/test/page/support/chromium.js';
import { DeskPage } from './support/desk-page.js';
import { Mouse } from './support/mouse.js';

const MANIFEST = fileURLToPath(new URL('../../../../packages/emulator/test/bolt-desk/manifest.yml', import.meta.url));

describeInBrowser('a bot on Bolt, unchanged, beside one on nest-slack', browser => {
  let bolt: Awaited<ReturnType<typeof startDesk>> | undefined;
  // Registered first, so that it runs before the local Slack stops.
  afterAll(() => bolt?.stop());
  const desk = DeskPage.forAllTests(browser);

  beforeAll(async () => {
    const { slack } = desk.desk;
    const { appToken, botToken } = slack.addApp('helpdesk', { manifest: await loadManifest(MANIFEST) });
    bolt = await startDesk({ ...slack.env, SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken });
    await slack.waitForConnections(1, { app: 'helpdesk' });
  });

  it('handles messages, a command with a form, buttons and the Home tab, as the other bot does', async () => {
    const { page, main } = desk;
    const mouse = new Mouse(page);
    const form = desk.modal('New ticket');
    /** Writes a command that both bots have. */
    const write = async (app: string, rest: string): Promise<void> => {
      await main.getByRole('combobox', { name: 'Message' }).click();
      await page.keyboard.type('/ticket');
      await page.getByRole('option', { name: '/ticket' }).filter({ hasText: app }).click();
      await page.keyboard.type(rest);
      await main.getByRole('button', { name: 'Send' }).click();
    };

    await mouse.write('The printer is broken');
    await desk.message('Trouble with the printer?').getByText('Only visible to you').waitFor();
    await desk.message('The printer is broken').getByRole('button', { name: '1 reply' }).click();
    await desk.waitForMessage('Use /ticket to open a ticket', desk.sidePane);

    await write('helpdesk', 'open Printer is on fire');
    await form.getByText('helpdesk').waitFor();
    await mouse.choose(form.getByRole('combobox', { name: 'Priority' }), 'High');
    await mouse.enter(form.getByRole('textbox', { name: 'Why can it not wait?' }), 'It burns');
    await mouse.submit(form);
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'support, 1 unread' }).waitFor();
    await mouse.goTo('support');
    await desk.message('Printer is on fire').getByText('It burns').waitFor();
    await mouse.press(desk.message('Printer is on fire').getByRole('button', { name: 'Close' }));
    await desk.message('Printer is on fire').getByText('Closed by @ann').waitFor();

    await write('· desk', '');
    await form.getByText('desk', { exact: true }).waitFor();
    await mouse.leave(form);
    await mouse.goTo('helpdesk');
    await main.getByRole('heading', { name: 'Tickets of Ann Archer' }).waitFor();
    await mouse.goTo('desk');
    await main.getByRole('heading', { name: 'The desk today' }).waitFor();
    expect(desk.desk.slack.problems).toEqual([]);
  });
});
