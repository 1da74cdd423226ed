import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { inlines } from '../block-kit/inline-samples.js';
import { blockOf, blocks, elementOf, elements, plain } from '../block-kit/samples.js';
import { ELSEWHERE, GALLERY } from './support/block-gallery.js';
import { describeInBrowser } from './support/chromium.js';
import { arePayloadsGiven, givenAttachments, givenBlocks, lostOf, plainTextsIn } from './support/given-payloads.js';
import { strangeBlock } from './support/strange-blocks.js';
import { ToldPage } from './support/told-page.js';

describeInBrowser('the blocks of the page', browser => {
  it.each([
    { scheme: 'light', width: 1280 },
    { scheme: 'dark', width: 1280 },
    { scheme: 'light', width: 400 },
  ] as const)('say what the app says: %j', screen =>
    ToldPage.run(browser(), screen, async told => {
      const exhibits = [...GALLERY, ...ELSEWHERE];

      await told.show(exhibits.map(({ block }) => block));

      const shown = await told.text();
      for (const { block, reads } of exhibits) {
        for (const words of reads)
          expect([block.type, shown]).toEqual([block.type, expect.stringMatching(asPattern(words))]);
      }
      expect(await told.unknowns()).toEqual([]);
      expect(await told.open.seriousFindings('main')).toEqual([]);
      await told.open.page.setViewportSize({ width: screen.width, height: 6000 });
      await told.open.shot('blocks');
    }),
  );

  it('are all that Slack has, with every member that they take', () =>
    ToldPage.run(browser(), {}, async told => {
      await told.show([
        ...Object.keys(blocks).map(type => blockOf(type)),
        ...Object.keys(elements).map(type => ({ type: 'actions', elements: [elementOf(type)] })),
        ...Object.entries(inlines).map(([type, { whole }]) => ({
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type, ...whole }] }],
        })),
      ]);

      expect(await told.unknowns()).toEqual([]);
    }));

  it('are tables whose columns are as the app says', () =>
    ToldPage.run(browser(), {}, async told => {
      const settings = [null, { align: 'center', is_wrapped: true }, { align: 'right' }];
      const row = ['a', 'b', 'c', 'd'].map(text => ({ type: 'raw_text', text }));
      await told.show([{ type: 'table', rows: [row, row], column_settings: settings }]);

      const styles = await told.open.page.evaluate(
        "[...document.querySelectorAll('main td')].map(getComputedStyle).map(s => [s.textAlign, s.whiteSpace])",
      );

      expect(styles).toEqual([
        ['start', 'nowrap'],
        ['center', 'normal'],
        ['end', 'nowrap'],
        ['start', 'nowrap'],
      ]);
    }));

  it('are shown as they came where nothing is known of them, and the others beside them', () =>
    ToldPage.run(browser(), {}, async told => {
      await told.show([
        { type: 'hologram', depth: 3 },
        { type: 'markdown', text: '>'.repeat(12_000) },
        { type: 'actions', elements: [{ type: 'lever' }] },
        { type: 'rich_text', elements: [{ type: 'rich_text_scroll' }] },
        { type: 'section', text: plain('The last one') },
      ]);

      expect(await told.unknowns()).toEqual([
        'Unknown block: hologram',
        'Cannot be displayed: markdown',
        'Unknown element: lever',
        'Unknown rich text: rich_text_scroll',
      ]);
      expect(await told.text()).toContain('The last one');
      // React says that it caught what the one block threw.
      expect(told.open.complaints.take(/^error: RangeError/)).not.toEqual([]);
    }));

  it('take whatever comes, and the page stays', () =>
    ToldPage.run(browser(), {}, async told => {
      for (const blockList of fc.sample(fc.array(strangeBlock, { minLength: 150, maxLength: 150 }), 3)) {
        await told.show(blockList);
        expect(await told.broken()).toEqual([]);
      }
      // Chromium says of a date that it is none.
      told.open.complaints.take(/^warning: The specified value/);
    }));

  (arePayloadsGiven ? describe : describe.skip)('as others wrote them (SLACK_PAYLOADS)', () => {
    it('are all drawn, and no word of them is lost, nor of what is attached', () =>
      ToldPage.run(browser(), {}, async told => {
        const [given, attached] = [givenBlocks(), givenAttachments()];

        await told.show(given);
        expect(given.length).toBeGreaterThan(200);
        expect(await told.unknowns()).toEqual(MADE_UP);
        expect(lostOf(plainTextsIn(given), await told.content())).toEqual([]);

        await told.attach(attached);
        expect(attached.length).toBeGreaterThan(8);
        expect(await told.unknowns()).toEqual([]);
        expect(lostOf(plainTextsIn(attached), await told.content())).toEqual([]);
      }));
  });
});

/** What some of them hold that is not of Slack: how a library takes that. */
const MADE_UP = [
  'Unknown cell: mystery_cell',
  'Unknown chart: scatter',
  'Unknown rich text: rich_text_unknown_type',
  'Unknown cell: bogus',
  'Unknown: unknown_type',
];

function asPattern(words: string | RegExp): RegExp {
  return typeof words === 'string' ? new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)) : words;
}
