import { describe, expect, it } from '@jest/globals';
import { interactionEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

const wireTypes = [
  ['view_submission', 'view_submission'],
  ['view_closed', 'view_closed'],
  ['shortcut', 'shortcut'],
  ['message_shortcut', 'message_action'],
] as const;

describe.each(wireTypes)('routes of %s', (kind, type) => {
  const isView = kind === 'view_submission' || kind === 'view_closed';
  const envelopeWith = (callbackId?: unknown) =>
    interactionEnvelope(type, isView ? { view: { id: 'V1', callback_id: callbackId } } : { callback_id: callbackId });

  const table = tableOf({
    any: { kind },
    expression: { kind, callbackId: /^ticket/ },
    parameter: { kind, callbackId: 'ticket/:id' },
    literal: { kind, callbackId: 'ticket/new' },
  });

  it('prefer the literal id, then a pattern, then an expression, then the route without an id', () => {
    expect(table.taken(envelopeWith('ticket/new'))).toEqual([{ handler: 'literal', params: {} }]);
    expect(table.taken(envelopeWith('ticket/5'))).toEqual([{ handler: 'parameter', params: { id: '5' } }]);
    expect(table.taken(envelopeWith('ticket-5'))).toEqual([{ handler: 'expression', params: {} }]);
    expect(table.taken(envelopeWith('other'))).toEqual([{ handler: 'any', params: {} }]);
  });

  it('match a payload without an id only with the route without one', () => {
    for (const missing of [undefined, '', null, 7]) expect(table.handlers(envelopeWith(missing))).toEqual(['any']);
    const demanding = tableOf({ expression: { kind, callbackId: /^/ }, parameter: { kind, callbackId: ':id' } });
    expect(demanding.handlers(envelopeWith(undefined))).toEqual([]);
  });

  it('pass the view, or the body if there is no view', () => {
    const envelope = envelopeWith('ticket/5');
    const payload = isView ? envelope.body['view'] : envelope.body;
    expect(table.match(envelope)).toEqual([expect.objectContaining({ kind, payload })]);
  });

  it('do not match other kinds', () => {
    for (const [other] of wireTypes.filter(([name]) => name !== kind)) {
      expect(tableOf({ other: { kind: other } }).handlers(envelopeWith('ticket/5'))).toEqual([]);
    }
  });
});

describe('expressions', () => {
  it.each([/t(\d)/g, /t(\d)/y, /t(\d)/gy])('%s matches every time', expression => {
    const table = tableOf({ any: { kind: 'shortcut', callbackId: expression } });
    for (const id of ['t1', 't2', 't3']) {
      expect(table.taken(interactionEnvelope('shortcut', { callback_id: id }))).toEqual([
        { handler: 'any', params: { '1': id.slice(1) } },
      ]);
    }
    expect(expression.lastIndex).toBe(0);
  });

  it('are tested in order of declaration', () => {
    const [first, second] = [/^t/, /t$/];
    const envelope = interactionEnvelope('shortcut', { callback_id: 'tt' });
    const one = tableOf({
      first: { kind: 'shortcut', callbackId: first },
      second: { kind: 'shortcut', callbackId: second },
    });
    const other = tableOf({
      second: { kind: 'shortcut', callbackId: second },
      first: { kind: 'shortcut', callbackId: first },
    });
    expect(one.handlers(envelope)).toEqual(['first']);
    expect(other.handlers(envelope)).toEqual(['second']);
  });

  it('capture groups by number and by name, undefined for a group that did not match', () => {
    const table = tableOf({ any: { kind: 'shortcut', callbackId: /^(?<verb>open|close)(-(?<id>\d+))?$/ } });
    expect(table.taken(interactionEnvelope('shortcut', { callback_id: 'open' }))).toEqual([
      { handler: 'any', params: { '1': 'open', '2': undefined, '3': undefined, verb: 'open', id: undefined } },
    ]);
  });
});

describe('captures', () => {
  it('have no property that was not captured', () => {
    const table = tableOf({
      parameter: { kind: 'shortcut', callbackId: 'p/:__proto__' },
      literal: { kind: 'shortcut', callbackId: 'constructor' },
    });
    const [captured] = table.match(interactionEnvelope('shortcut', { callback_id: 'p/1' }));
    expect(Object.entries(captured?.params ?? {})).toEqual([['__proto__', '1']]);
    expect(captured?.params['constructor']).toBeUndefined();
    const [literal] = table.match(interactionEnvelope('shortcut', { callback_id: 'constructor' }));
    expect(literal?.params['toString']).toBeUndefined();
    expect(table.handlers(interactionEnvelope('shortcut', { callback_id: 'toString' }))).toEqual([]);
  });
});
