import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { JsonObject } from '../../src/json.js';
import type { SlackEmulator } from '../../src/slack-emulator.js';
import type { Person } from '../../src/test-kit/person.js';
import { describeInBrowser } from './support/chromium.js';
import { ModalBot, modal, pushing, textInput } from './support/modal-bot.js';
import { PageTest } from './support/page-test.js';

const order = modal('Order', [
  textInput('Title'),
  textInput('Note', { multiline: true }, { optional: true }),
  pushing('address'),
]);
const address = modal('Address', [textInput('Street'), pushing('country')]);
const country = modal('Country', [textInput('Name')]);

const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true });
const field = (page: Page, label: string) => dialog(page).getByLabel(label, { exact: true });
const title = (page: Page, name: string) => dialog(page).getByRole('heading', { name });
const focused = (page: Page) => page.locator(':focus');
const submitted = (values: JsonObject): object =>
  expect.objectContaining({ view: expect.objectContaining({ state: { values: expect.objectContaining(values) } }) });
const held = (value: string | null): JsonObject => ({ value: { type: 'plain_text_input', value } });

interface Scene {
  readonly test: PageTest;
  readonly slack: SlackEmulator;
  readonly bot: ModalBot;
  readonly ann: Person;
}

describeInBrowser('a modal', browser => {
  /** With an app that has these modals. */
  const play = (modals: readonly JsonObject[], story: (scene: Scene) => Promise<void>): Promise<void> =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const bot = await ModalBot.start(slack, modals);
      try {
        await story({ test, slack, bot, ann: slack.user('ann') });
      } finally {
        await bot.stop();
      }
    });

  it('is filled in and submitted by mouse: the app gets what was entered, and it is gone', () => {
    return play([{ ...order, submit_disabled: true }], async ({ test, bot, ann }) => {
      const { page } = await test.open('ann');
      await ann.shortcut('order');

      // Until something is entered, it can't be submitted.
      await button(page, 'Send').and(page.locator('[aria-disabled="true"]')).click({ force: true });
      await field(page, 'Title').press('Enter');
      expect(await dialog(page).getByText('must be filled in').count()).toBe(0);
      await field(page, 'Title').fill('Tea');
      await field(page, 'Note (optional)').fill('two cups');
      await button(page, 'Send').click();

      await dialog(page).waitFor({ state: 'hidden' });
      expect(bot.got('view_submission')).toEqual([submitted({ title: held('Tea'), note: held('two cups') })]);
    });
  });

  it('is filled in and submitted by keyboard alone, and gives the focus back', () => {
    return play([order], async ({ test, bot, ann }) => {
      const tab = await test.open('ann');
      await tab.page.locator('#main textarea').focus();
      const before = await focused(tab.page).elementHandle();
      await ann.shortcut('order');
      await title(tab.page, 'Order').waitFor();

      await field(tab.page, 'Title').and(focused(tab.page)).waitFor();
      await tab.page.keyboard.type('Tea');
      await tab.pressUntil('button[type="submit"]');
      await tab.press('Enter');

      await dialog(tab.page).waitFor({ state: 'hidden' });
      expect(bot.got('view_submission')).toEqual([submitted({ title: held('Tea'), note: held(null) })]);
      expect(await focused(tab.page).evaluate((is, was) => is === was, before)).toBe(true);
    });
  });

  it('that wants what is missing is not sent, and says so at the field', () => {
    return play([order], async ({ test, bot, ann }) => {
      const { page } = await test.open('ann');
      await ann.shortcut('order');

      await button(page, 'Send').click();

      await dialog(page).getByText('Title must be filled in.').waitFor();
      await field(page, 'Title').and(focused(page)).waitFor();
      expect(bot.got('view_submission')).toEqual([]);
      await page.keyboard.type('T');
      await dialog(page).getByText('Title must be filled in.').waitFor({ state: 'hidden' });
      await page.keyboard.press('Enter');
      await dialog(page).waitFor({ state: 'hidden' });
      expect(bot.got('view_submission')).toHaveLength(1);
    });
  });

  it('shows what the app finds wrong at the fields, with what was typed, until it is mended', () => {
    return play([order], async ({ test, slack, bot, ann }) => {
      const tab = await test.open('ann');
      const { page } = tab;
      await ann.shortcut('order');
      await field(page, 'Title').fill('Tea');
      await field(page, 'Note (optional)').fill('no milk');

      bot.answer = () => ({ response_action: 'errors', errors: { note: 'Always with milk.' } });
      await button(page, 'Send').click();
      await dialog(page).getByRole('alert').getByText('Always with milk.').waitFor();
      await field(page, 'Note (optional)').and(focused(page)).waitFor();
      expect(await field(page, 'Title').inputValue()).toBe('Tea');

      // Who goes on meanwhile is left there.
      bot.connection.stayQuiet();
      await button(page, 'Send').click();
      const late = await slack.waitFor('the second submission', () => bot.connection.envelopes[2]);
      await field(page, 'Title').click();
      bot.connection.acknowledge(late, { response_action: 'errors', errors: { note: 'Still without.' } });
      await dialog(page).getByRole('alert').getByText('Still without.').waitFor();
      await dialog(page).locator('button[type="submit"][aria-busy="false"]').waitFor();
      await tab.settled();
      expect(await field(page, 'Title').and(focused(page)).count()).toBe(1);

      bot.listen();
      bot.answer = () => undefined;
      await field(page, 'Note (optional)').fill('milk');
      await button(page, 'Send').click();
      await dialog(page).waitFor({ state: 'hidden' });
      expect(bot.got('view_submission').at(-1)).toEqual(submitted({ title: held('Tea'), note: held('milk') }));
    });
  });

  it('waits for the ack, and when none comes says what Slack says, with what was typed', () => {
    return play([order], async ({ test, slack, bot, ann }) => {
      const { page } = await test.open('ann');
      await ann.shortcut('order');
      await field(page, 'Title').fill('Tea');
      slack.time.freeze();
      bot.connection.stayQuiet();

      await button(page, 'Send').click();
      await dialog(page).locator('button[type="submit"][aria-busy="true"]').waitFor();
      await field(page, 'Title').press('Enter');
      await slack.waitFor('the submission', () => bot.got('view_submission')[0]);
      await slack.time.advance('3s');

      await dialog(page).getByText('We had some trouble connecting. Try again?').waitFor();
      await dialog(page).getByText('operation_timeout').waitFor();
      expect(bot.got('view_submission')).toHaveLength(1);
      expect(await field(page, 'Title').inputValue()).toBe('Tea');

      bot.listen();
      await button(page, 'Send').click();
      await dialog(page).waitFor({ state: 'hidden' });
      expect(bot.got('view_submission').at(-1)).toEqual(submitted({ title: held('Tea') }));
    });
  });

  it('leads three deep and back by the arrow, by Escape and by its button, and the app is told of each', () => {
    return play([order, address, country], async ({ test, slack, bot, ann }) => {
      const tab = await test.open('ann');
      const { page } = tab;
      await ann.shortcut('order');
      await title(page, 'Order').waitFor();
      expect(await button(page, 'Back').count()).toBe(0);
      await field(page, 'Title').fill('Tea');
      await button(page, 'On to address').click();
      await title(page, 'Address').waitFor();
      await tab.pressUntil('button:has-text("On to country")');
      await tab.press('Enter');
      await title(page, 'Country').waitFor();

      await button(page, 'Back').click();
      await title(page, 'Address').waitFor();
      await tab.press('Escape');
      await title(page, 'Order').waitFor();
      expect(await field(page, 'Title').inputValue()).toBe('Tea');
      await button(page, 'Not now').click();
      await dialog(page).waitFor({ state: 'hidden' });

      const told = await slack.waitFor('all three', () => {
        const closed = bot.got('view_closed');
        return closed.length === 3 ? closed : undefined;
      });
      expect(told).toMatchObject([
        { view: { callback_id: 'country' }, is_cleared: false },
        { view: { callback_id: 'address' }, is_cleared: false },
        { view: { callback_id: 'order' }, is_cleared: false },
      ]);
    });
  });

  it('is closed with all below it by its cross, or by its button when it says so', () => {
    const clearing = { ...country, clear_on_close: true };
    return play([order, address, clearing], async ({ test, slack, bot, ann }) => {
      const { page } = await test.open('ann');
      await ann.shortcut('order');
      await button(page, 'On to address').click();
      await title(page, 'Address').waitFor();

      await button(page, 'Close all').click();
      await dialog(page).waitFor({ state: 'hidden' });
      await slack.waitFor('a word of both', () => bot.got('view_closed').length === 2 || undefined);

      await ann.shortcut('order');
      await button(page, 'On to address').click();
      await title(page, 'Address').waitFor();
      await button(page, 'On to country').click();
      await title(page, 'Country').waitFor();
      await button(page, 'Not now').click();
      await dialog(page).waitFor({ state: 'hidden' });
      expect(bot.got('view_closed')[2]).toMatchObject({ view: { callback_id: 'country' }, is_cleared: true });
    });
  });

  it('becomes what the app makes of it: another one in its place, on top of it, or none at all', () => {
    return play([order], async ({ test, bot, ann }) => {
      const { page } = await test.open('ann');
      await ann.shortcut('order');
      await field(page, 'Title').fill('Tea');
      const [view] = ann.views;
      const longer = modal('Longer', [textInput('Title'), textInput('Why', {}, { optional: true })]);

      await bot.app.call('views.update', { view_id: view?.id, view: longer });
      await title(page, 'Longer').waitFor();
      expect(await field(page, 'Title').inputValue()).toBe('Tea');
      const late = await bot.app.call('views.update', { view_id: view?.id, hash: view?.hash, view: order });
      expect(late.body).toMatchObject({ error: 'hash_conflict' });

      bot.answer = () => ({
        response_action: 'update',
        view: modal('Sure', [textInput('Yes', {}, { optional: true })]),
      });
      await button(page, 'Send').click();
      await title(page, 'Sure').waitFor();
      bot.answer = () => ({
        response_action: 'push',
        view: modal('Really', [textInput('So', {}, { optional: true })]),
      });
      await button(page, 'Send').click();
      await title(page, 'Really').waitFor();
      bot.answer = () => ({ response_action: 'clear' });
      await button(page, 'Send').click();
      await dialog(page).waitFor({ state: 'hidden' });
    });
  });

  it('is the same in two tabs of its person, and not there for anybody else', () => {
    return play([order, address], async ({ test, bot, ann }) => {
      const { page: one } = await test.open('ann');
      const { page: other } = await test.open('ann');
      const { page: bobs } = await test.open('bob');
      await ann.shortcut('order');

      await field(one, 'Title').fill('Tea');
      await title(other, 'Order').waitFor();
      await button(one, 'On to address').click();
      await title(other, 'Address').waitFor();
      await button(other, 'Back').click();
      await title(one, 'Order').waitFor();
      expect(await field(one, 'Title').inputValue()).toBe('Tea');
      expect(await dialog(bobs).count()).toBe(0);
      await one.reload();
      await title(one, 'Order').waitFor();
      expect(await field(one, 'Title').inputValue()).toBe('Tea');
      await button(one, 'Send').click();
      await dialog(other).waitFor({ state: 'hidden' });
      await one.locator('#main textarea').and(focused(one)).waitFor();
      expect(bot.got('view_submission')).toEqual([submitted({ title: held('Tea') })]);
    });
  });

  it.each([
    { width: 1280, scheme: 'light' },
    { width: 1280, scheme: 'dark' },
    { width: 400, scheme: 'dark' },
  ] as const)('is reached by everybody, and scrolls within itself, at $width px and in the $scheme', screen => {
    const inputs = Array.from({ length: 20 }, (_, index) => textInput(`Field ${index}`));
    const start = textInput('Begin here', { focus_on_load: true });
    return play([modal('Long', [...inputs, start])], async ({ test, bot, ann }) => {
      const tab = await test.open('ann', screen);
      await ann.shortcut('long');

      await field(tab.page, 'Begin here').and(focused(tab.page)).waitFor();
      await button(tab.page, 'Send').click();
      await field(tab.page, 'Field 0').and(focused(tab.page)).waitFor();
      expect(bot.got('view_submission')).toEqual([]);
      expect(await tab.seriousFindings()).toEqual([]);
      await tab.shot('modal');
      const box = await dialog(tab.page).boundingBox();
      expect(box?.height).toBeLessThanOrEqual(800);
      await expect(button(tab.page, 'Send').boundingBox()).resolves.toMatchObject({ height: expect.any(Number) });
    });
  });
});
