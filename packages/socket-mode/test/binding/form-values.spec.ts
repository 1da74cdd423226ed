import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { getFormValues } from '../../../core/src/binding/form-values.js';
import { isJsonObject, type JsonObject } from '../../../core/src/envelope/json.js';

/** The values in a view with this state, and the names under which they are listed. */
const found = (values: JsonObject, known: readonly string[] = []) =>
  getFormValues({ view: { state: { values } } }, new Set(known));

const text = (value: string | null) => ({ type: 'plain_text_input', value });
const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const byText = (a: string, b: string): number => a.localeCompare(b);
const rich = { type: 'rich_text', elements: [] };
const file = { id: 'F1', name: 'receipt.pdf' };

describe('the values of a form', () => {
  it.each([
    ['plain_text_input', { value: 'a' }, 'a'],
    ['number_input', { value: '7.5' }, '7.5'],
    ['email_text_input', { value: 'ann@example.com' }, 'ann@example.com'],
    ['url_text_input', { value: 'https://example.com' }, 'https://example.com'],
    ['rich_text_input', { rich_text_value: rich }, rich],
    ['static_select', { selected_option: option('a') }, 'a'],
    ['external_select', { selected_option: option('a') }, 'a'],
    ['radio_buttons', { selected_option: option('a') }, 'a'],
    ['multi_static_select', { selected_options: [option('a'), option('b')] }, ['a', 'b']],
    ['multi_external_select', { selected_options: [option('a')] }, ['a']],
    ['checkboxes', { selected_options: [] }, []],
    ['users_select', { selected_user: 'U1' }, 'U1'],
    ['multi_users_select', { selected_users: ['U1', 'U2'] }, ['U1', 'U2']],
    ['channels_select', { selected_channel: 'C1' }, 'C1'],
    ['multi_channels_select', { selected_channels: ['C1'] }, ['C1']],
    ['conversations_select', { selected_conversation: 'G1' }, 'G1'],
    ['multi_conversations_select', { selected_conversations: ['G1'] }, ['G1']],
    ['datepicker', { selected_date: '2026-01-31' }, '2026-01-31'],
    ['timepicker', { timezone: 'Asia/Tokyo', selected_time: '23:59' }, '23:59'],
    ['datetimepicker', { selected_date_time: 1_700_000_000 }, 1_700_000_000],
    ['file_input', { files: [file] }, [file]],
  ])('contain those of a %s', (type, held, value) => {
    expect(found({ field: { field: { type, ...held } } })).toEqual({ field: value });
  });

  it('omit empty and cleared inputs, so that defaults apply', () => {
    const empty = found({
      text: { a: text(null) },
      choice: { b: { type: 'static_select', selected_option: null } },
      date: { c: { type: 'datepicker', selected_date: null } },
      bare: { d: { type: 'users_select' } },
      time: { e: { type: 'timepicker', timezone: 'Asia/Tokyo', initial_time: '12:00' } },
    });
    expect(Object.getOwnPropertyNames(empty)).toEqual([]);
  });

  it('contain an element of an unknown type unchanged', () => {
    const element = { type: 'colour_picker', colour: '#ff0000' };
    expect(found({ colour: { pick: element } })).toEqual({ colour: element });
  });

  it('are found by block_id, or by action_id if no block has the name and the action_id is unique', () => {
    const form = found({
      title: { title_text: text('Lunch') },
      note: { title: text('with Ann') },
      one: { shared: text('1') },
      two: { shared: text('2') },
    });
    expect(form['title']).toBe('Lunch');
    expect(form['title_text']).toBe('Lunch');
    expect(form['shared']).toBeUndefined();
    expect(Object.keys(form)).toEqual(['title', 'note', 'one', 'two']);
  });

  it('are listed under the known name', () => {
    const values = { x7Gh: { title: text('Lunch') }, cost: { cost_text: text('7') } };
    expect(found(values, ['title', 'cost'])).toEqual({ title: 'Lunch', cost: '7' });
    expect(found(values, ['x7Gh', 'title'])).toEqual({ x7Gh: 'Lunch', cost: '7' });
  });

  it('of a block of several elements are an object, unless their names are known', () => {
    const values = { row: { from: text('a'), to: text('b'), by: text(null) } };
    expect(found(values)).toEqual({ row: { from: 'a', to: 'b' } });
    expect(found(values).from).toBe('a');
    expect(found(values, ['to'])).toEqual({ row: { from: 'a' }, to: 'b' });
    expect(found(values, ['to', 'by'])).toEqual({ row: { from: 'a' }, to: 'b' });
    expect(found(values, ['from', 'to', 'by'])).toEqual({ from: 'a', to: 'b' });
  });

  it('of a message are beside its view', () => {
    const body = { message: {}, state: { values: { vote: { vote: text('yes') } } } };
    expect(getFormValues(body, new Set())).toEqual({ vote: 'yes' });
  });

  it('are complete for any ids and any known names', () => {
    const id = fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'toString'), fc.string());
    const state = fc.dictionary(
      id,
      fc.dictionary(
        id,
        fc.nat().map(n => ({ type: 'number_input', value: String(n) })),
      ),
    );
    fc.assert(
      fc.property(state, fc.array(id), (values, known) => {
        const typed = Object.values(values).flatMap(elements => Object.values(elements).map(({ value }) => value));
        const listed = Object.values(found(values, known)).flatMap(value =>
          isJsonObject(value) ? Object.values(value) : [value],
        );
        expect(listed.map(String).toSorted(byText)).toEqual(typed.toSorted(byText));
      }),
    );
  });

  it('are empty if there is no form', () => {
    fc.assert(
      fc.property(fc.jsonValue(), broken => {
        const body: JsonObject = { view: { state: { values: { a: broken } } } };
        expect(Object.keys(getFormValues(body, new Set())).length).toBeLessThanOrEqual(1);
        expect(getFormValues({ view: broken }, new Set())).toEqual({});
      }),
    );
  });
});
