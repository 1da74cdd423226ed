import type { JsonObject } from '../../../src/json.js';
import { elementOf, markup, option, plain } from '../../block-kit/samples.js';

/** A block as an app would send it, and what is to be read in it then. */
export interface Exhibit {
  readonly block: JsonObject;
  readonly reads: readonly (string | RegExp)[];
}

const image = { type: 'image', image_url: 'https://pictures.example/roof.png', alt_text: 'A roof in the sun' };
const words = (text: string, style?: JsonObject): JsonObject => ({ type: 'text', text, ...(style ? { style } : {}) });
const section = (...elements: JsonObject[]): JsonObject => ({ type: 'rich_text_section', elements });
const rich = (...elements: JsonObject[]): JsonObject => ({ type: 'rich_text', elements });
const list = (style: string, indent: number, offset: number, ...items: string[]): JsonObject => ({
  type: 'rich_text_list',
  style,
  indent,
  offset,
  elements: items.map(item => section(words(item))),
});
const raw = (text: string): JsonObject => ({ type: 'raw_text', text });
const amount = (value: number, text: string): JsonObject => ({ type: 'raw_number', value, text });
const button = (text: string, more: JsonObject = {}): JsonObject => ({
  type: 'button',
  text: plain(text),
  action_id: text,
  ...more,
});
const series = (name: string, ...values: number[]): JsonObject => ({
  name,
  data: values.map((value, index) => ({ label: `Week ${index + 1}`, value })),
});
const axis = { categories: ['Week 1', 'Week 2', 'Week 3'], x_label: 'Weeks', y_label: 'Tickets' };

/** Whatever may stand in a line, in a style. */
const STYLED = [
  { type: 'user', user_id: 'U0' },
  { type: 'channel', channel_id: 'C0' },
  { type: 'usergroup', usergroup_id: 'S0' },
  { type: 'team', team_id: 'T0' },
  { type: 'broadcast', range: 'here' },
  { type: 'date', timestamp: 1_720_710_212, format: '{date}' },
  { type: 'link', url: 'https://shop.example', text: 'styled' },
  { type: 'emoji', name: 'wave' },
  { type: 'color', value: '#F405B3' },
].map(inline => ({ ...inline, style: { bold: true, italic: true, strike: true, code: true, underline: true } }));
const GROUP = { label: plain('Group'), options: [option('b')] };

