import { expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { describeInBrowser } from './support/chromium.js';
import { OpenPage } from './support/open-page.js';
import { PICTURE } from './support/picture.js';
import { PageTest } from './support/page-test.js';

describeInBrowser('a page whose local Slack ends', browser => {
  it('says so, and goes on where it was with one that is started again, as that one is', () =>
    PageTest.run(browser(), { seed: { workspaces: [{ name: 'Acme' }] } }, async test => {
      const { slack } = test;
      const { port } = new URL(slack.apiUrl);
      await slack.user('ann').say('random', 'Before the end');
      await slack.user('ann').share('random', { name: 'roof.png', content: PICTURE });
      const { page, complaints } = await test.open('bob');
      const files = '**/control/v1/files/*';
      await page.route(files, route => route.abort());
      const composer = page.getByRole('combobox', { name: 'Message' });
      await page.getByRole('navigation', { name: 'Conversations' }).getByText('random').click();
      await page.getByText('Before the end').first().waitFor();
      expect(await page.getByRole('img', { name: 'roof.png' }).count()).toBe(0);
      await composer.fill('half a thought');

      const timeline = page.getByRole('region', { name: 'Timeline' });
      await timeline.getByText('Before the end').click();
      const details = page.getByRole('region', { name: 'Details' });
      await details.waitFor();
      await page.getByRole('button', { name: 'Put away what is shown' }).click();

      const seed = slack.toJSON();
      await slack.close();
      const banner = page.getByText('The local Slack is gone');
      await banner.waitFor();
      {
        await using same = await SlackEmulator.start({ control: true, port: Number(port), seed });
        await page.unroute(files);
        await banner.waitFor({ state: 'detached' });
        await page.getByRole('img', { name: 'roof.png' }).waitFor();
        await same.user('ann').say('random', 'Begun again');
        await timeline.getByText('Begun again').waitFor();
        await details.waitFor({ state: 'detached' });
        expect(await timeline.getByText('Before the end').count()).toBe(0);
        expect(await page.getByText('Before the end').count()).toBeGreaterThan(0);
        expect(await composer.inputValue()).toBe('half a thought');
        await composer.press('Enter');
        expect((await same.waitForMessage('half a thought')).user).toBe(same.user('bob').id);
      }
      await banner.waitFor();
      await using other = await SlackEmulator.start({ control: true, port: Number(port) });
      await other.user('ann').say('general', 'Another world');
      await page.getByText('Another world').first().waitFor();
      expect(await page.getByText('Begun again').count()).toBe(0);
      // Before the last one ends.
      await page.context().close();
      expect(complaints.take(/ERR_/)).not.toEqual([]);
    }));

  it('asks anew where its first question is never answered', async () => {
    await using slack = await SlackEmulator.start({ control: true });
    let asked = 0;
    const { page, complaints } = await OpenPage.open(browser(), slack.pageUrl, {}, async tab => {
      await tab.clock.install();
      await tab.route('**/control/v1/live', async route => {
        asked += 1;
        if (asked > 1) return route.continue();
        await tab.clock.fastForward('01:00');
      });
    });

    await page.getByRole('navigation', { name: 'Conversations' }).waitFor();
    expect(asked).toBe(2);
    await page.context().close();
    complaints.check();
  });
});
