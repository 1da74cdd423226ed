import { describe, expect, it } from '@jest/globals';
import { findAttachmentIssues } from '../../src/block-kit/view.rules.js';
import type { ValidationIssue } from '../../src/block-kit/validation-issue.js';
import { blockFaults, elementFaults, faultsOn, having, many, said, x } from './find-issues.js';
import { blocks, elementOf, elements, markup, option, plain } from './samples.js';
import type { JsonObject, JsonValue } from '../../src/json.js';

const row = (count: number): JsonValue => many(count, { type: 'raw_text', text: 'a' });
const points = (count: number): JsonObject => {
  const labels = Array.from({ length: count }, (_, index) => `p${index}`);
  const data = labels.map(label => ({ label, value: 1 }));
  return { type: 'bar', series: [{ name: 'a', data }], axis_config: { categories: labels } };
};
const serieses = (count: number): JsonObject => {
  const data = [{ label: 'a', value: 1 }];
  const series = Array.from({ length: count }, (_, index) => ({ name: `s${index}`, data }));
  return { type: 'area', series, axis_config: { categories: ['a'] } };
};
const slices = (count: number): JsonObject => ({ type: 'pie', segments: many(count, { label: 'a', value: 1 }) });
const block =
  (type: string, make: (count: number) => JsonObject) =>
  (count: number): ValidationIssue[] =>
    blockFaults(type, having(make(count)));
const element =
  (type: string, make: (count: number) => JsonObject) =>
  (count: number): ValidationIssue[] =>
    elementFaults(type, having(make(count)));
const options = (count: number): JsonObject[] => Array.from({ length: count }, (_, index) => option(`o${index}`));
const confirming =
  (name: string) =>
  (count: number): ValidationIssue[] =>
    elementFaults('button', having({ confirm: { text: plain('Sure?'), [name]: plain(x(count)) } }));

