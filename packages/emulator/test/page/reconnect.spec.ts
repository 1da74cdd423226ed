import { expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/slack-emulator.js';
import { BreakableLine } from './support/breakable-line.js';
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
      await page.getByRole('button', { name: 'Clear the timeline' }).click();

      const seed = slack.toJSON();
      await slack.close();
      const banner = page.getByText('The local Slack is not reachable');
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

  it('shows what it missed when it was the line alone that broke, once, and goes on with what it had', async () => {
    await using slack = await SlackEmulator.start({ control: true, historyLimit: 50, redeliveryDelaysMs: [] });
    await using line = await BreakableLine.to(Number(new URL(slack.apiUrl).port));
    const bob = slack.user('bob');
    for (let count = 1; count < 60; count += 1) await bob.say('general', `Number ${count}.`);
    const [gone, last] = [slack.messages.at(-1), await bob.say('general', 'Number 60.')];
    if (!gone) throw new Error('Nothing was said.');
    const { page, complaints } = await OpenPage.open(browser(), line.over(slack.pageUrl));
    const timeline = page.getByRole('region', { name: 'Timeline' });
    const banner = page.getByText('The local Slack is not reachable');
    await timeline.press('Home');
    await page.getByRole('button', { name: /Before #\d+$/ }).click();
    await page.getByText(/^Entries before #\d+ are no longer stored\.$/).waitFor();
    await page.getByLabel('Search the timeline').fill('number 58');
    await timeline.getByText('says in #general: "Number 58."').click();
    await page.getByRole('button', { name: 'Show all' }).click();

    line.cut();
    await banner.waitFor();
    await bob.delete(gone);
    await bob.edit(last, 'Number 60, at last.');
    await bob.say('general', 'Number 61.');
    line.mend();
    await banner.waitFor({ state: 'detached' });

    const said = page.getByRole('main').getByRole('article');
    await said.getByText('Number 61.').waitFor();
    expect((await said.allInnerTexts()).slice(-3).map(text => /Number .*/.exec(text)?.[0])).toEqual([
      'Number 58.',
      expect.stringMatching(/^Number 60, at last\./),
      'Number 61.',
    ]);
    await timeline.getByText('says in #general: "Number 61."').waitFor();
    for (const text of ['"Number 61."', 'deletes in #general: "Number 59."', 'says in #general: "Number 60."']) {
      expect(await timeline.getByText(text).count()).toBe(1);
    }
    // All that is kept, each once.
    await page.getByRole('toolbar', { name: 'Timeline' }).getByText('50', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Details' }).getByText('Number 58.').first().waitFor();
    await page.context().close();
    expect(complaints.take(/ERR_/)).not.toEqual([]);
  });

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
