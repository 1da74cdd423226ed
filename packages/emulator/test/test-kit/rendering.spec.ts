import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { renderBlocks } from '../../src/rendering/render-blocks.js';
import { renderMessage, renderView } from '../../src/rendering/render-surface.js';
import { renderMrkdwn } from '../../src/rendering/plain-text.js';
import { isJsonObject, type JsonObject } from '../../src/json.js';
import type { Message, View } from '../../src/index.js';

const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const markup = (text: string): JsonObject => ({ type: 'mrkdwn', text });
const text = (said: string): JsonObject => ({ type: 'text', text: said });
const option = (said: string): JsonObject => ({ text: plain(said), value: said.toLowerCase() });
const options = [option('High'), option('Low')];
const names = {
  user: (id: string) => (id === 'U1' ? 'ann' : undefined),
  channel: (id: string) => (id === 'C1' ? 'support' : undefined),
};

const message: Message = {
  ts: '1.000001',
  channel: 'C1',
  channelName: 'support',
  user: 'U2',
  text: 'Never shown',
  blocks: [],
  attachments: [],
  reactions: [],
  username: 'desk',
};

const view: View = {
  id: 'V1',
  type: 'modal',
  appId: 'A1',
  botId: 'B1',
  userId: 'U1',
  callbackId: 'ticket',
  externalId: '',
  privateMetadata: '',
  blocks: [],
  title: plain('New ticket'),
  submit: plain('Create'),
  close: null,
  clearOnClose: false,
  notifyOnClose: false,
  submitDisabled: false,
  state: {},
  errors: {},
  hash: '1.a',
  rootViewId: 'V1',
  previousViewId: null,
};

const drawn = (...blocks: JsonObject[]): string => renderBlocks(blocks, { names }).join('\n');

describe('rendering of a message', () => {
  it('shows the channel, the author, the blocks instead of the text, and the replies', () => {
    const blocks = [
      { type: 'header', text: plain('Ticket 1') },
      {
        type: 'section',
        text: markup('From <@U1> in <#C1>: <https://x.test|the &lt;log&gt;>'),
        fields: [plain('web')],
      },
      { type: 'divider' },
      { type: 'context', elements: [{ type: 'image', alt_text: 'a lamp' }, markup('just now')] },
      {
        type: 'actions',
        elements: [
          { type: 'button', text: plain('Close') },
          { type: 'static_select', placeholder: plain('Priority'), options },
          { type: 'overflow', options },
        ],
      },
    ];
    const reactions = [{ name: 'eyes', users: ['U1'] }];

    expect(renderMessage({ ...message, blocks, reactions, ephemeralTo: 'U1' }, names)).toBe(
      [
        '┌─ desk in #support, only @ann sees it',
        '│ # Ticket 1',
        '│ From @ann in #support: the <log>',
        '│ web',
        '│ ────────',
        '│ [image: a lamp] · just now',
        '│ [ Close ]  ( Priority ▾ )  ( ⋯ High | Low )',
        '├─',
        '│ :eyes: 1',
        '└─',
      ].join('\n'),
    );
  });

  it('shows the text of a streamed message above its blocks', () => {
    const blocks = [{ type: 'actions', elements: [{ type: 'button', text: plain('Stop') }] }];
    const streamed = { ...message, text: 'Two are open.', blocks };

    expect(renderMessage({ ...streamed, streaming: true }, names)).toBe(
      ['┌─ desk in #support, still coming', '│ Two are open.', '│ [ Stop ]', '└─'].join('\n'),
    );
    expect(renderMessage({ ...streamed, streaming: false }, names)).toContain('│ Two are open.');
    expect(renderMessage(streamed, names)).not.toContain('Two are open.');
  });

  it('shows the text of a message without blocks, followed by attachments and files', () => {
    const attachments = [
      { title: 'Old ways', text: 'two\nlines', actions: [{ type: 'button', name: 'go', text: 'Go' }] },
      { fallback: 'A picture' },
    ];

    expect(renderMessage({ ...message, text: 'Hi <!here>', attachments, threadTs: '1.0' }, names)).toBe(
      [
        '┌─ desk in #support, in a thread',
        '│ Hi @here',
        '│ ┃ Old ways',
        '│ ┃ two',
        '│ ┃ lines',
        '│ ┃ [ Go ]',
        '│ ┃ A picture',
        '└─',
      ].join('\n'),
    );
  });
});