describe('a limit', () => {
  it.each<[string, number, (count: number) => ValidationIssue[]]>([
    ['a block id', 255, block('divider', n => ({ block_id: x(n) }))],
    ['an action id', 255, element('button', n => ({ action_id: x(n) }))],
    ['section text', 3000, block('section', n => ({ text: markup(x(n)) }))],
    ['a section field', 2000, block('section', n => ({ fields: [markup(x(n))] }))],
    ['a header', 150, block('header', n => ({ text: plain(x(n)) }))],
    ['alt text', 2000, block('image', n => ({ alt_text: x(n) }))],
    ['an image title', 2000, block('image', n => ({ title: plain(x(n)) }))],
    ['an image URL', 3000, element('image', n => ({ image_url: x(n) }))],
    ['a label', 2000, block('input', n => ({ label: plain(x(n)) }))],
    ['a hint', 2000, block('input', n => ({ hint: plain(x(n)) }))],
    ['a video title', 200, block('video', n => ({ title: plain(x(n)) }))],
    ['a video description', 200, block('video', n => ({ description: plain(x(n)) }))],
    ['an author', 50, block('video', n => ({ author_name: x(n) }))],
    ['markdown', 12_000, block('markdown', n => ({ text: x(n) }))],
    ['an alert', 200, block('alert', n => ({ text: plain(x(n)) }))],
    ['a card title', 150, block('card', n => ({ title: plain(x(n)) }))],
    ['a card subtitle', 150, block('card', n => ({ subtitle: plain(x(n)) }))],
    ['a card body', 200, block('card', n => ({ body: plain(x(n)) }))],
    ['a card subtext', 200, block('card', n => ({ subtext: plain(x(n)) }))],
    ['a container title', 150, block('container', n => ({ title: plain(x(n)) }))],
    ['a container subtitle', 150, block('container', n => ({ subtitle: plain(x(n)) }))],
    ['a chart title', 50, block('data_visualization', n => ({ title: x(n) }))],
    [
      'a slice label',
      20,
      block('data_visualization', n => ({ chart: { type: 'pie', segments: [{ label: x(n), value: 1 }] } })),
    ],
    ['button text', 75, element('button', n => ({ text: plain(x(n)) }))],
    ['a button value', 2000, element('button', n => ({ value: x(n) }))],
    ['a button URL', 3000, element('button', n => ({ url: x(n) }))],
    ['an accessibility label', 75, element('button', n => ({ accessibility_label: x(n) }))],
    ['the title of a question', 100, confirming('title')],
    ['the text of a question', 300, confirming('text')],
    ['the yes to a question', 30, confirming('confirm')],
    ['the no to a question', 30, confirming('deny')],
    ['a placeholder', 150, element('users_select', n => ({ placeholder: plain(x(n)) }))],
    ['option text', 75, element('overflow', n => ({ options: [{ text: plain(x(n)), value: 'a' }] }))],
    ['an option value', 150, element('overflow', n => ({ options: [{ text: plain('a'), value: x(n) }] }))],
    [
      'an option description',
      75,
      element('overflow', n => ({ options: [{ ...option('a'), description: plain(x(n)) }] })),
    ],
    ['an option URL', 3000, element('overflow', n => ({ options: [{ ...option('a'), url: x(n) }] }))],
    [
      'a group label',
      75,
      element('static_select', n => ({ option_groups: [{ label: plain(x(n)), options: [option('b')] }] })),
    ],
    ['an initial value', 3000, element('url_text_input', n => ({ initial_value: x(n) }))],
  ])('of %s is %i characters', (_what, max, faultsOf) => {
    expect(faultsOf(max)).toEqual([]);
    expect(said(faultsOf(max + 1))).toContain(`must be less than ${max + 1} characters [`);
  });

  it.each<[string, number, (count: number) => ValidationIssue[]]>([
    ['blocks in a message', 50, n => faultsOn('message', ...many(n, { type: 'divider' }))],
    ['blocks in a modal', 100, n => faultsOn('modal', ...many(n, { type: 'divider' }))],
    ['blocks in a Home tab', 100, n => faultsOn('home', ...many(n, { type: 'divider' }))],
    ['fields', 10, block('section', n => ({ fields: many(n, plain('a')) }))],
    ['actions', 25, block('actions', n => ({ elements: many(n, { type: 'button', text: plain('a') }) }))],
    ['elements of a context', 10, block('context', n => ({ elements: many(n, plain('a')) }))],
    ['answer buttons', 5, block('context_actions', n => ({ elements: many(n, { ...elementOf('icon_button') }) }))],
    ['blocks in a container', 10, block('container', n => ({ child_blocks: many(n, { type: 'divider' }) }))],
    ['buttons of a card', 3, block('card', n => ({ actions: many(n, { type: 'button', text: plain('a') }) }))],
    ['cards', 10, block('carousel', n => ({ elements: many(n, { type: 'card', title: plain('a') }) }))],
    ['rows', 100, block('table', n => ({ rows: many(n, row(1)) }))],
    ['cells of a row', 20, block('table', n => ({ rows: [row(n)] }))],
    ['settings of columns', 20, block('table', n => ({ column_settings: many(n, null) }))],
    ['rows of data', 201, block('data_table', n => ({ rows: many(n, row(1)) }))],
    ['columns of data', 20, block('data_table', n => ({ rows: many(2, row(n)) }))],
    ['slices', 12, block('data_visualization', n => ({ chart: slices(n) }))],
    ['series', 12, block('data_visualization', n => ({ chart: serieses(n) }))],
    ['points of a series', 20, block('data_visualization', n => ({ chart: points(n) }))],
    ['options', 100, n => elementFaults('static_select', () => ({ type: 'static_select', options: options(n) }))],
    [
      'options of a group',
      100,
      n =>
        elementFaults('static_select', () => ({
          type: 'static_select',
          option_groups: [{ label: plain('a'), options: options(n) }],
        })),
    ],
    [
      'groups',
      100,
      n =>
        elementFaults('static_select', () => ({
          type: 'static_select',
          option_groups: many(n, { label: plain('a'), options: options(1) }),
        })),
    ],
    ['boxes', 10, n => elementFaults('checkboxes', () => ({ type: 'checkboxes', options: options(n) }))],
    ['radio buttons', 10, n => elementFaults('radio_buttons', () => ({ type: 'radio_buttons', options: options(n) }))],
    ['options of an overflow', 5, element('overflow', n => ({ options: options(n) }))],
    ['actions of an attachment', 5, n => findAttachmentIssues([{ actions: many(n, { type: 'button', text: 'a' }) }])],
    [
      'options of an attachment',
      100,
      n => findAttachmentIssues([{ actions: [{ type: 'select', options: many(n, { text: 'a', value: 'a' }) }] }]),
    ],
  ])('of %s is %i items', (_what, max, faultsOf) => {
    expect(faultsOf(max)).toEqual([]);
    expect(said(faultsOf(max + 1))).toContain(`no more than ${max} items allowed [`);
  });

  it.each<[string, (items: JsonValue[]) => ValidationIssue[]]>([
    ['actions', items => blockFaults('actions', having({ elements: items }))],
    ['elements of a context', items => blockFaults('context', having({ elements: items }))],
    ['fields', items => blockFaults('section', having({ fields: items }))],
    ['options', items => elementFaults('overflow', having({ options: items }))],
    ['initial options', items => elementFaults('checkboxes', having({ initial_options: items }))],
    ['cards', items => blockFaults('carousel', having({ elements: items }))],
    ['blocks in a container', items => blockFaults('container', having({ child_blocks: items }))],
    ['rows', items => blockFaults('table', having({ rows: items }))],
    ['kinds of conversations', items => elementFaults('conversations_select', having({ filter: { include: items } }))],
  ])('of %s is not none', (_what, faultsOf) => {
    expect(said(faultsOf([]))).toContain('must provide at least 1 items [');
  });

  it.each<[string, number, number, (number: number) => ValidationIssue[]]>([
    ['a page of data', 1, 100, n => blockFaults('data_table', having({ page_size: n }))],
    ['a heading', 1, 4, n => blockFaults('header', having({ level: n }))],
    ['files', 1, 10, n => elementFaults('file_input', having({ max_files: n }))],
    ['lines', 1, 100, n => elementFaults('rich_text_input', having({ min_lines: undefined, max_lines: n }))],
    [
      'the shortest text',
      0,
      3000,
      n => elementFaults('plain_text_input', having({ max_length: undefined, min_length: n })),
    ],
    [
      'the longest text',
      1,
      3000,
      n => elementFaults('plain_text_input', having({ min_length: undefined, max_length: n })),
    ],
    ['a moment', 1_000_000_000, 9_999_999_999, n => elementFaults('datetimepicker', having({ initial_date_time: n }))],
    [
      'an indent',
      0,
      8,
      n =>
        faultsOn('message', {
          type: 'rich_text',
          elements: [{ type: 'rich_text_list', style: 'bullet', elements: [], indent: n }],
        }),
    ],
  ])('of %s is from %i to %i', (_what, min, max, faultsOf) => {
    expect(faultsOf(min)).toEqual([]);
    expect(faultsOf(max)).toEqual([]);
    expect(said(faultsOf(min - 1))).toContain(`must be greater than ${min} [`);
    expect(said(faultsOf(max + 1))).toContain(`must be less than ${max} [`);
    expect(said(faultsOf(min + 0.5))).toContain('must provide an integer [');
  });

  it.each(Object.keys(blocks))('of the id of a %s is 255 characters', type => {
    expect(blockFaults(type, having({ block_id: x(255) }))).toEqual([]);
    expect(said(blockFaults(type, having({ block_id: x(256) })))).toContain('must be less than 256 characters [');
  });

  it.each(Object.keys(elements).filter(type => type !== 'image'))(
    'of the action id of a %s is 255 characters',
    type => {
      expect(elementFaults(type, having({ action_id: x(255) }))).toEqual([]);
      expect(said(elementFaults(type, having({ action_id: x(256) })))).toContain('must be less than 256 characters [');
    },
  );

  it('lets the value of a button, and what a field begins with, be empty', () => {
    expect(elementFaults('button', having({ value: '' }))).toEqual([]);
    expect(elementFaults('email_text_input', having({ initial_value: '' }))).toEqual([]);
    expect(elementFaults('multi_users_select', having({ initial_users: [] }))).toEqual([]);
    expect(blockFaults('table', having({ column_settings: [] }))).toEqual([]);
    expect(blockFaults('plan', having({ tasks: [] }))).toEqual([]);
  });

  it('counts an emoji as one character', () => {
    expect(blockFaults('header', having({ text: plain('🙂'.repeat(150)) }))).toEqual([]);
    expect(blockFaults('header', having({ text: plain('🙂'.repeat(151)) }))).not.toEqual([]);
  });
});
