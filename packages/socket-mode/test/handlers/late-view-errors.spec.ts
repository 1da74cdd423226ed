import { BadRequestException } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue, View } from '@nest-slack/emulator';
import type { InputBlock, KnownBlock, SectionBlock } from '@slack/types';
import { SlackUserException, SlackView, SlackViewException } from '../../src/index.js';
import { modal, plain, textInput } from '../support/block-kit.js';
import { fails, LateForm, says, textsIn } from '../support/late-form-bot.js';

const option = (value: string) => ({ text: plain(value), value });
const options = [option('red'), option('blue')];
const input = (block_id: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id,
  optional: true,
  label: plain(block_id),
  element,
});

/** Every element that holds a value, with the value that the user enters. */
const FIELDS: readonly (readonly [InputBlock['element'], JsonValue])[] = [
  [{ type: 'plain_text_input', action_id: 'a', initial_value: 'Old.' }, 'New.'],
  [{ type: 'email_text_input', action_id: 'a' }, 'ann@local.test'],
  [{ type: 'url_text_input', action_id: 'a' }, 'https://local.test'],
  [{ type: 'number_input', action_id: 'a', is_decimal_allowed: false }, '7'],
  [
    { type: 'rich_text_input', action_id: 'a' },
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] },
  ],
  [{ type: 'static_select', action_id: 'a', options, initial_option: option('red') }, 'blue'],
  [{ type: 'external_select', action_id: 'a' }, 'lamp'],
  [{ type: 'radio_buttons', action_id: 'a', options }, 'blue'],
  [{ type: 'checkboxes', action_id: 'a', options }, ['red', 'blue']],
  [{ type: 'multi_static_select', action_id: 'a', options }, ['blue']],
  [{ type: 'multi_external_select', action_id: 'a' }, ['lamp', 'door']],
  [{ type: 'users_select', action_id: 'a' }, 'ann'],
  [{ type: 'multi_users_select', action_id: 'a' }, ['ann']],
  [{ type: 'conversations_select', action_id: 'a' }, 'general'],
  [{ type: 'multi_conversations_select', action_id: 'a' }, ['general']],
  [{ type: 'channels_select', action_id: 'a' }, 'general'],
  [{ type: 'multi_channels_select', action_id: 'a' }, ['general']],
  [{ type: 'datepicker', action_id: 'a', initial_date: '2026-01-01' }, '2026-11-27'],
  [{ type: 'timepicker', action_id: 'a' }, '09:30'],
  [{ type: 'datetimepicker', action_id: 'a' }, 1_700_000_000],
];

const comesAgain = (view: View) => view.callbackId === 'form' && view.submit !== null;