describe('rendering of a view', () => {
  it('shows the entered values, the validation errors and the buttons', () => {
    const input = (block_id: string, element: JsonObject, more: JsonObject = {}): JsonObject => ({
      type: 'input',
      block_id,
      label: plain(block_id),
      element: { action_id: 'it', ...element },
      ...more,
    });
    const blocks = [
      input('Title', { type: 'plain_text_input' }, { hint: plain('In a few words') }),
      input('Details', { type: 'plain_text_input', placeholder: plain('What do you see?') }, { optional: true }),
      input('Priority', { type: 'radio_buttons', options }),
      input('Labels', { type: 'checkboxes', options }),
      input('Owner', { type: 'users_select' }),
      input('Due', { type: 'datetimepicker', initial_date_time: 1_800_000_000 }),
      input('Log', { type: 'file_input' }),
    ];
    const state = {
      Title: { it: { type: 'plain_text_input', value: 'Printer' } },
      Priority: { it: { type: 'radio_buttons', selected_option: option('High') } },
      Labels: { it: { type: 'checkboxes', selected_options: [option('Low')] } },
      Owner: { it: { type: 'users_select', selected_user: 'U1' } },
    };

    expect(renderView({ ...view, blocks, state, errors: { Title: 'Say more.' } }, names)).toBe(
      [
        '┌─ New ticket',
        '│ Title',
        '│ [Printer_________]',
        '│   In a few words',
        '│ ! Say more.',
        '│ Details (optional)',
        '│ [________________] What do you see?',
        '│ Priority',
        '│ (•) High  ( ) Low',
        '│ Labels',
        '│ [ ] High  [x] Low',
        '│ Owner',
        '│ ( @ann ▾ )',
        '│ Due',
        '│ ( 2027-01-15 08:00 ▾ )',
        '│ Log',
        '│ [files: none]',
        '├─',
        '│ [ Cancel ] [ Create ]',
        '└─',
      ].join('\n'),
    );
  });

  it('shows no submit and close buttons for a Home tab', () => {
    expect(renderView({ ...view, type: 'home', title: null, submit: null, blocks: [{ type: 'divider' }] }, names)).toBe(
      '┌─ Home\n│ ────────\n└─',
    );
  });
});

describe('rendering of blocks', () => {
  it('draws rich text with lists, quotes and code', () => {
    const section = { type: 'rich_text_section', elements: [text('Hi '), { type: 'user', user_id: 'U1' }] };
    const elements = [
      section,
      { type: 'rich_text_list', style: 'ordered', elements: [section, section] },
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section] },
      { type: 'rich_text_quote', elements: [text('said')] },
      { type: 'rich_text_preformatted', elements: [text('a\nb')] },
    ];

    expect(drawn({ type: 'rich_text', elements })).toBe(
      'Hi @ann\n1. Hi @ann\n2. Hi @ann\n  • Hi @ann\n> said\n```\na\nb\n```',
    );
  });

  it('describes markdown, images, tables, feedback and unknown block types', () => {
    const feedback = {
      type: 'feedback_buttons',
      positive_button: { text: plain('Good') },
      negative_button: { text: plain('Bad') },
    };
    expect(drawn({ type: 'markdown', text: '**so**' })).toBe('**so**');
    expect(drawn({ type: 'image', title: plain('Plan'), alt_text: 'a map' })).toBe('[image: Plan, a map]');
    expect(
      drawn({
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'a' },
            { type: 'raw_text', text: 'b' },
          ],
        ],
      }),
    ).toBe('a | b');
    const go = { type: 'action', element: { type: 'button', text: plain('Go') } };
    const rows = [[{ type: 'raw_text', text: 'Name' }], [go]];
    expect(drawn({ type: 'data_table', caption: 'Hosts', rows })).toBe('Hosts\nName\n[ Go ]');
    expect(drawn({ type: 'context_actions', elements: [feedback, { type: 'icon_button', icon: 'trash' }] })).toBe(
      '[ Good ] [ Bad ]  [ :trash: ]',
    );
    expect(drawn({ type: 'from_tomorrow', title: plain('New') })).toBe('[from_tomorrow] New');
  });

  it('renders any value without throwing', () => {
    const types = ['section', 'actions', 'input', 'rich_text', 'table', 'context', 'image', 'checkboxes', 'x'];
    const { json } = fc.letrec(tie => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.constant(null),
        tie('object'),
        fc.array(tie('json')),
      ),
      object: fc.dictionary(
        fc.constantFrom('type', 'text', 'elements', 'element', 'accessory', 'options', 'fields', 'rows', 'label'),
        fc.oneof(tie('json'), fc.constantFrom(...types)),
      ),
    }));
    fc.assert(
      fc.property(fc.array(json), values => {
        expect(typeof drawn(...values.filter(isJsonObject))).toBe('string');
      }),
    );
  });
});

describe('mrkdwn as plain text', () => {
  it.each([
    ['<@U1|old name> and <@U9>', '@ann and @U9'],
    ['<#C9|gone>', '#C9'],
    ['<!subteam^S1|@web> <!date^1^{date}|today>', '@web today'],
    ['a &amp;lt; b', 'a &lt; b'],
    ['<https://x.test>', 'https://x.test'],
  ])('renders %s as %s', (markedUp, read) => {
    expect(renderMrkdwn(markedUp, names)).toBe(read);
  });
});
