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
  // Before its Slack goes.
  afterAll(() => bolt?.stop());
  const there = DeskPage.forAllTests(browser);

  beforeAll(async () => {
    const { slack } = there.desk;
    const { appToken, botToken } = slack.addApp('helpdesk', { manifest: await loadManifest(MANIFEST) });
    bolt = await startDesk({ ...slack.env, SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken });
    await slack.waitForConnections(1, { app: 'helpdesk' });
  });

  it('answers what is said, a command by a form, a button, and who opens its Home; so does the other', async () => {
    const { page, main } = there;
    const hand = new Mouse(page);
    const form = there.modal('New ticket');
    /** Writes a command that both have. */
    const write = async (app: string, rest: string): Promise<void> => {
      await main.getByRole('combobox', { name: 'Message' }).click();
      await page.keyboard.type('/ticket');
      await page.getByRole('option', { name: '/ticket' }).filter({ hasText: app }).click();
      await page.keyboard.type(rest);
      await main.getByRole('button', { name: 'Send' }).click();
    };

    await hand.write('The printer is broken');
    await there.message('Trouble with the printer?').getByText('Only visible to you').waitFor();
    await there.message('The printer is broken').getByRole('button', { name: '1 reply' }).click();
    await there.sees('Write /ticket to open a ticket', there.beside);

    await write('helpdesk', 'open Printer is on fire');
    await form.getByText('helpdesk').waitFor();
    await hand.choose(form.getByRole('combobox', { name: 'Priority' }), 'High');
    await hand.enter(form.getByRole('textbox', { name: 'Why can it not wait?' }), 'It burns');
    await hand.submit(form);
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'support, 1 unread' }).waitFor();
    await hand.goTo('support');
    await there.message('Printer is on fire').getByText('It burns').waitFor();
    await hand.press(there.message('Printer is on fire').getByRole('button', { name: 'Close' }));
    await there.message('Printer is on fire').getByText('Closed by @ann').waitFor();

    await write('· desk', '');
    await form.getByText('desk', { exact: true }).waitFor();
    await hand.leave(form);
    await hand.goTo('helpdesk');
    await main.getByRole('heading', { name: 'Tickets of Ann Archer' }).waitFor();
    await hand.goTo('desk');
    await main.getByRole('heading', { name: 'The desk today' }).waitFor();
    expect(there.desk.slack.problems).toEqual([]);
  });
});
