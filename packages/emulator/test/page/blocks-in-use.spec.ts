import { expect, it } from '@jest/globals';
import { type JsonObject, objectAt, stringAt } from '../../src/json.js';
import { markup, plain } from '../block-kit/samples.js';
import { GALLERY } from './support/block-gallery.js';
import { describeInBrowser } from './support/chromium.js';
import type { OpenPage } from './support/open-page.js';
import { PageTest } from './support/page-test.js';
import { PICTURE } from './support/picture.js';
import { Poster } from './support/poster.js';

const picture = (alt: string, source: JsonObject): JsonObject => ({ type: 'image', alt_text: alt, ...source });
const raw = (text: string): JsonObject => ({ type: 'raw_text', text });
const amount = (value: number): JsonObject => ({ type: 'raw_number', value, text: `${value} €` });

interface Scene extends Pick<PageTest, 'slack'> {
  readonly ann: OpenPage;
  readonly poster: Poster;
}

describeInBrowser('what an app posts', browser => {
  const play = (story: (scene: Scene) => Promise<void>, answer?: (payload: JsonObject) => unknown): Promise<void> =>
    PageTest.run(browser(), {}, async test => {
      const poster = await Poster.start(test.slack, answer);
      try {
        await story({ slack: test.slack, ann: await test.open('ann'), poster });
      } finally {
        poster.app.close();
      }
    });

  it('is seen at once, whatever blocks Slack takes', () =>
    play(async ({ ann: { page }, poster }) => {
      await poster.posts({ blocks: GALLERY.map(({ block }) => block) });

      await page.getByText('Tickets a week').waitFor();
      expect(
        await page
          .getByRole('main')
          .getByText(/^(?:Unknown|Cannot be displayed)/)
          .allInnerTexts(),
      ).toEqual([]);
    }));

  it('names people, marks whoever looks, and leads to channels', () =>
    play(async ({ slack, ann: { page }, poster }) => {
      const { channel } = await poster.call('conversations.create', { name: 'roof' });
      const id = stringAt(objectAt({ channel }, 'channel') ?? {}, 'id') ?? '';
      await poster.posts({ text: `<@${slack.user('ann').id}> and <@${slack.user('bob').id}> in <#${id}>` });
      const look = (name: string): Promise<string | null> =>
        page.getByRole('main').getByText(name, { exact: true }).getAttribute('class');

      expect(await look('@ann')).not.toBe(await look('@bob'));
      await page.getByRole('main').getByRole('button', { name: '#roof' }).press('Enter');

      await page.getByRole('main').getByRole('heading', { name: /roof/ }).first().waitFor();
    }));

  it('is large where it is nothing but emoji', () =>
    play(async ({ ann: { page }, poster }) => {
      const heightOf = async (text: string): Promise<number> =>
        (await page.getByRole('main').getByText(text, { exact: true }).last().boundingBox())?.height ?? 0;
      await poster.posts({ text: 'Done :tada:' });
      await page.getByText('🎉').waitFor();
      const small = await heightOf('🎉');

      await poster.posts({ text: ':rocket: :wave:' });
      await page.getByText('🚀').waitFor();

      expect(await heightOf('🚀')).toBeGreaterThan(small * 1.5);
    }));

  it('is attached as it was before there were blocks, buttons included', () =>
    play(async ({ ann, poster }) => {
      const { page } = ann;
      const long = 'Line\n'.repeat(30);
      await poster.posts({
        blocks: [{ type: 'section', text: plain(long), expand: true }],
        attachments: [
          {
            fallback: 'A ticket',
            callback_id: 'ticket',
            color: 'danger',
            pretext: 'A new *one*',
            author_name: 'Monitoring',
            author_link: 'https://monitoring.example/',
            title: 'The roof leaks',
            title_link: 'https://tickets.example/7',
            text: 'since _Monday_',
            fields: [{ title: 'Priority', value: 'High', short: true }],
            image_url: 'https://pictures.example/roof.png',
            footer: 'Tickets',
            ts: 1_720_710_212,
            actions: [{ type: 'button', name: 'close', text: 'Close it', value: '7' }],
          },
          { blocks: [{ type: 'section', text: markup('Within *blocks*') }], color: '#439FE0' },
          { fallback: 'Only this' },
          { text: '*Starred* <https://x.example/|linked>', mrkdwn_in: ['pretext'] },
          { preview: { title: plain('Behind the link'), subtitle: plain('In short') }, fallback: 'Hidden' },
          { text: long, pretext: 'Above it' },
        ],
      });

      await page.getByText('The roof leaks').waitFor();
      const shown = await page.getByRole('main').innerText();
      for (const words of ['A new one', 'Monitoring', 'since Monday', 'Priority', 'High', 'Tickets', 'Jul 11, 2024 at'])
        expect(shown).toContain(words);
      for (const words of ['Within blocks', 'Only this', '*Starred* linked', 'Behind the link', 'In short'])
        expect(shown).toContain(words);
      expect(shown).not.toContain('Hidden');
      // The text that wants to be shown whole is, and the other one when somebody wants it.
      const more = page.getByRole('button', { name: /^Show (?:more|less)$/ });
      const folded = page.locator(`[id="${await more.getAttribute('aria-controls')}"]`);
      expect((await folded.boundingBox())?.height).toBeLessThan(200);
      await more.click();
      expect((await folded.boundingBox())?.height).toBeGreaterThan(400);
      await page.getByAltText('A ticket').waitFor();
      expect(await ann.seriousFindings('[aria-label=Attachments]')).toEqual([]);
      await ann.shot('attachments');

      const heard = poster.hears('interactive_message');
      await page.getByRole('button', { name: 'Close it' }).press('Enter');
      expect(await heard).toMatchObject({ callback_id: 'ticket', actions: [{ name: 'close', value: '7' }] });
    }));

  it('asks first where the app wants that, and does nothing unless one is sure', () =>
    play(async ({ ann, poster }) => {
      const { page } = ann;
      const confirm = {
        title: plain('Really?'),
        text: markup('It is *gone* then.'),
        confirm: plain('Do it'),
        deny: plain('Leave it'),
      };
      const button = { type: 'button', action_id: 'drop', text: plain('Drop'), confirm };
      await poster.posts({ blocks: [{ type: 'actions', elements: [button] }] });
      const drop = page.getByRole('main').getByRole('button', { name: 'Drop' });
      const question = page.getByRole('alertdialog', { name: 'Really?' });

      await drop.press('Enter');
      await question.getByText('It is gone then.').waitFor();
      expect(await ann.seriousFindings('[role=alertdialog]')).toEqual([]);
      await ann.shot('confirm');
      await question.getByRole('button', { name: 'Leave it' }).press('Enter');
      await question.waitFor({ state: 'detached' });
      await drop.press('Enter');
      await ann.press('Escape');
      await question.waitFor({ state: 'detached' });

      const heard = poster.hears('block_actions');
      await drop.press('Enter');
      await question.getByRole('button', { name: 'Do it' }).press('Enter');
      expect(await heard).toMatchObject({ actions: [{ action_id: 'drop' }] });
      // What was done before would have come before.
      expect(poster.heard.filter(({ type }) => type === 'block_actions')).toHaveLength(1);
    }));

  it('is a table that one pages through, and orders by a column', () =>
    play(async ({ ann: { page }, poster }) => {
      const rows = [
        ['Zoe', 30],
        ['Ann', 4],
        ['Bob', 200],
      ] as const;
      await poster.posts({
        blocks: [
          {
            type: 'data_table',
            caption: 'Wages',
            page_size: 2,
            rows: [[raw('Name'), raw('Wage')], ...rows.map(([name, wage]) => [raw(name), amount(wage)])],
          },
        ],
      });
      const table = page.getByRole('table', { name: 'Wages' });
      const names = (): Promise<string[]> => table.getByRole('rowheader').allInnerTexts();

      await table.waitFor();
      expect(await names()).toEqual(['Zoe', 'Ann']);
      await page.getByRole('button', { name: 'Next' }).press('Enter');
      await page.getByText('Page 2 of 2').waitFor();
      expect(await names()).toEqual(['Bob']);
      await table.getByRole('button', { name: 'Wage' }).press('Enter');
      await page.getByText('Page 1 of 2').waitFor();
      expect(await names()).toEqual(['Ann', 'Zoe']);
      await table.getByRole('button', { name: 'Wage' }).press('Enter');
      await table.getByText('200 €').waitFor();
      expect(await names()).toEqual(['Bob', 'Zoe']);
    }));

  it('folds what the app lets one fold', () =>
    play(async ({ ann: { page }, poster }) => {
      const child = { type: 'section', text: plain('Folded away') };
      const container = { type: 'container', title: plain('More'), is_collapsible: true, default_collapsed: true };
      await poster.posts({ blocks: [{ ...container, child_blocks: [child] }] });

      await page.getByText('More', { exact: true }).waitFor();
      expect(await page.getByText('Folded away').isVisible()).toBe(false);
      await page.getByRole('main').locator('summary').press('Enter');

      await page.getByText('Folded away').waitFor();
    }));

  it('shows pictures, those among the files of this Slack too, and what is said of one that does not come', () =>
    play(async ({ ann: { page }, poster }) => {
      await poster.posts({
        blocks: [
          picture('Elsewhere', { image_url: 'https://pictures.example/a.png' }),
          picture('Uploaded', { slack_file: { id: await poster.uploads('roof.png', PICTURE) } }),
          picture('No picture', { image_url: 'data:text/html,<b>no</b>' }),
        ],
      });

      await page.getByRole('img', { name: 'Uploaded' }).waitFor();
      expect(await page.getByRole('img', { name: 'Elsewhere' }).count()).toBe(1);
      expect(await page.getByRole('img', { name: 'No picture' }).count()).toBe(0);
      expect(await page.getByText(/No picture/).innerText()).toContain('data:text/html,<b>no</b>');
    }));
});
