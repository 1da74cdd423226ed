import { describe, expect, it } from '@jest/globals';
import { eventEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

const executed = (callbackId: unknown, inputs: unknown = {}) =>
  eventEnvelope({ type: 'function_executed', function: { callback_id: callbackId }, inputs });

describe('routes of functions', () => {
  const table = tableOf({
    expression: { kind: 'function', callbackId: /^ticket_(?<verb>\w+)/ },
    parameter: { kind: 'function', callbackId: 'ticket/:id' },
    literal: { kind: 'function', callbackId: 'ticket/new' },
  });

  it('prefer the literal id, then a pattern, then an expression', () => {
    expect(table.handlers(executed('ticket/new'))).toEqual(['literal']);
    expect(table.handlers(executed('ticket/5'))).toEqual(['parameter']);
    expect(table.handlers(executed('ticket_close'))).toEqual(['expression']);
  });

  it('match neither other functions nor payloads without an id', () => {
    for (const id of ['other', '', null, 7, undefined]) {
      expect(table.handlers(executed(id))).toEqual([]);
      expect(table.untaken(executed(id))).toBe(true);
    }
    expect(table.handlers(eventEnvelope({ type: 'app_mention', function: { callback_id: 'ticket/new' } }))).toEqual([]);
  });

  it('pass the event, with the inputs as typed values and, if primitive, as text', () => {
    const inputs = { name: 'db', size: 3, force: false, tags: ['a'], owner: null, constructor: 'x' };
    const envelope = executed('ticket/5', inputs);

    const [match] = table.match(envelope);

    expect(match).toMatchObject({ kind: 'function', payload: envelope.body['event'] });
    expect({ ...match?.params }).toEqual({ id: '5', name: 'db', size: '3', force: 'false', constructor: 'x' });
    expect(match?.values).toEqual({ id: '5', ...inputs });
  });

  it('prefer a capture of the id to an input of the same name', () => {
    const [match] = table.match(executed('ticket/5', { id: 'other', verb: 'x' }));

    expect(match?.params['id']).toBe('5');
    expect(match?.values?.['id']).toBe('5');
  });

  it.each([undefined, null, 'text', ['a']])('accept missing inputs: %j', inputs => {
    const envelope = eventEnvelope({ type: 'function_executed', function: { callback_id: 'ticket/new' }, inputs });

    expect(table.match(envelope)).toMatchObject([{ params: {}, values: {} }]);
  });

  it('match together with event routes', () => {
    const both = tableOf({
      every: { kind: 'event', type: '*' },
      mine: { kind: 'function', callbackId: 'ticket/new' },
      typed: { kind: 'event', type: 'function_executed' },
    });

    expect(both.match(executed('ticket/new')).map(({ kind, route }) => [kind, route.handler])).toEqual([
      ['function', 'mine'],
      ['event', 'every'],
      ['event', 'typed'],
    ]);
    expect(both.untaken(executed('other'))).toBe(false);
  });

  it('leave other functions to the fallback of functions or the general one, not to that of events', () => {
    const general = tableOf({ event: { kind: 'fallback', of: 'event' }, all: { kind: 'fallback' } });
    const own = tableOf({ function: { kind: 'fallback', of: 'function' }, all: { kind: 'fallback' } });

    expect(general.match(executed('other'))).toMatchObject([{ kind: 'event', route: { handler: 'all' } }]);
    expect(own.match(executed('other'))).toMatchObject([{ kind: 'function', route: { handler: 'function' } }]);
    // A handler of the event does not run the function.
    expect(general.untaken(executed('other'))).toBe(true);
    expect(own.untaken(executed('other'))).toBe(false);
  });
});
