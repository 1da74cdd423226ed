import { describe, expect, it } from '@jest/globals';
import type { ValidationIssue } from '../../src/block-kit/validation-issue.js';
import type { JsonObject } from '../../src/json.js';
import { faultsOn, many, said, x } from './find-issues.js';
import { blockOf, plain } from './samples.js';

const named = (id: string): JsonObject => ({ type: 'divider', block_id: id });
const go = { type: 'button', text: plain('Go'), action_id: 'go' };
const focused = { type: 'input', label: plain('a'), element: { type: 'plain_text_input', focus_on_load: true } };
const cells = (length: number, type = 'table'): JsonObject =>
  blockOf(type, { rows: [[{ type: 'raw_text', text: 'a' }], [{ type: 'raw_text', text: x(length - 1) }]] });

describe('blocks together', () => {
  it.each<[string, ValidationIssue[], string]>([
    [
      'a block id is there once',
      faultsOn('message', named('a'), named('b'), named('a')),
      '`block_id` "a" already exists [json-pointer:/blocks/2/block_id]',
    ],
    [
      'also within a container',
      faultsOn('message', named('a'), blockOf('container', { child_blocks: [named('a')] })),
      '`block_id` "a" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]',
    ],
    [
      'also within a carousel',
      faultsOn(
        'message',
        blockOf('carousel', { elements: many(2, { type: 'card', title: plain('a'), block_id: 'c' }) }),
      ),
      '`block_id` "c" already exists [json-pointer:/blocks/0/elements/1/block_id]',
    ],
    [
      'an action id is in a block once',
      faultsOn('message', { type: 'actions', elements: [go, go] }),
      '`action_id` "go" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'also in a card',
      faultsOn('message', { type: 'card', actions: [go, go] }),
      '`action_id` "go" already exists [json-pointer:/blocks/0/actions/1/action_id]',
    ],
    [
      'one element has the focus',
      faultsOn('modal', focused, focused),
      '`focus_on_load` can be true for one element only [json-pointer:/blocks/1/element/focus_on_load]',
    ],
    [
      'markdown is limited',
      faultsOn('message', ...many(2, blockOf('markdown', { text: x(6001) }))),
      'must be less than 12001 characters in all markdown blocks [json-pointer:/blocks/1]',
    ],
    [
      'tables are limited',
      faultsOn('message', cells(10_000), cells(1 + 1)),
      'must be less than 10001 characters in all cells of tables [json-pointer:/blocks/1]',
    ],
    [
      'tables of data are limited',
      faultsOn('message', cells(20_001, 'data_table')),
      'must be less than 20001 characters in all cells of data tables [json-pointer:/blocks/0]',
    ],
    [
      'charts are two',
      faultsOn('message', ...many(3, blockOf('data_visualization'))),
      'too many data_visualization blocks [json-pointer:/blocks/2]',
    ],
  ])('%s', (_rule, faults, sentence) => {
    expect(said(faults)).toBe(`[ERROR] ${sentence}`);
  });

  it('may do what each of them may', () => {
    expect(faultsOn('message', { type: 'actions', elements: [go] }, { type: 'actions', elements: [go] })).toEqual([]);
    expect(faultsOn('message', focused, focused)).toEqual([]);
    expect(
      faultsOn('message', cells(10_000), cells(20_000, 'data_table'), blockOf('markdown', { text: x(12_000) })),
    ).toEqual([]);
    expect(faultsOn('message', ...many(2, blockOf('data_visualization')))).toEqual([]);
  });
});
