import { expect, it } from '@jest/globals';
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

  it('is there with the key that its address carries, which nobody sees there afterwards', () =>
    PageTest.run(browser(), { control: { key: 'sesame' } }, async test => {
      const { page } = await test.open();

      expect(page.url()).not.toContain('sesame');
      await page.reload();
      await page.getByRole('main').waitFor();
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
    ['runs code that stands in it', "document.body.setAttribute('onclick', '1'); document.body.click()", /inline/],
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
