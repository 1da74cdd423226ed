import { describe, expect, it } from '@jest/globals';
import { blockLists } from '../../src/block-kit/block.rules.js';
import type { ValidationIssue } from '../../src/block-kit/validation-issue.js';
import { blockFaults, faultsOn, having, many, said } from './find-issues.js';
import { blockOf, markup, plain, richText } from './samples.js';
import { objectAt, type JsonObject, type JsonValue } from '../../src/json.js';

const row = (count: number): JsonValue => many(count, { type: 'raw_text', text: 'a' });

const tableOf = (rows: JsonValue): ValidationIssue[] => blockFaults('data_table', having({ rows }));
const chart = (more: JsonObject): ValidationIssue[] =>
  blockFaults(
    'data_visualization',
    having({ chart: { ...objectAt(blockOf('data_visualization'), 'chart'), ...more } }),
  );

const acting = (cell: JsonObject): ValidationIssue[] => tableOf([row(1), [{ type: 'action', ...cell }]]);
const go = { type: 'button', text: plain('Go') };

describe('a cell of a data table', () => {
  it('may be a button, with something in its place', () => {
    expect(acting({ element: go })).toEqual([]);
    expect(acting({ element: go, fallback: { type: 'raw_text', text: 'Go' } })).toEqual([]);
  });

  it.each<[ValidationIssue[], string]>([
    [acting({}), 'missing required field: element [json-pointer:/blocks/0/rows/1/0]'],
    [
      acting({ element: { type: 'overflow' } }),
      'unsupported type: overflow [json-pointer:/blocks/0/rows/1/0/element/type]',
    ],
    [
      acting({ element: go, fallback: richText }),
      'unsupported type: rich_text [json-pointer:/blocks/0/rows/1/0/fallback/type]',
    ],
    [
      tableOf([[{ type: 'action', element: go }], row(1)]),
      'unsupported type: action [json-pointer:/blocks/0/rows/0/0/type]',
    ],
    [
      blockFaults('table', having({ rows: [[{ type: 'action', element: go }]] })),
      'unsupported type: action [json-pointer:/blocks/0/rows/0/0/type]',
    ],
  ])('is refused: %j', (faults, expected) => {
    expect(said(faults)).toContain(expected);
  });
});

describe('a block', () => {
  it.each<[string, ValidationIssue[], string]>([
    [
      'a section says something',
      faultsOn('message', { type: 'section' }),
      'missing required field: text [json-pointer:/blocks/0]',
    ],
    [
      'a header is plain',
      faultsOn('message', { type: 'header', text: markup('a') }),
      'must be a valid enum value [json-pointer:/blocks/0/text/type]',
    ],
    [
      'text is not empty',
      faultsOn('message', { type: 'header', text: plain('') }),
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'text is an object',
      faultsOn('message', { type: 'section', text: 'a' }),
      'must provide an object [json-pointer:/blocks/0/text]',
    ],
    [
      'text is of a kind',
      faultsOn('message', { type: 'section', text: { type: 'html', text: 'a' } }),
      'unsupported type: html [json-pointer:/blocks/0/text/type]',
    ],
    [
      'markup has no emoji',
      faultsOn('message', { type: 'section', text: { ...markup('a'), emoji: true } }),
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    [
      'plain text has no links',
      faultsOn('message', { type: 'section', text: { ...plain('a'), verbatim: true } }),
      'invalid additional property: verbatim [json-pointer:/blocks/0/text]',
    ],
    ['a block has a kind', faultsOn('message', {}), 'missing required field: type [json-pointer:/blocks/0]'],
    ['a kind is a word', faultsOn('message', { type: 1 }), 'must provide a string [json-pointer:/blocks/0/type]'],
    [
      'a kind is one of Slack’s',
      faultsOn('message', { type: 'constructor' }),
      'unsupported type: constructor [json-pointer:/blocks/0/type]',
    ],
    ['a block is an object', faultsOn('message', 'a'), 'must provide an object [json-pointer:/blocks/0]'],
    ['blocks are a list', blockLists.message({}, '/blocks'), 'must provide an array [json-pointer:/blocks]'],
    [
      'an image has one source',
      blockFaults('image', having({ image_url: 'u' })),
      'invalid additional property: slack_file [json-pointer:/blocks/0]',
    ],
    [
      'a file of Slack’s is told once',
      blockFaults('image', having({ slack_file: { id: 'F1', url: 'u' } })),
      'invalid additional property: url [json-pointer:/blocks/0/slack_file]',
    ],
    [
      'input of files tells nothing',
      faultsOn('modal', blockOf('input', { element: { type: 'file_input' } })),
      'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
    ],
    ['a video is secure', blockFaults('video', having({ video_url: 'http://x.com' })), 'must match regex pattern'],
    [
      'a file block is of a remote file',
      blockFaults('file', having({ source: 'local' })),
      'must be a valid enum value [',
    ],
    [
      'a card has one icon',
      blockFaults('card', having({ slack_icon: { type: 'icon', name: 'globe' } })),
      'invalid additional property: slack_icon [',
    ],
    [
      'a card’s icon is one of Slack’s',
      faultsOn('message', { type: 'card', title: plain('a'), slack_icon: { type: 'icon', name: 'sparkles' } }),
      'must be a valid enum value [json-pointer:/blocks/0/slack_icon/name]',
    ],
    [
      'a card shows something',
      faultsOn('message', { type: 'card', subtitle: plain('a') }),
      'at least one of: hero_image, title, actions, body [',
    ],
    [
      'a card’s texts are objects',
      faultsOn('message', { type: 'card', title: 'a' }),
      'must provide an object [json-pointer:/blocks/0/title]',
    ],
    [
      'a plan’s title is none',
      faultsOn('message', { type: 'plan', title: plain('a') }),
      'must provide a string [json-pointer:/blocks/0/title]',
    ],
    [
      'a task alone is not pending',
      blockFaults('task_card', having({ status: 'pending' })),
      'must be a valid enum value [json-pointer:/blocks/0/status]',
    ],
    [
      'a container has a title',
      blockFaults('container', having({ title: undefined, rich_text_title: undefined })),
      'missing required field: title [',
    ],
    [
      'the header of data is not rich',
      tableOf([[richText], row(1)]),
      'unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]',
    ],
    ['data is even', tableOf([row(2), row(1)]), 'all rows must have the same number of cells ['],
    ['data has a row', tableOf([row(1)]), 'must provide at least 2 items ['],
    [
      'a number in a table reads as something',
      tableOf([row(1), [{ type: 'raw_number', value: 1 }]]),
      'missing required field: text [',
    ],
    [
      'a slice is something',
      blockFaults('data_visualization', having({ chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } })),
      'must be greater than 0 [',
    ],
    [
      'series have their own names',
      chart({ series: many(2, { name: 'a', data: [{ label: 'May', value: 1 }] }) }),
      'series names must be unique [',
    ],
    [
      'a series has all points',
      chart({ axis_config: { categories: ['May', 'June'] } }),
      'exactly one data point for every category [',
    ],
    [
      'a series has no other points',
      chart({ axis_config: { categories: ['June'] } }),
      'exactly one data point for every category [',
    ],
  ])('%s', (_rule, faults, sentence) => {
    expect(said(faults)).toContain(sentence);
  });
});
