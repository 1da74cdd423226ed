import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import * as fc from 'fast-check';
import { parseHandlerResult } from '../../../core/src/response/parse-result.js';
import { SlackView } from '../../../core/src/response/slack-view.js';
import type { SlackKind } from '../../../core/src/envelope/payloads.js';

const spoken: readonly SlackKind[] = ['command', 'message', 'assistant', 'action', 'message_shortcut'];
const silent: readonly SlackKind[] = ['event', 'shortcut', 'view_closed', 'unknown'];
const kinds: readonly SlackKind[] = [...spoken, ...silent, 'view_submission', 'options', 'function'];

const nothing = { ok: true, result: { type: 'nothing' } };
const message = (fields: object) => ({ ok: true, result: { type: 'message', message: fields } });
const payload = (fields: object) => ({ ok: true, result: { type: 'payload', payload: fields } });
const modal: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'Ticket' }, blocks: [] };
const option = (text: string, value = text) => ({ text: { type: 'plain_text', text }, value });

it.each(kinds.filter(kind => kind !== 'options'))('accepts an empty result for %s', kind => {
  expect(parseHandlerResult(kind, undefined)).toEqual(nothing);
  expect(parseHandlerResult(kind, null)).toEqual(nothing);
});

describe.each(spoken)('a result for %s', kind => {
  it('can be a text', () => {
    expect(parseHandlerResult(kind, 'Done.')).toEqual(message({ text: 'Done.' }));
  });

  it('is empty when the text is empty', () => {
    expect(parseHandlerResult(kind, '')).toEqual(nothing);
  });

  it.each([
    { text: 'Done.', response_type: 'in_channel' },
    { blocks: [{ type: 'divider' }] },
    { attachments: [{ text: 'Done.' }] },
    { delete_original: true },
  ])('can be the message %j', reply => {
    expect(parseHandlerResult(kind, reply)).toEqual(message(reply));
  });

  it.each([
    [{ ok: true, ts: '1.0', text: 'Done.' }, 'an object with ok, ts, text'],
    [{ id: 7, title: 'Broken lamp' }, 'an object with id, title'],
    [{ id: 7, text: 'What a table held.' }, 'an object with id, text'],
    [{ text: 7 }, 'an object with text'],
    [
      { text: 'Done.', response_type: 'in_chanel' },
      "a message whose response_type is neither 'ephemeral' nor 'in_channel'",
    ],
    [{}, 'an object without keys'],
    [7, 'a number'],
    [true, 'a boolean'],
    [['Done.'], 'an array of 1'],
    [() => 'Done.', 'a function'],
  ])('cannot be %p', (value, found) => {
    expect(parseHandlerResult(kind, value)).toEqual({ ok: false, description: found });
  });
});

it.each(silent)('accepts no value as a result for %s', kind => {
  for (const value of ['Done.', { text: 'Done.' }, 7, [], SlackView.clear()]) {
    expect(parseHandlerResult(kind, value).ok).toBe(false);
  }
});

describe('a result for a function', () => {
  class Database {
    constructor(readonly url: string) {}
  }

  it.each([[{ url: 'https://db', tags: ['a'] }], [{}], [new Database('https://db')]])(
    'can be an object: %j',
    outputs => {
      expect(parseHandlerResult('function', outputs)).toEqual(payload(outputs));
    },
  );

  it.each([
    ['Done.', 'a string'],
    [7, 'a number'],
    [['a'], 'an array of 1'],
    [(async function* () {})(), 'a stream'],
    [{ size: 7n }, 'an object that JSON cannot hold (a bigint, or a reference to itself)'],
  ])('cannot be %p', (value, found) => {
    expect(parseHandlerResult('function', value)).toEqual({ ok: false, description: found });
  });
});

it('rejects an empty result for a select', () => {
  expect(parseHandlerResult('options', undefined)).toEqual({ ok: false, description: 'nothing' });
});

