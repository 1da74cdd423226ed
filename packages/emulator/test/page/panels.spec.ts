import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { SlackEmulator } from '../../src/slack-emulator.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { describeInBrowser } from './support/chromium.js';
import type { OpenPage } from './support/open-page.js';
import { PageTest } from './support/page-test.js';

interface Stage {
  readonly slack: SlackEmulator;
  readonly app: RawApp;
  readonly connection: RawConnection;
  readonly open: OpenPage;
  readonly page: Page;
}

const DESK = {
  display_information: { name: 'desk' },
  features: { bot_user: { display_name: 'desk' }, slash_commands: [{ command: '/desk', description: 'Opens it' }] },
  functions: {
    lend: {
      title: 'Lend it',
      description: 'Lends a thing to somebody',
      input_parameters: {
        properties: {
          thing: { type: 'string', title: 'Thing', description: 'As it is called' },
          whom: { type: 'slack#/types/user_id', title: 'Whom' },
          days: { type: 'integer', title: 'Days' },
        },
        required: ['thing', 'whom'],
      },
      output_parameters: { properties: { until: { type: 'string' } }, required: ['until'] },
    },
  },
  oauth_config: { scopes: { bot: ['commands'] } },
  settings: {
    event_subscriptions: { bot_events: ['function_executed'] },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};

describeInBrowser('the panels of the page', browser => {
  const onStage = (panel: string, story: (stage: Stage) => Promise<void>): Promise<void> =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const app = new RawApp(slack);
      try {
        const connection = await app.connect();
        connection.acknowledgeAll();
        const open = await test.open('ann');
        await open.page.getByRole('tab', { name: panel, exact: true }).click();
        await story({ slack, app, connection, open, page: open.page });
      } finally {
        app.close();
      }
    });

  const onDesk = (
    story: (stage: Stage & { readonly desk: RawApp; readonly section: Locator }) => Promise<void>,
  ): Promise<void> =>
    onStage('App', async stage => {
      stage.slack.addApp('desk', { manifest: DESK });
      const desk = new RawApp(stage.slack, 'desk');
      try {
        (await desk.connect()).acknowledgeAll();
        await story({ ...stage, desk, section: stage.page.getByRole('region', { name: 'desk', exact: true }) });
      } finally {
        desk.close();
      }
    });

  it('have things go wrong, tell what goes wrong now, and end it', () =>
    onStage('Faults', async ({ slack, connection, open, page }) => {
      const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
      const inForce = page.getByRole('region', { name: 'In force' });
      await press('Half-open');
      await press('Slow API');
      await press('Lose the next ack');
      await inForce.getByText('nothing gets to the app').waitFor();
      await inForce.getByText('answers of the Web API come 2000 ms later').waitFor();
      await inForce.getByText('the next ack is lost').waitFor();

      expect(await open.seriousFindings('[aria-label=Inspector]')).toEqual([]);
      await press('End: answers of the Web API come 2000 ms later');
      await inForce.getByText('answers of the Web API').waitFor({ state: 'detached' });
      expect(slack.faults.inForce.map(({ fault }) => fault)).toEqual(['loseAcks', 'halfOpen', 'halfOpen']);
      await press('End all faults');
      await inForce.getByText('No active faults.').waitFor();
      expect(slack.faults.inForce).toEqual([]);

      await press('Bad network');
      await inForce.getByText('the network is bad').waitFor();
      await press(`End: ${String(slack.faults.inForce[0]?.text)}`);
      await inForce.getByText('No active faults.').waitFor();
      await press('Refresh');
      await slack.waitFor('the refresh', () => connection.frames.find(({ type }) => type === 'disconnect'));
    }));

  it('have one connection suffer alone', () =>
    onStage('Faults', async ({ slack, app, page }) => {
      await app.connect();
      const [first, second] = slack.connections;
      await page.getByLabel('Which').selectOption(second?.id ?? '');
      await page.getByRole('button', { name: 'Cut', exact: true }).click();

      await slack.waitFor('the cut', () => slack.closedConnections[0]);
      expect(slack.closedConnections.map(({ id }) => id)).toEqual([second?.id]);
      expect(slack.connections.map(({ id }) => id)).toEqual([first?.id]);
    }));

  it('refuse the next call of a method', () =>
    onStage('Faults', async ({ app, page, slack }) => {
      await page.getByLabel('Method').fill('auth.test');
      await page.getByRole('button', { name: 'Rate limit it once' }).click();
      await slack.waitFor('the plan', () => slack.faults.inForce[0]);

      expect([(await app.call('auth.test')).status, (await app.call('auth.test')).status]).toEqual([429, 200]);
    }));

  it('steer the time', () =>
    onStage('Faults', async ({ slack, page }) => {
      await page.getByRole('button', { name: 'Freeze' }).click();
      await page.getByRole('button', { name: 'Resume' }).waitFor();
      const before = slack.time.now.getTime();
      await page.getByRole('button', { name: '+ 1 h' }).click();
      await slack.waitFor('the hour', () => slack.time.now.getTime() > before || undefined);

      expect(slack.time.now.getTime() - before).toBe(3_600_000);
    }));

  it('tell how an app is connected and what it may do', () =>
    onStage('App', async ({ slack, app, page }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const connections = page.getByRole('list', { name: 'Connections' });
      expect(await connections.getByRole('listitem').count()).toBe(1);
      await page.getByRole('button', { name: 'Copy variables' }).first().click();
      const copied = page.getByRole('list', { name: 'Notices' }).getByText('The variables are copied.');
      await copied.waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toContain(slack.appToken);

      app.close();
      await page.getByText('Not connected: payloads for this app are lost.').waitFor();
    }));

  it('run the functions of an app, and tell what came to it', () =>
    onDesk(async ({ slack, desk, section, open, page }) => {
      const form = section.getByRole('form', { name: 'Lend it' });
      await form.getByLabel('Thing').fill('Lamp');
      await form.getByLabel('Days').fill('three');
      await form.getByLabel('Whom').click();
      await page.getByRole('option', { name: /^bob/ }).click();
      await form.getByRole('button', { name: 'Run' }).click();
      await page.getByRole('list', { name: 'Alerts' }).getByText('The input "days" is not a number: three').waitFor();
      await form.getByLabel('Days').fill('3');
      await form.getByRole('button', { name: 'Run' }).click();
      await form.getByText('is still running.').waitFor();
      const [run] = slack.functionExecutions;
      expect(run?.inputs).toEqual({ thing: 'Lamp', days: 3, whom: slack.user('bob').id });
      const outputs = { until: 'Friday' };
      await desk.call('functions.completeSuccess', { function_execution_id: run?.id, outputs });
      await form.getByText('is completed.').waitFor();
      await form.getByText('"Friday"').waitFor();
      await section.getByRole('row', { name: /function lend 1 1, last in \d+ ms/ }).waitFor();
      await section.getByRole('row', { name: /command \/desk not yet/ }).waitFor();
      expect(await open.seriousFindings('[aria-label=Inspector]')).toEqual([]);
    }));

  it('change what an app declares and may do, and add one', () =>
    onDesk(async ({ desk, section, open, page }) => {
      const press = (name: string): Promise<void> => section.getByRole('button', { name, exact: true }).click();
      await press('Expire the bot token');
      await section.getByText('has expired: API calls fail with token_expired').waitFor();
      expect((await desk.call('auth.test')).body.error).toBe('token_expired');
      await section.getByText('Edit the manifest').click();
      const manifest = section.getByLabel('Manifest, as YAML or JSON');
      const text = await manifest.inputValue();
      await manifest.fill(text.replace('"bot"', '"bots"'));
      await press('Save the manifest');
      await section.getByText('/oauth_config/scopes/bots').waitFor();
      await section.getByText(/line \d+: bots is unknown: did you mean "bot"\?/).waitFor();
      await open.complaints.next(/400/);
      await manifest.fill(text.replace('"commands"', '"commands", "chat:write"'));
      await press('Save the manifest');
      await page.getByText('The manifest is saved.').waitFor();
      await press('Reinstall');
      await section.getByText('Bot scopes (2)').waitFor();
      expect((await desk.call('auth.test')).body.ok).toBe(true);

      await press('Uninstall');
      await page.getByRole('button', { name: 'Install desk' }).waitFor();
      await page.getByText('Add an app', { exact: true }).click();
      const added = page.getByRole('form', { name: 'New app' });
      await added.getByLabel('Manifest, as YAML or JSON').fill('display_information: { name: lamps }');
      await added.getByRole('button', { name: 'Add the app' }).click();
      await page.getByRole('region', { name: 'lamps', exact: true }).waitFor();
    }));

  it('say what was done for a while, and what is wrong until it is put away', () =>
    onStage('Faults', async ({ open, page }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.clock.install();
      await page.getByLabel('Method').fill('chat.nothing');
      await page.getByRole('button', { name: 'Rate limit it once' }).click();
      const alert = page.getByRole('list', { name: 'Alerts' }).getByRole('listitem');
      await alert.filter({ hasText: 'Slack has no method "chat.nothing"' }).waitFor();
      await page.getByRole('tab', { name: 'App', exact: true }).click();
      await page.getByRole('button', { name: 'Copy variables' }).first().click();
      const status = page.getByRole('list', { name: 'Notices' }).getByRole('listitem');
      await status.hover();
      await page.clock.fastForward(60_000);
      expect(await status.count()).toBe(1);
      await page.getByRole('tab', { name: 'App', exact: true }).hover();
      await page.clock.fastForward(60_000);
      await status.waitFor({ state: 'detached' });
      await alert.getByRole('button', { name: 'Dismiss' }).click();
      expect(await alert.count()).toBe(0);
      await open.complaints.next(/422/);
    }));

  it.each(['Send', 'Faults', 'App'])('have nothing that their users would stumble over: %s', panel =>
    onStage(panel, async ({ open }) => {
      expect(await open.seriousFindings('[aria-label=Inspector]')).toEqual([]);
      await open.shot(`panel-${panel.toLowerCase()}`);
    }),
  );

  it('are turned to by the keyboard', () =>
    onStage('Timeline', async ({ open, page }) => {
      await page.getByRole('tab', { name: 'Timeline' }).focus();
      await open.press('ArrowRight', 'Enter');
      await page.getByRole('combobox', { name: 'What' }).waitFor();
      expect(page.url()).toContain('panel=send');
    }));
});
