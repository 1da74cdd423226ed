import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { composeRichText } from '../../src/block-kit/mrkdwn-to-rich-text.js';
import { toEnteredEntry, getInitialEntry, isFilled } from '../../src/block-kit/element-value.js';
import { SlackEmulator, type Message, type Person } from '../../src/index.js';
import { isJsonObject, objectsAt, type JsonObject, type JsonValue } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { faultsOn } from './find-issues.js';
import { elementOf, elements, option } from './samples.js';

const named = (type: string, more: JsonObject = {}): JsonObject => ({ type, action_id: 'it', ...more });
const menu = (type: string, more: JsonObject = {}): JsonObject =>
  named(type, { options: ['a', 'b', 'c'].map(option), ...more });
const file = (name: string): JsonObject => ({ id: 'F1', name });
const rich = (...parts: JsonObject[]): JsonObject => ({ type: 'rich_text', elements: parts });
const section = (...parts: JsonObject[]): JsonObject => ({ type: 'rich_text_section', elements: parts });
const text = (said: string, style?: JsonObject): JsonObject => ({
  type: 'text',
  text: said,
  ...(style ? { style } : {}),
});

describe('an element', () => {
  it.each<[JsonObject, JsonValue, JsonObject]>([
    [named('plain_text_input'), 'Hi', { value: 'Hi' }],
    [named('plain_text_input', { multiline: true }), 'a\nb', { value: 'a\nb' }],
    [named('email_text_input'), 'ann@example.com', { value: 'ann@example.com' }],
    [named('url_text_input'), 'https://example.com', { value: 'https://example.com' }],
    [named('number_input'), 1.5, { value: '1.5' }],
    [named('number_input'), '7', { value: '7' }],
    [named('rich_text_input'), '*Hi*', { rich_text_value: rich(section(text('Hi', { bold: true }))) }],
    [named('rich_text_input'), rich(), { rich_text_value: rich() }],
    [named('file_input'), file('a.log'), { files: [file('a.log')] }],
    [named('file_input', { filetypes: ['log'] }), [file('a.LOG')], { files: [file('a.LOG')] }],
    [named('datepicker'), '2028-02-29', { selected_date: '2028-02-29' }],
    [named('timepicker'), '00:00', { selected_time: '00:00' }],
    [named('datetimepicker'), 1_798_135_200, { selected_date_time: 1_798_135_200 }],
    [named('datetimepicker'), '2026-12-24T18:00', { selected_date_time: 1_798_135_200 }],
    [named('datetimepicker'), '2026-12-24T18:00:00+01:00', { selected_date_time: 1_798_131_600 }],
    [named('users_select'), 'U1', { selected_user: 'U1' }],
    [named('multi_users_select'), 'U1', { selected_users: ['U1'] }],
    [named('conversations_select'), 'C1', { selected_conversation: 'C1' }],
    [named('multi_channels_select'), ['C1', 'C2'], { selected_channels: ['C1', 'C2'] }],
    [menu('static_select'), 'b', { selected_option: option('b') }],
    [menu('radio_buttons'), option('b'), { selected_option: option('b') }],
    [menu('overflow'), 'c', { selected_option: option('c') }],
    [menu('checkboxes'), ['a', option('c')], { selected_options: [option('a'), option('c')] }],
    [
      menu('multi_static_select', { max_selected_items: 2 }),
      ['a', 'b'],
      { selected_options: [option('a'), option('b')] },
    ],
    [named('external_select'), option('x'), { selected_option: option('x') }],
    [named('multi_external_select'), [option('x')], { selected_options: [option('x')] }],
  ])('$type holds what it is given: %j', (element, value, held) => {
    expect(toEnteredEntry(element, value)).toMatchObject({ type: element.type, ...held });
  });

  it.each<[JsonObject, JsonValue, string]>([
    [named('plain_text_input'), 'a\nb', '"it" takes one line of text'],
    [named('plain_text_input'), 'x'.repeat(3001), '3000 characters at most'],
    [named('plain_text_input', { multiline: true }), 'x'.repeat(3001), '3000 characters at most'],
    [named('plain_text_input'), 5, 'takes one line of text'],
    [named('email_text_input'), true, 'takes one line of text'],
    [named('number_input'), {}, 'takes one line of text'],
    [named('rich_text_input'), { type: 'section' }, 'takes text, or a rich text block, not {"type":"section"}.'],
    [named('file_input'), 'a.log', 'takes files, not "a.log".'],
    [named('file_input', { filetypes: ['pdf', 'txt'] }), file('a.log'), 'takes files of these kinds: pdf, txt, not'],
    [named('file_input', { max_files: 1 }), [file('a'), file('b')], '"it" takes 1 at most, and these are 2.'],
    [named('datepicker'), 'tomorrow', '"it" takes a date as YYYY-MM-DD, not "tomorrow".'],
    [named('datepicker'), '2026-02-29', 'takes a date'],
    [named('timepicker'), '24:00', 'takes a time as HH:mm'],
    [named('datetimepicker'), 1_798_135_200_000, 'in seconds since the epoch'],
    [named('datetimepicker'), '18:00', 'in seconds since the epoch'],
    [named('users_select'), 5, 'takes a name or an id, not 5.'],
    [named('users_select'), ['U1'], '"it" takes one value, not a list.'],
    [menu('static_select'), 'z', '"it" offers no "z". It offers: a, b, c.'],
    [menu('static_select'), option('z'), 'offers no "z"'],
    [menu('multi_static_select', { max_selected_items: 1 }), ['a', 'b'], 'takes 1 at most, and these are 2.'],
    [named('external_select'), 'x', 'takes an option that the app has offered, with its text and value.'],
    [named('external_select'), { value: 'x' }, 'takes an option that the app has offered, with its text and value.'],
    [named('button'), 'x', 'A button takes no value: click it instead.'],
    [named('sofa'), 'x', 'A sofa takes no value'],
  ])('$type takes nothing else: %j', (element, value, sentence) => {
    expect(() => toEnteredEntry(element, value)).toThrow(sentence);
  });

  it('of two options with links alone is told by its text', () => {
    const links = ['One', 'Two'].map(said => ({ text: { type: 'plain_text', text: said }, url: 'https://x.com' }));

    expect(toEnteredEntry(named('overflow', { options: links }), links[1] ?? null)).toMatchObject({
      selected_option: { text: { text: 'Two' } },
    });
  });

  it.each(Object.keys(elements).filter(type => getInitialEntry({ type }) !== undefined))(
    '%s is emptied again',
    type => {
      const empty = toEnteredEntry(elementOf(type), null);

      expect(empty).toMatchObject(getInitialEntry({ type }) ?? {});
      expect(isFilled(empty)).toBe(false);
      expect(toEnteredEntry(elementOf(type), '')).toEqual(empty);
    },
  );
});

