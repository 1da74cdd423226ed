import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { findBlockFaults } from '../src/block-kit/block.rules.js';
import { stateOf, withEntry } from '../src/block-kit/block-state.js';
import { enteredEntry, initialEntry, isFilled } from '../src/block-kit/element-value.js';
import { described } from '../src/block-kit/fault.js';
import { withIds } from '../src/block-kit/generated-ids.js';
import { placedElements } from '../src/block-kit/placed-elements.js';
import { findViewFaults } from '../src/block-kit/view.rules.js';
import { isJsonObject, parseJson, type JsonObject } from '../src/json.js';

const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const option = (value: string): JsonObject => ({ text: plain(value), value });
const actions = (...elements: JsonObject[]): JsonObject => ({ type: 'actions', elements });
const input = (element: JsonObject): JsonObject => ({ type: 'input', label: plain('Label'), element });
const button = (more: JsonObject = {}): JsonObject => ({ type: 'button', text: plain('Go'), ...more });

const blockList = fc
  .array(fc.dictionary(fc.constantFrom('type', 'text', 'elements', 'element', 'accessory', 'block_id'), fc.jsonValue()))
  .map(value => parseJson(JSON.stringify(value)))
  .map(value => (Array.isArray(value) ? value.filter(isJsonObject) : []));

describe('blocks', () => {
  it.each<[string, JsonObject]>([
    ['a section of text', { type: 'section', text: { type: 'mrkdwn', text: '*Hi*' } }],
    ['a section of fields', { type: 'section', fields: [plain('a'), plain('b')], accessory: button() }],
    ['a header', { type: 'header', text: plain('x'.repeat(150)) }],
    ['an image', { type: 'image', image_url: 'https://example.com/x.png', alt_text: 'An x' }],
    ['a context', { type: 'context', elements: [plain('a'), { type: 'image', image_url: 'u', alt_text: 'a' }] }],
    ['actions', actions(button({ style: 'danger' }), { type: 'overflow', options: [option('a')] })],
    ['an input', input({ type: 'plain_text_input', multiline: true })],
    ['rich text', { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] }],
    ['markdown', { type: 'markdown', text: '# Hi' }],
  ])('are accepted: %s', (_name, block) => {
    expect(findBlockFaults([block])).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['a kind that is none', { type: 'sofa' }, 'unsupported type: sofa [json-pointer:/blocks/0/type]'],
    ['no kind', {}, 'missing required field: type [json-pointer:/blocks/0]'],
    ['a section of nothing', { type: 'section' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'text that is too long',
      { type: 'section', text: plain('x'.repeat(3001)) },
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'empty text',
      { type: 'section', text: plain('') },
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'markup where text must be plain',
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
      'must be a valid enum value [json-pointer:/blocks/0/text/type]',
    ],
    ['a button label over 75', actions(button({ text: plain('x'.repeat(76)) })), 'less than 76 characters'],
    ['an action id over 255', actions(button({ action_id: 'x'.repeat(256) })), 'less than 256 characters'],
    ['a style that is none', actions(button({ style: 'loud' })), 'must be a valid enum value'],
    ['an input among actions', actions({ type: 'plain_text_input' }), 'unsupported type: plain_text_input'],
    ['a button as an input', input(button()), 'unsupported type: button'],
    ['26 actions', actions(...Array.from({ length: 26 }, () => button())), 'no more than 25 items allowed'],
    ['no actions', actions(), 'must provide at least 1 items'],
    [
      'two of an action id',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    ['a menu of nothing', actions({ type: 'static_select' }), 'missing required field: options'],
    [
      'an option value over 150',
      actions({ type: 'static_select', options: [option('x'.repeat(151))] }),
      '[json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    ['a date that is none', actions({ type: 'datepicker', initial_date: 'today' }), 'must match regex pattern'],
    ['an image of nowhere', { type: 'image', alt_text: 'x' }, 'missing required field: image_url'],
  ])('are refused: %s', (_name, block, sentence) => {
    expect(described(findBlockFaults([block]))).toContainEqual(expect.stringContaining(sentence));
  });

  it('are refused over the limit, and with a block id that is there twice', () => {
    const divider = { type: 'divider' };
    const twice = { ...divider, block_id: 'same' };

    expect(described(findBlockFaults(Array.from({ length: 51 }, () => divider)))).toEqual([
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    expect(described(findBlockFaults([twice, twice]))).toEqual([
      '[ERROR] `block_id` "same" already exists [json-pointer:/blocks/1/block_id]',
    ]);
  });

  it('of any shape are judged without an accident', () => {
    fc.assert(
      fc.property(blockList, blocks => {
        expect(findBlockFaults(blocks)).toEqual(expect.any(Array));
        expect(findViewFaults({ type: 'modal', title: plain('x'), blocks })).toEqual(expect.any(Array));
        expect(stateOf(withIds(blocks, () => 'id'))).toEqual(expect.any(Object));
      }),
    );
  });
});

describe('ids', () => {
  it('are given to blocks and elements that have none, and to nothing else', () => {
    let count = 0;
    const named = withIds(
      [actions(button(), button({ action_id: 'mine' })), { type: 'context', elements: [plain('x')] }],
      () => `id${(count += 1)}`,
    );

    expect(named).toMatchObject([
      { block_id: 'id1', elements: [{ action_id: 'id2' }, { action_id: 'mine' }] },
      { block_id: 'id3', elements: [plain('x')] },
    ]);
    expect(placedElements(named).map(({ actionId }) => actionId)).toEqual(['id2', 'mine']);
  });
});

describe('state', () => {
  const select = { type: 'static_select', action_id: 's', options: [option('a'), option('b')] };
  const text = { type: 'plain_text_input', action_id: 't', initial_value: 'start' };
  const blocks = [
    { ...input(select), block_id: 'one' },
    { ...input(text), block_id: 'two' },
    { ...actions(button({ action_id: 'b' })), block_id: 'three' },
  ];

  it('begins with what elements start with; a button holds nothing', () => {
    expect(stateOf(blocks)).toEqual({
      one: { s: { type: 'static_select', selected_option: null } },
      two: { t: { type: 'plain_text_input', value: 'start' } },
    });
  });

  it('keeps what was entered as long as the element is of the same type', () => {
    const entered = withEntry(stateOf(blocks), 'one', 's', enteredEntry(select, 'b'));
    const changed = blocks.map(block =>
      block.block_id === 'one' ? { ...input({ ...text, action_id: 's' }), block_id: 'one' } : block,
    );

    expect(stateOf(blocks, entered).one?.s).toEqual({ type: 'static_select', selected_option: option('b') });
    expect(stateOf(changed, entered).one?.s).toEqual({ type: 'plain_text_input', value: 'start' });
  });

  it('tells what is filled from what is empty', () => {
    expect(isFilled(enteredEntry(text, 'x'))).toBe(true);
    expect(isFilled(enteredEntry(text, ''))).toBe(false);
    expect(isFilled(initialEntry(select) ?? {})).toBe(false);
    expect(isFilled({ type: 'checkboxes', selected_options: [] })).toBe(false);
  });
});