describe('a result for a view submission', () => {
  it('closes the view when its errors are empty', () => {
    expect(parseHandlerResult('view_submission', SlackView.errors({ title: undefined }))).toEqual(nothing);
  });

  it.each([
    SlackView.clear(),
    SlackView.update(modal),
    SlackView.push(modal),
    SlackView.errors({ title: 'Say what is broken.' }),
  ])('can be the response action %j', response => {
    expect(parseHandlerResult('view_submission', response)).toEqual(payload(response));
  });

  it.each([
    'Done.',
    { text: 'Done.' },
    { response_action: 'update' },
    { response_action: 'push', view: 'ticket' },
    { response_action: 'errors', errors: ['title'] },
    { response_action: 'explode' },
  ])('cannot be %j', value => {
    expect(parseHandlerResult('view_submission', value).ok).toBe(false);
  });
});

describe('a result for a select', () => {
  it('can be options, also as plain texts', () => {
    const values = ['Lamp', { text: 'Door', value: 'door' }, option('Window', 'window')];
    const options = [option('Lamp'), option('Door', 'door'), option('Window', 'window')];
    expect(parseHandlerResult('options', values)).toEqual(payload({ options }));
    expect(parseHandlerResult('options', { options: values })).toEqual(payload({ options }));
  });

  it('can be groups of options', () => {
    const label = { type: 'plain_text', text: 'Home' };
    const groups = { option_groups: [{ label, options: [option('Lamp')] }] };
    expect(parseHandlerResult('options', groups)).toEqual(payload(groups));
    expect(parseHandlerResult('options', { option_groups: [{ label, options: ['Lamp'] }] })).toEqual(payload(groups));
  });

  it('is cut to 100 options per group and 100 groups, because Slack rejects more', () => {
    const label = { type: 'plain_text', text: 'Home' };
    const options = Array.from({ length: 103 }, (_, index) => option(String(index)));
    const group = { label, options: [option('Lamp')] };
    const full = { label, options: options.slice(0, 100) };
    expect(parseHandlerResult('options', { option_groups: [{ label, options }, group] })).toEqual({
      ok: true,
      result: { type: 'payload', payload: { option_groups: [full, group] }, dropped: 3 },
    });
    expect(parseHandlerResult('options', { option_groups: Array.from({ length: 102 }, () => group) })).toMatchObject({
      ok: true,
      result: { dropped: 2 },
    });
  });

  it('can be empty', () => {
    expect(parseHandlerResult('options', [])).toEqual(payload({ options: [] }));
  });

  it('is cut to 100 options', () => {
    const many = Array.from({ length: 150 }, (_, index) => String(index));
    const read = parseHandlerResult('options', many);
    const options = many.slice(0, 100).map(text => option(text));
    expect(read).toEqual({ ok: true, result: { type: 'payload', payload: { options }, dropped: 50 } });
  });

  it.each(['Lamp', 7, { text: 'Lamp' }, { options: 'Lamp' }])('cannot be %j', value => {
    expect(parseHandlerResult('options', value).ok).toBe(false);
  });
});

describe('an invalid result', () => {
  class Ticket {
    readonly password = 'hunter2';
  }

  it('is described by its class and keys, without its contents', () => {
    expect(parseHandlerResult('event', new Ticket())).toEqual({ ok: false, description: 'a Ticket with password' });
    expect(parseHandlerResult('event', Object.create(null))).toEqual({
      ok: false,
      description: 'a bare object without keys',
    });
  });

  it('can be any value: parsing never throws and describes the value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.anything({ withNullPrototype: true, withBigInt: true }),
        (kind, value) => {
          const read = parseHandlerResult(kind, value);
          expect(read.ok || read.description.length > 0).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('includes values that JSON cannot represent', () => {
    const circular: Record<string, unknown> = { text: 'Done.' };
    circular['blocks'] = [circular];
    expect(parseHandlerResult('command', circular).ok).toBe(false);
    expect(parseHandlerResult('options', [{ text: 'Lamp', value: 7n }]).ok).toBe(false);
    expect(parseHandlerResult('view_submission', { response_action: 'push', view: { ...modal, id: 7n } }).ok).toBe(
      false,
    );
  });

  it('never passes a value that cannot be written in an ack', () => {
    const values = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true });
    const answers = fc.oneof(
      fc.record({ text: fc.string(), blocks: fc.array(values) }),
      fc.array(values),
      fc.record({ response_action: fc.constant('push'), view: fc.record({ blocks: values }) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), answers, (kind, value) => {
        const read = parseHandlerResult(kind, value);
        expect(typeof JSON.stringify(read)).toBe('string');
      }),
    );
  });
});