const wordsIn = (said: string): number => said.split('word').length;

describe('composed text', () => {
  it.each<[string, JsonObject]>([
    ['', rich()],
    [
      'Hi _you_, ~not~ `*me*`',
      rich(
        section(
          text('Hi '),
          text('you', { italic: true }),
          text(', '),
          text('not', { strike: true }),
          text(' '),
          text('*me*', { code: true }),
        ),
      ),
    ],
    [
      '*all _of_ it*',
      rich(
        section(text('all ', { bold: true }), text('of', { bold: true, italic: true }), text(' it', { bold: true })),
      ),
    ],
    ['snake_case_name 2*3*4', rich(section(text('snake_case_name 2*3*4')))],
    [
      '<@U1> in <#C1|general>, <!here> <!subteam^S1>',
      rich(
        section(
          { type: 'user', user_id: 'U1' },
          text(' in '),
          { type: 'channel', channel_id: 'C1' },
          text(', '),
          { type: 'broadcast', range: 'here' },
          text(' '),
          { type: 'usergroup', usergroup_id: 'S1' },
        ),
      ),
    ],
    [
      'https://x.com/a_b_c and <https://y.com|there> <b>',
      rich(
        section(
          { type: 'link', url: 'https://x.com/a_b_c' },
          text(' and '),
          { type: 'link', url: 'https://y.com', text: 'there' },
          text(' '),
          text('<b>'),
        ),
      ),
    ],
    [
      ':wave: at 10:30:45 :+1:',
      rich(section({ type: 'emoji', name: 'wave' }, text(' at 10:30:45 '), { type: 'emoji', name: '+1' })),
    ],
    [
      'Before\n> said\n> twice\nafter',
      rich(
        section(text('Before')),
        { type: 'rich_text_quote', elements: [text('said\ntwice')] },
        section(text('after')),
      ),
    ],
    [
      '- one\n- two\n  - deep\n1. first',
      rich(
        { type: 'rich_text_list', style: 'bullet', indent: 0, elements: [section(text('one')), section(text('two'))] },
        { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section(text('deep'))] },
        { type: 'rich_text_list', style: 'ordered', indent: 0, elements: [section(text('first'))] },
      ),
    ],
    [
      '```\n*a*\n  b\n```\nc',
      rich({ type: 'rich_text_preformatted', elements: [text('*a*\n  b')] }, section(text('c'))),
    ],
    ['```open', rich({ type: 'rich_text_preformatted', elements: [text('open')] })],
  ])('is what Slack makes of %j', (markup, composed) => {
    expect(composeRichText(markup)).toEqual(composed);
  });

  it('is always rich text that Slack takes, and loses no word', () => {
    const pieces = fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '```',
      '>',
      '- ',
      '1. ',
      '\n',
      ' ',
      'word',
      '<@U1>',
      ':a:',
      '<',
      '\n  ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 30 }).map(all => all.join('')),
        ),
        markup => {
          const composed = composeRichText(markup);
          expect(faultsOn('message', composed)).toEqual([]);
          expect(wordsIn(JSON.stringify(objectsAt(composed, 'elements')))).toBe(wordsIn(markup));
        },
      ),
    );
  });
});

