import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { SlackEmulator } from '../../src/index.js';
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
      await inForce.getByText('Nothing.').waitFor();
      expect(slack.faults.inForce).toEqual([]);

      await press('Bad network');
      await inForce.getByText('the network is bad').waitFor();
      await press(`End: ${String(slack.faults.inForce[0]?.text)}`);
      await inForce.getByText('Nothing.').waitFor();
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
      await page.getByText('Not connected: what people do here is lost.').waitFor();
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
