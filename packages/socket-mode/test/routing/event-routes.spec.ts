import { describe, expect, it } from '@jest/globals';
import { envelopeOf, eventEnvelope, messageEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

describe('routes of events', () => {
  it('all match, in order of declaration', () => {
    const table = tableOf({
      every: { kind: 'event', type: '*' },
      expression: { kind: 'event', type: /^reaction_/ },
      message: { kind: 'message' },
      literal: { kind: 'event', type: 'reaction_added' },
      again: { kind: 'event', type: 'reaction_added' },
      other: { kind: 'event', type: 'reaction_removed' },
    });
    expect(table.handlers(eventEnvelope({ type: 'reaction_added' }))).toEqual([
      'every',
      'expression',
      'literal',
      'again',
    ]);
    expect(table.handlers(messageEnvelope('hi'))).toEqual(['every', 'message']);
  });

  it('pass the inner event', () => {
    const table = tableOf({ added: { kind: 'event', type: 'reaction_added' } });
    const envelope = eventEnvelope({ type: 'reaction_added', reaction: 'eyes' });
    expect(table.match(envelope)).toEqual([
      expect.objectContaining({ kind: 'event', payload: { type: 'reaction_added', reaction: 'eyes' } }),
    ]);
  });

  it('pass the body if there is no inner event', () => {
    const table = tableOf({ limited: { kind: 'event', type: 'app_rate_limited' } });
    const envelope = envelopeOf('events_api', { type: 'app_rate_limited', team_id: 'T1' });
    expect(table.match(envelope)).toEqual([expect.objectContaining({ payload: envelope.body })]);
  });

  it('capture groups of an expression from the type', () => {
    const table = tableOf({ reaction: { kind: 'event', type: /^reaction_(?<change>\w+)$/g } });
    for (const change of ['added', 'removed']) {
      expect(table.taken(eventEnvelope({ type: `reaction_${change}` }))).toEqual([
        { handler: 'reaction', params: { '1': change, change } },
      ]);
    }
  });

  it('require the subtype and channel type of a route', () => {
    const table = tableOf({
      edits: { kind: 'event', type: 'message', subtype: 'message_changed' },
      direct: { kind: 'event', type: 'message', channelType: 'im' },
      directEdits: { kind: 'event', type: 'message', subtype: 'message_changed', channelType: 'im' },
      all: { kind: 'event', type: 'message' },
    });
    expect(table.handlers(messageEnvelope('hi'))).toEqual(['all']);
    expect(table.handlers(messageEnvelope('hi', { channel_type: 'im' }))).toEqual(['direct', 'all']);
    expect(table.handlers(messageEnvelope('', { subtype: 'message_changed' }))).toEqual(['edits', 'all']);
    expect(table.handlers(messageEnvelope('', { subtype: 'message_changed', channel_type: 'im' }))).toEqual([
      'edits',
      'direct',
      'directEdits',
      'all',
    ]);
  });

  it.each([
    ['message', 'message', 'message'],
    ['app_mention', 'app_mention', 'message'],
    ['reaction_added', 'reaction_added', 'event'],
    ['*', 'message', 'event'],
    [/message|app_mention/, 'message', 'event'],
  ])('for %s are message handlers only if they name a message type', (type, sent, kind) => {
    const table = tableOf({ route: { kind: 'event', type } });
    expect(table.match(eventEnvelope({ type: sent })).map(match => match.kind)).toEqual([kind]);
  });
});