/** What may stand in a message, together. */
export const GALLERY: readonly Exhibit[] = [
  { block: { type: 'header', text: plain('Deploy of the shop :rocket:') }, reads: ['Deploy of the shop', '🚀'] },
  {
    block: {
      type: 'section',
      text: markup(
        '*Bold* _italic_ ~struck~ `code` <https://shop.example/a|the shop> &amp; <@U0> <!here> <!subteam^S0|@crew>\n' +
          '> quoted *words*\nthen <!date^1720710212^{date_long} at {time_secs}|then> ```npm start\n  --port 1``` done',
      ),
      accessory: button('Open', { style: 'primary' }),
    },
    reads: ['Bold', 'struck', 'the shop', '@U0', '@here', '@S0', 'quoted', 'Thursday, July 11th, 2024', 'npm start'],
  },
  {
    block: { type: 'section', fields: [markup('*Owner*\nAnn'), plain('Plain *stars*'), markup('*State*\n:wave:')] },
    reads: ['Owner', 'Plain *stars*', '👋'],
  },
  {
    block: { type: 'section', text: plain('With a picture'), accessory: image },
    reads: ['With a picture'],
  },
  { block: { type: 'divider' }, reads: [] },
  { block: { ...image, title: plain('The roof') }, reads: ['The roof'] },
  { block: { type: 'context', elements: [image, markup('by *Bob*'), plain('today')] }, reads: ['Bob', 'today'] },
  {
    block: {
      type: 'actions',
      elements: [button('Approve', { style: 'primary' }), button('Reject', { style: 'danger' })],
    },
    reads: ['Approve', 'Reject'],
  },
  {
    block: {
      type: 'input',
      label: plain('Your reason'),
      hint: plain('In a few words'),
      optional: true,
      element: { type: 'plain_text_input', action_id: 'reason' },
    },
    reads: ['Your reason', '(optional)', 'In a few words'],
  },
  {
    block: rich(
      section(
        words('Rich ', { bold: true }),
        words('and slanted ', { italic: true }),
        words('underlined', { underline: true }),
        words(' with '),
        { type: 'link', url: 'https://shop.example', text: 'a link' },
        words(' and '),
        { type: 'emoji', name: 'wave', skin_tone: 3 },
        words(' '),
        { type: 'color', value: '#F405B3' },
        words(' '),
        { type: 'tag', text: 'Urgent', color: 'red' },
        words(' '),
        { type: 'broadcast', range: 'channel' },
      ),
      list('bullet', 0, 0, 'first point'),
      list('bullet', 1, 0, 'deeper point'),
      list('ordered', 0, 2, 'third step', 'fourth step'),
      { ...list('bullet', 0, 0, 'a quoted point'), border: 1 },
      { type: 'rich_text_quote', border: 0, elements: [words('as she said')] },
      { type: 'rich_text_preformatted', language: 'typescript', border: 1, elements: [words('const a = 1;')] },
    ),
    reads: ['slanted', 'a link', '👋🏼', '#F405B3', 'Urgent', '@channel', 'deeper point', 'fourth step', 'const a = 1;'],
  },
  {
    block: rich(section(...STYLED)),
    reads: ['@U0', '#C0', '@S0', '@T0', '@here', 'July 11th, 2024', 'styled', '#F405B3'],
  },
  {
    block: {
      type: 'actions',
      elements: [
        { type: 'static_select', action_id: 'one', placeholder: plain('One of them'), options: [option('a')] },
        { type: 'multi_static_select', action_id: 'some', placeholder: plain('Some'), option_groups: [GROUP] },
      ],
    },
    reads: [],
  },
  {
    block: {
      type: 'video',
      alt_text: 'A film of the roof',
      title: plain('The film'),
      thumbnail_url: 'https://pictures.example/film.png',
      video_url: 'https://films.example/embed/1',
      title_url: 'https://films.example/1',
      description: plain('Two minutes'),
      author_name: 'Carol',
      provider_name: 'Films',
    },
    reads: ['The film', 'Two minutes', 'Carol · Films', 'Play'],
  },
  { block: { type: 'file', external_id: 'plan-of-the-roof', source: 'remote' }, reads: ['plan-of-the-roof'] },
  {
    block: {
      type: 'call',
      call_id: 'R1',
      call: { v1: { name: 'Stand-up', join_url: 'https://calls.example/1', display_id: '705' } },
    },
    reads: ['Stand-up', 'Join', '705'],
  },
  {
    block: {
      type: 'markdown',
      text: [
        '## Release *2*',
        'A [link](https://shop.example), **strong**, ~~gone~~, `code` and :tada:',
        '- [x] built\n- [ ] shipped',
        '| Part | State |\n|---|--:|\n| shop | green |',
        '> quoted\n\n```js\nlet b = 2;\n```\n\n---\n<b>no tag</b>',
      ].join('\n\n'),
    },
    reads: ['Release', 'strong', '🎉', 'shipped', 'green', 'let b = 2;', '<b>no tag</b>'],
  },
  {
    block: {
      type: 'table',
      column_settings: [{ is_wrapped: true }, { align: 'right' }],
      rows: [
        [raw('Part'), raw('Cost')],
        [rich(section(words('Roof', { bold: true }))), amount(1200, '1,200 €')],
        [raw('A gutter that goes all the way around the house and back again'), amount(80, '80 €')],
      ],
    },
    reads: ['Part', 'Roof', '1,200 €', /A gutter/],
  },
  {
    block: {
      type: 'data_table',
      caption: 'Who works where',
      page_size: 2,
      rows: [
        [raw('Name'), raw('Desk'), raw('Do')],
        [raw('Zoe'), amount(3, 'three'), { type: 'action', element: button('Move Zoe') }],
        [raw('Ann'), amount(1, 'one'), raw('-')],
        [raw('Bob'), amount(2, 'two'), raw('-')],
      ],
    },
    reads: ['Who works where', 'Zoe', 'three', 'Move Zoe', 'Page 1 of 2'],
  },
  {
    block: {
      type: 'card',
      hero_image: image,
      icon: image,
      title: markup('*Roof*'),
      subtitle: plain('Red tiles'),
      body: markup('Good for _fifty_ years'),
      subtext: plain('as of May'),
      actions: [button('Buy')],
    },
    reads: ['Roof', 'Red tiles', 'fifty', 'as of May', 'Buy'],
  },
  {
    block: {
      type: 'carousel',
      elements: ['Oak', 'Birch', 'Pine', 'Larch'].map(title => ({
        type: 'card',
        block_id: title,
        slack_icon: { type: 'icon', name: 'star' },
        title: plain(title),
        body: plain(`A board of ${title}`),
        actions: [button(`Take ${title}`)],
      })),
    },
    reads: ['Oak', 'A board of Birch', 'Take Larch'],
  },
  {
    block: {
      type: 'plan',
      title: 'How I find it out',
      tasks: [
        { task_id: '1', title: 'Read the manual', status: 'complete', output: rich(section(words('Found page 7'))) },
        { task_id: '2', title: 'Ask Bob', status: 'in_progress', details: rich(section(words('He types'))) },
        { task_id: '3', title: 'Sum it up', status: 'pending' },
      ],
    },
    reads: ['How I find it out', '1 of 3 done', 'Found page 7', 'He types', 'Sum it up'],
  },
  {
    block: {
      type: 'task_card',
      task_id: '4',
      title: 'Search the web',
      status: 'error',
      sources: [{ type: 'url', url: 'https://shop.example/faq', text: 'The FAQ' }],
    },
    reads: ['Search the web', 'The FAQ'],
  },
  { block: { type: 'context_actions', elements: [elementOf('feedback_buttons')] }, reads: [] },
  {
    block: {
      type: 'container',
      title: plain('More of it'),
      subtitle: markup('_folded_'),
      is_collapsible: true,
      child_blocks: [
        { type: 'section', text: plain('Within the container') },
        { type: 'actions', elements: [button('Inner')] },
      ],
    },
    reads: ['More of it', 'folded', 'Within the container', 'Inner'],
  },
  {
    block: {
      type: 'data_visualization',
      title: 'Where the money goes',
      chart: {
        type: 'pie',
        segments: [
          { label: 'Roof', value: 70 },
          { label: 'Walls', value: 30 },
        ],
      },
    },
    reads: ['Where the money goes', 'Walls'],
  },
  {
    block: {
      type: 'data_visualization',
      title: 'Tickets a week',
      chart: { type: 'bar', series: [series('Open', 5, 8, 2), series('Closed', 4, 9, -1)], axis_config: axis },
    },
    reads: ['Tickets a week', 'Closed', 'Week 2'],
  },
];

/** What Slack has in modals alone, and the other charts. */
export const ELSEWHERE: readonly Exhibit[] = [
  ...['default', 'info', 'warning', 'error', 'success'].map(level => ({
    block: { type: 'alert', level, text: markup(`It is *${level}* now`) },
    reads: [`It is ${level} now`],
  })),
  ...[
    { type: 'line', title: 'Lines', name: 'Up' },
    { type: 'area', title: 'Areas', name: 'Out' },
  ].map(({ type, title, name }) => ({
    block: {
      type: 'data_visualization',
      title,
      chart: { type, series: [series(name, 1, 2, 3)], axis_config: axis },
    },
    reads: [title, name],
  })),
];
