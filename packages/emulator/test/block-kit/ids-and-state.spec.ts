import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { findBlockIssues } from '../../src/block-kit/block.rules.js';
import { getEntry, presentState, getInitialState, setEntry } from '../../src/block-kit/block-state.js';
import { toEnteredEntry, getInitialEntry, isFilled } from '../../src/block-kit/element-value.js';
import { listPlacedElements, generateMissingIds } from '../../src/block-kit/block-elements.js';
import { isJsonObject, parseJson, type JsonObject } from '../../src/json.js';

const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const option = (value: string): JsonObject => ({ text: plain(value), value });
const actions = (...elements: JsonObject[]): JsonObject => ({ type: 'actions', elements });
const input = (element: JsonObject): JsonObject => ({ type: 'input', label: plain('Label'), element });
const button = (more: JsonObject = {}): JsonObject => ({ type: 'button', text: plain('Go'), ...more });

const blockList = fc
  .array(fc.dictionary(fc.constantFrom('type', 'text', 'elements', 'element', 'accessory', 'block_id'), fc.jsonValue()))
  .map(value => parseJson(JSON.stringify(value)))
  .map(value => (Array.isArray(value) ? value.filter(isJsonObject) : []));

describe('ids', () => {
  it('are given to blocks and elements that have none, and to nothing else', () => {
    let count = 0;
    const named = generateMissingIds(
      [actions(button(), button({ action_id: 'mine' })), { type: 'context', elements: [plain('x')] }],
      () => `id${(count += 1)}`,
    );

    expect(named).toMatchObject([
      { block_id: 'id1', elements: [{ action_id: 'id2' }, { action_id: 'mine' }] },
      { block_id: 'id3', elements: [plain('x')] },
    ]);
    expect(listPlacedElements(named).map(({ actionId }) => actionId)).toEqual(['id2', 'mine']);
  });

  it('are given within containers, carousels and cards too, where elements are acted on', () => {
    let count = 0;
    const card = { type: 'card', title: plain('x'), actions: [button()] };
    const named = generateMissingIds(
      [
        { type: 'container', title: plain('x'), child_blocks: [input({ type: 'datepicker' }), { type: 'divider' }] },
        { type: 'carousel', elements: [card, { ...card, block_id: 'mine' }] },
        { type: 'section', text: plain('x'), accessory: { type: 'image', image_url: 'u', alt_text: 'x' } },
        { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] },
      ],
      () => `id${(count += 1)}`,
    );

    expect(
      listPlacedElements(named).map(({ blockId, actionId, element }) => [blockId, actionId, element.type]),
    ).toEqual([
      ['id2', 'id3', 'datepicker'],
      ['id6', 'id7', 'button'],
      ['mine', 'id8', 'button'],
    ]);
    expect(JSON.stringify(named).match(/action_id/g)).toHaveLength(3);
    expect(findBlockIssues(named)).toEqual([]);
  });

  it('are given in the cells of data tables', () => {
    const cells = [
      { type: 'raw_text', text: 'x' },
      { type: 'action', element: button() },
    ];
    const [named] = generateMissingIds([{ type: 'data_table', caption: 'x', rows: [cells, cells] }], () => 'id');

    expect(named).toMatchObject({
      rows: [
        [{ text: 'x' }, { element: { action_id: 'id' } }],
        [{}, {}],
      ],
    });
    expect(listPlacedElements(named ? [named] : []).map(({ element }) => element.type)).toEqual(['button', 'button']);
  });

  it('are given to anything without an accident', () => {
    fc.assert(
      fc.property(blockList, blocks => {
        expect(getInitialState(generateMissingIds(blocks, () => 'id'))).toEqual(expect.any(Object));
      }),
    );
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
    expect(getInitialState(blocks)).toEqual({
      one: { s: { type: 'static_select', selected_option: null } },
      two: { t: { type: 'plain_text_input', value: 'start' } },
    });
  });

  it('keeps what was entered as long as the element is of the same type', () => {
    const entered = setEntry(getInitialState(blocks), 'one', 's', toEnteredEntry(select, 'b'));
    const changed = blocks.map(block =>
      block.block_id === 'one' ? { ...input({ ...text, action_id: 's' }), block_id: 'one' } : block,
    );

    expect(getInitialState(blocks, entered).one?.s).toEqual({ type: 'static_select', selected_option: option('b') });
    expect(getInitialState(changed, entered).one?.s).toEqual({ type: 'plain_text_input', value: 'start' });
  });

  it('knows nothing of what all objects have', () => {
    const named = [{ ...input({ ...text, action_id: 'constructor' }), block_id: '__proto__' }];
    const entry = { type: 'plain_text_input', value: 'start' };

    expect(getEntry({}, '__proto__', 'constructor')).toBeUndefined();
    expect(getEntry({}, 'toString', 'name')).toBeUndefined();
    expect(getEntry(getInitialState(named), '__proto__', 'constructor')).toEqual(entry);
    expect(JSON.stringify(presentState(getInitialState(named)))).toContain('"__proto__":{"constructor":');
    expect(getEntry(setEntry({}, 'constructor', 'name', entry), 'constructor', 'name')).toEqual(entry);
  });

  it('tells what is filled from what is empty', () => {
    expect(isFilled(toEnteredEntry(text, 'x'))).toBe(true);
    expect(isFilled(toEnteredEntry(text, ''))).toBe(false);
    expect(isFilled(getInitialEntry(select) ?? {})).toBe(false);
    expect(isFilled({ type: 'checkboxes', selected_options: [] })).toBe(false);
  });
});