describe('a menu of people and conversations', () => {
  let slack: SlackEmulator;
  let app: RawApp;
  let ann: Person;
  let message: Message;

  beforeAll(async () => {
    slack = await SlackEmulator.start();
    app = new RawApp(slack);
    ann = slack.user('ann');
    (await app.connect()).acknowledgeAll();
    const create = async (name: string, isPrivate: boolean): Promise<void> => {
      const { body } = await app.call('conversations.create', { name, is_private: isPrivate });
      const channel = isJsonObject(body.channel) ? body.channel.id : '';
      if (name !== 'hidden') await app.call('conversations.invite', { channel, users: ann.id });
      if (name === 'old') await app.call('conversations.archive', { channel });
    };
    await create('secret', true);
    await create('hidden', true);
    await create('old', false);
    const menus = {
      any: {},
      shown: { filter: { include: ['public'] } },
      people: { filter: { include: ['im'], exclude_bot_users: true } },
    };
    const conversations = Object.entries(menus).map(([id, more]) => ({
      type: 'conversations_select',
      action_id: id,
      ...more,
    }));
    const others = ['channels_select', 'users_select', 'multi_users_select'].map(type => ({ type, action_id: type }));
    const blocks = [{ type: 'actions', elements: [...conversations, ...others] }];
    await app.call('chat.postMessage', { channel: 'general', text: 'Choose', blocks });
    message = await slack.waitForMessage('Choose');
  });

  afterAll(async () => {
    app.close();
    await slack.close();
  });

  it.each([
    ['any', 'general'],
    ['any', '#secret'],
    ['any', '@bob'],
    ['any', '@app'],
    ['shown', 'general'],
    ['people', '@bob'],
    ['channels_select', 'random'],
    ['users_select', 'bob'],
    ['users_select', '@carol'],
    ['multi_users_select', ['ann', 'bob']],
  ])('%s lists %j', async (actionId, wanted) => {
    expect((await ann.select(message, actionId, wanted)).ack).not.toBeNull();
  });

  it.each([
    ['any', 'hidden', 'The menu lists no "hidden" for ann. It lists: general, '],
    ['any', 'old', 'The menu lists no "old" for ann.'],
    ['any', 'nowhere', 'The menu lists no "nowhere" for ann.'],
    ['any', '@nobody', 'The menu lists no "@nobody" for ann.'],
    ['shown', 'secret', 'The menu lists no "secret" for ann. It lists: general, random, support.'],
    ['shown', '@bob', 'The menu lists no "@bob" for ann.'],
    ['people', 'general', 'The menu lists no "general" for ann.'],
    ['people', '@app', 'The menu lists no "@app" for ann.'],
    ['channels_select', 'secret', 'The menu lists no "secret" for ann.'],
    ['users_select', 'dave', 'The menu lists nobody called "dave". It lists: '],
    ['multi_users_select', ['ann', 'dave'], 'The menu lists nobody called "dave".'],
  ])('%s does not list %j', async (actionId, wanted, sentence) => {
    await expect(ann.select(message, actionId, wanted)).rejects.toThrow(sentence);
  });
});
