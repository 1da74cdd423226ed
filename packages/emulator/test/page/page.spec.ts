import { expect, it } from '@jest/globals';
import { LiveLines } from '../support/live-stream-reader.js';
import { describeInBrowser } from './support/chromium.js';
import { PageTest } from './support/page-test.js';

describeInBrowser('the page', browser => {
  it.each([
    { scheme: 'light', width: 1280 },
    { scheme: 'dark', width: 1280 },
    { scheme: 'light', width: 400 },
    { scheme: 'dark', width: 400 },
  ] as const)('is there for everybody: %j', screen =>
    PageTest.run(browser(), {}, async test => {
      await test.slack.user('bob').say('general', 'Good morning');
      const ann = await test.open('ann', screen);

      await ann.page.getByText('Good morning').first().waitFor();
      await ann.shot('first-look');

      expect(await ann.seriousFindings()).toEqual([]);
      // Nobody scrolls sideways.
      expect(await ann.page.evaluate('document.documentElement.scrollWidth')).toBe(screen.width);
    }),
  );

  it('is there with the key that its address carries, in the tab that is open as well, which nobody sees there then', () =>
    PageTest.run(browser(), { control: { key: 'sesame' } }, async test => {
      const { page, complaints } = await test.open();
      const main = page.getByRole('main');

      expect(page.url()).not.toContain('sesame');
      await page.reload();
      await main.waitFor();

      await page.evaluate('sessionStorage.clear()');
      await page.reload();
      await page.getByLabel('Key').waitFor();
      await page.evaluate("location.hash = 'key=sesame'");
      await main.waitFor();
      expect(page.url()).not.toContain('sesame');
      expect(complaints.take(/401/)).not.toEqual([]);
    }));

  it('goes on beside what it can not draw, and says so there', () =>
    PageTest.run(browser(), {}, async test => {
      for (const text of ['Odd', 'Even']) await test.slack.user('bob').say('general', text);
      const { page, complaints } = await test.open('ann');
      const conversation = page.getByRole('main');
      const live = async (change: (line: string) => string): Promise<void> => {
        await page.route('**/control/v1/live', async route => {
          const lines = await LiveLines.open(test.slack);
          const state = await lines.state();
          lines.leave();
          await route.fulfill({ body: `${change(JSON.stringify({ state }))}\n` });
        });
        await page.reload();
      };

      await live(line => line.replace(/("text":"Odd","blocks":).*?(?=,"attachments")/, '$1null'));
      await conversation.getByText('This message cannot be displayed').waitFor();
      await conversation.getByText('Even').waitFor();

      await live(line => line.replace('"connections":[]', '"connections":null'));
      await page.getByRole('button', { name: 'Reload the page' }).first().waitFor();
      expect(await page.getByText('Timeline').count()).toBeGreaterThan(0);
      expect(complaints.take(/./)).not.toEqual([]);
    }));

  it('asks for the key where its address does not carry it', () =>
    PageTest.run(browser(), { control: { key: 'sesame' } }, async test => {
      const { page, complaints } = await test.open();
      await page.evaluate('sessionStorage.clear()');
      await page.reload();

      for (const key of ['simsim', 'sesame']) {
        await page.getByLabel('Key').fill(key);
        await page.keyboard.press('Enter');
      }

      await page.getByRole('main').waitFor();
      expect(complaints.take(/401/)).not.toEqual([]);
    }));
});

describeInBrowser('a test of the page fails when the page', browser => {
  it.each([
    ['makes code of a text', "try { document.body.setAttribute('onclick', '1') } catch {}", /TrustedScript/],
    ['makes markup of a text', "try { document.body.innerHTML = '<b>1</b>' } catch {}", /TrustedHTML/],
    ['evaluates a text', "setTimeout(() => { eval('1') })", /unsafe-eval/],
    [
      'styles itself by a text',
      "document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }))",
      /style-src/,
    ],
    ['asks elsewhere', "void fetch('https://elsewhere.example/').catch(() => 0)", /connect-src/],
    ['throws', "setTimeout(() => { throw new Error('broken') })", /broken/],
    ['logs an error', "console.error('odd')", /odd/],
    ['asks in a dialog', "setTimeout(() => alert('hello'))", /hello/],
    ['leads elsewhere', "open('https://elsewhere.example/')", /request to elsewhere/],
  ])('%s', (_what, code, said) =>
    PageTest.run(browser(), {}, async test => {
      const { page, complaints } = await test.open('ann');

      await page.evaluate(code);

      expect(await complaints.next(said)).not.toEqual([]);
      complaints.take(/./);
    }),
  );
});