describe('submission that fails after the ack deadline', () => {
  let late: LateForm;

  beforeAll(async () => {
    late = await LateForm.start();
  });
  afterEach(async () => {
    late.handlers.form = modal('form');
    while (late.top) await late.ann.closeView(late.top);
  });
  afterAll(async () => {
    await late[Symbol.asyncDispose]();
  });

  it.each(FIELDS.map(([element, value]) => [element.type, element, value] as const))(
    'reopens the form with the entered value: %s',
    async (_, element, value) => {
      late.handlers.form = modal('form', [input('field', element)]);
      await late.submit({ field: value });
      const again = await late.end(fails(new SlackUserException('Not like that.')), comesAgain);
      await late.submitAgain(again);
      const [first, second] = late.handlers.submitted.slice(-2).map(({ payload }) => payload['state']);
      expect(second).toEqual(first);
      expect(JSON.stringify(first)).not.toMatch(/:null|:\[\]\}\}\}/);
      await late.end(() => undefined, says('Done.'));
    },
  );

  it('keeps a cleared field empty in the reopened form', async () => {
    const element = { type: 'plain_text_input' as const, action_id: 'a', initial_value: 'Old.' };
    late.handlers.form = modal('form', [input('field', element)]);
    await late.submit({ field: '' });
    const again = await late.end(fails(new SlackUserException('Not like that.')), comesAgain);
    expect(again.state).toMatchObject({ field: { a: { value: null } } });
  });

  it('restores the values of section accessories and of actions blocks', async () => {
    const menu = { type: 'static_select' as const, action_id: 'colour', options };
    const section: SectionBlock = { type: 'section', block_id: 'beside', text: plain('Colour'), accessory: menu };
    const row: KnownBlock = { type: 'actions', block_id: 'row', elements: [menu] };
    late.handlers.form = modal('form', [section, row, textInput('title')]);
    const form = await late.open();
    await late.ann.select(form, { blockId: 'beside', actionId: 'colour' }, 'blue');
    await late.submitAgain(form, { row: 'red' });
    const again = await late.end(fails(new SlackUserException('Not like that.')), comesAgain);
    expect(again.state).toMatchObject({
      beside: { colour: { selected_option: { value: 'blue' } } },
      row: { colour: { selected_option: { value: 'red' } } },
    });
  });

  it('reopens the form with its ids, private metadata and buttons', async () => {
    late.handlers.form = {
      ...modal('form'),
      private_metadata: '{"id":7}',
      close: plain('Leave'),
      external_id: 'form-7',
    };
    await late.submit();
    const again = await late.end(fails(new SlackUserException('Not like that.')), comesAgain);
    expect(again).toMatchObject({
      privateMetadata: '{"id":7}',
      externalId: 'form-7',
      notifyOnClose: true,
      close: { text: 'Leave' },
      submit: { text: 'Save' },
      title: { text: 'Ticket' },
    });
  });

  it.each([
    ['SlackView.errors', () => SlackView.errors({ title: 'Too short.', colour: 'Unknown.' })],
    ['SlackViewException', fails(new SlackViewException({ title_text: 'Too short.', colour: 'Unknown.' }))],
  ])('shows general errors at the top and field errors below the fields: %s', async (_, outcome) => {
    late.handlers.form = modal('form', [textInput('title'), textInput('urgency')]);
    await late.submit();
    const again = await late.end(outcome, comesAgain);
    expect(again.blocks.map(({ type }) => type)).toEqual(['section', 'input', 'context', 'input']);
    const [top, , hint] = again.blocks;
    expect(JSON.stringify(top)).toContain('title: Too short.\\nUnknown.');
    expect(JSON.stringify(hint)).toContain('Too short.');
  });

  it.each([
    ['a word of the author', new SlackUserException('There is no ticket 7.'), 'There is no ticket 7.'],
    [
      'a refused input',
      new BadRequestException(['title is short', 'urgency is odd']),
      'title is short\\nurgency is odd',
    ],
    ['an error without a text', new SlackViewException({}), 'Not done'],
  ])('shows at the top: %s', async (_, error, text) => {
    await late.submit();
    const again = await late.end(fails(error), comesAgain);
    expect(textsIn(again)).toEqual([`⚠️ ${text}`, 'title']);
  });

  it('shows the text for any other error at the top, with the id that the log contains', async () => {
    await late.submit();
    const again = await late.end(fails(new Error('The database is gone.')), comesAgain);
    const [errorId] = /[0-9a-f]{8}/.exec(textsIn(again)[0] ?? '') ?? ['none'];
    expect(textsIn(again)[0]).toBe(`⚠️ Sorry, that didn't work. If you report it, mention error ${errorId}.`);
    expect(late.bot.log.find('error', `(error ${errorId}): The database is gone.`)).toHaveLength(1);
  });

  it('shows the blocks of a SlackUserException at the top', async () => {
    await late.submit();
    const blocks: KnownBlock[] = [{ type: 'divider', block_id: 'title' }];
    const again = await late.end(fails(new SlackUserException({ text: 'No.', blocks })), comesAgain);
    expect(again.blocks.map(({ type }) => type)).toEqual(['divider', 'input']);
  });

  it('shows the errors of the last submission only', async () => {
    await late.submit();
    const again = await late.end(fails(new SlackViewException({ title: 'Too short.' })), comesAgain);
    await late.submitAgain(again, { title: 'Longer' });
    const third = await late.end(fails(new SlackViewException({ title: 'Too long.' })), comesAgain);
    expect(third.blocks.map(({ type }) => type)).toEqual(['section', 'input', 'context']);
    expect(JSON.stringify(third.blocks)).not.toContain('Too short.');
    late.handlers.outcome = fails(new SlackViewException({ title: 'In time.' }));
    const exchange = late.submitAgain(third);
    late.handlers.gate.open();
    await exchange;
    expect(textsIn(late.top)).toEqual(['⚠️ title: In time.', 'title', '⚠️ In time.']);
  });

  it('notifies the user when the form has no block left for an error', async () => {
    const many = Array.from({ length: 100 }, (_, index) => textInput(`field_${index}`));
    late.handlers.form = modal('form', many);
    await late.submit();
    await late.endTold(fails(new SlackUserException('Not like that.')), 'Not like that.');
    const again = await late.bot.slack.waitForView('ann', { where: comesAgain });
    expect(again.blocks).toHaveLength(100);
  });
});
