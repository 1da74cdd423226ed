import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { elementRules } from '../../src/block-kit/element.rules.js';
import { isJsonObject, objectsAt, parseJson, stringAt, type JsonObject } from '../../src/json.js';
import { inlines } from '../block-kit/inline-samples.js';
import { blockOf, blocks, elementOf, elements, plain } from '../block-kit/samples.js';
import { ELSEWHERE, GALLERY } from './support/block-gallery.js';
import { describeInBrowser } from './support/chromium.js';
import { strangeBlock } from './support/strange-blocks.js';
import { ToldPage } from './support/told-page.js';

const repository = resolve(import.meta.dirname, '../../../..');
const payloads = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads');
if (!existsSync(payloads))
  process.stderr.write('Blocks that others wrote are not drawn: set SLACK_PAYLOADS to them.\n');

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
        'Not to be drawn: markdown',
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

  (existsSync(payloads) ? describe : describe.skip)('as others wrote them (SLACK_PAYLOADS)', () => {
    it('are all drawn', () =>
      ToldPage.run(browser(), {}, async told => {
        const given = ['blocks', 'views'].flatMap(read);

        await told.show(given.flatMap(blocksIn));

        expect(given.length).toBeGreaterThan(200);
        expect(await told.unknowns()).toEqual(MADE_UP);
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

/** What somebody wrote, from a file of payloads. */
function read(file: string): JsonObject[] {
  const lines = readFileSync(resolve(payloads, `${file}.ndjson`), 'utf8').split('\n');
  return lines.filter(Boolean).map(line => {
    const row = parseJson(line);
    if (!isJsonObject(row) || !isJsonObject(row.body)) throw new Error(`This is no payload: ${line.slice(0, 80)}`);
    return row.body;
  });
}

/** The blocks of a payload; an element stands in a block that takes it. */
function blocksIn(body: JsonObject): JsonObject[] {
  if (Array.isArray(body.blocks)) return objectsAt(body, 'blocks');
  const type = stringAt(body, 'type');
  if (type === undefined || type === 'modal') return [];
  const isElement = Object.hasOwn(elementRules, type) && type !== 'image';
  return [isElement ? { type: 'actions', elements: [body] } : body];
}
