import { describe, expect, it } from '@jest/globals';
import type { RouteSpec } from '../../../core/src/routing/route.js';
import { actionsEnvelope, interactionEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

const approve = { action_id: 'approve', block_id: 'expense', type: 'button', value: '42' };

describe('routes of block actions', () => {
  it('matches every entry of actions[] separately, with that entry as the payload', () => {
    const table = tableOf({
      approve: { kind: 'action', actionId: 'approve' },
      reject: { kind: 'action', actionId: 'reject/:id' },
    });
    const envelope = actionsEnvelope({ action_id: 'reject/1' }, approve, { action_id: 'reject/2' });
    expect(table.taken(envelope)).toEqual([
      { handler: 'reject', params: { id: '1' } },
      { handler: 'approve', params: {} },
      { handler: 'reject', params: { id: '2' } },
    ]);
    expect(table.match(envelope).map(({ payload, kind }) => [kind, payload['action_id']])).toEqual([
      ['action', 'reject/1'],
      ['action', 'approve'],
      ['action', 'reject/2'],
    ]);
  });

  it('treats a colon within a segment as part of the name', () => {
    const table = tableOf({ literal: { kind: 'action', actionId: 'approve:42' } });
    expect(table.handlers(actionsEnvelope({ action_id: 'approve:42' }))).toEqual(['literal']);
    expect(table.handlers(actionsEnvelope({ action_id: 'approve7' }))).toEqual([]);
  });

  /** From the most specific to the least specific: each one wins over all below it. */
  const ranked: readonly (readonly [string, RouteSpec])[] = [
    ['all four', { kind: 'action', actionId: 'a/1', blockId: 'b/1', type: 'button', value: 'v' }],
    ['both ids and a value', { kind: 'action', actionId: 'a/1', blockId: 'b/1', value: 'v' }],
    ['both ids and a type', { kind: 'action', actionId: 'a/1', blockId: 'b/1', type: 'button' }],
    ['both ids', { kind: 'action', actionId: 'a/1', blockId: 'b/1' }],
    ['action id, pattern of blocks', { kind: 'action', actionId: 'a/1', blockId: 'b/:b' }],
    ['action id, expression on blocks', { kind: 'action', actionId: 'a/1', blockId: /b/ }],
    ['action id and a type', { kind: 'action', actionId: 'a/1', type: 'button' }],
    ['action id', { kind: 'action', actionId: 'a/1' }],
    ['pattern with its literal first', { kind: 'action', actionId: 'a/:a' }],
    ['pattern with its parameter first', { kind: 'action', actionId: ':a/1' }],
    ['expression on actions, block id', { kind: 'action', actionId: /a/, blockId: 'b/1' }],
    ['expression on actions', { kind: 'action', actionId: /a/ }],
    ['block id', { kind: 'action', blockId: 'b/1' }],
    ['pattern of blocks', { kind: 'action', blockId: 'b/:b' }],
    ['type and value', { kind: 'action', type: 'button', value: 'v' }],
    ['value', { kind: 'action', value: 'v' }],
    ['type', { kind: 'action', type: 'button' }],
  ];

  it.each(ranked.map(([name], rank) => [name, rank] as const))(
    'prefers %s to all less specific conditions',
    (name, rank) => {
      const table = tableOf(Object.fromEntries(ranked.slice(rank).toReversed()));
      const envelope = actionsEnvelope({ action_id: 'a/1', block_id: 'b/1', type: 'button', value: 'v' });
      expect(table.handlers(envelope)).toEqual([name]);
    },
  );

  it('requires every condition', () => {
    const spec = { kind: 'action', actionId: 'approve', blockId: 'expense', type: 'button', value: '42' } as const;
    const table = tableOf({ all: spec });
    expect(table.handlers(actionsEnvelope(approve))).toEqual(['all']);
    for (const key of ['action_id', 'block_id', 'type', 'value']) {
      expect(table.handlers(actionsEnvelope({ ...approve, [key]: 'other' }))).toEqual([]);
      expect(table.handlers(actionsEnvelope({ ...approve, [key]: undefined }))).toEqual([]);
    }
  });

  it('falls back to a less specific id if the other conditions of the more specific one do not match', () => {
    const table = tableOf({
      button: { kind: 'action', actionId: 'a', blockId: 'b', type: 'button' },
      anyBlock: { kind: 'action', actionId: 'a', blockId: ':block', type: 'checkboxes' },
      anyAction: { kind: 'action', actionId: ':action', type: 'overflow' },
      rest: { kind: 'action', type: 'datepicker' },
    });
    const handlersFor = (type: string) => table.handlers(actionsEnvelope({ action_id: 'a', block_id: 'b', type }));
    expect(handlersFor('button')).toEqual(['button']);
    expect(handlersFor('checkboxes')).toEqual(['anyBlock']);
    expect(handlersFor('overflow')).toEqual(['anyAction']);
    expect(handlersFor('datepicker')).toEqual(['rest']);
    expect(handlersFor('timepicker')).toEqual([]);
  });

  it('uses the selected option as the value of a select', () => {
    const table = tableOf({ prod: { kind: 'action', actionId: 'env', value: 'prod' } });
    const [prod, staging] = ['prod', 'staging'].map(value => ({ action_id: 'env', selected_option: { value } }));
    expect(table.handlers(actionsEnvelope(prod))).toEqual(['prod']);
    expect(table.handlers(actionsEnvelope(staging))).toEqual([]);
  });

  it('captures from both the action id and the block id', () => {
    const table = tableOf({ vote: { kind: 'action', actionId: 'vote/:choice', blockId: /^poll-(?<poll>\d+)$/ } });
    expect(table.taken(actionsEnvelope({ action_id: 'vote/yes', block_id: 'poll-7' }))).toEqual([
      { handler: 'vote', params: { choice: 'yes', poll: '7', '1': '7' } },
    ]);
  });

  it('allows two routes to name the same parameter differently', () => {
    const table = tableOf({
      button: { kind: 'action', actionId: 'ticket/:id', type: 'button' },
      rest: { kind: 'action', actionId: 'ticket/:number' },
    });
    expect(table.taken(actionsEnvelope({ action_id: 'ticket/5', type: 'button' }, { action_id: 'ticket/6' }))).toEqual([
      { handler: 'button', params: { id: '5' } },
      { handler: 'rest', params: { number: '6' } },
    ]);
  });
});

describe('routes of options', () => {
  it('match by the ids, with the body as the payload', () => {
    const table = tableOf({
      inBlock: { kind: 'options', actionId: 'city', blockId: 'travel' },
      city: { kind: 'options', actionId: 'city' },
      action: { kind: 'action', actionId: 'city' },
    });
    const envelope = interactionEnvelope('block_suggestion', { action_id: 'city', block_id: 'home', value: 'Ber' });
    expect(table.match(envelope)).toEqual([
      expect.objectContaining({
        kind: 'options',
        payload: envelope.body,
        route: expect.objectContaining({ handler: 'city' }),
      }),
    ]);
    const travel = interactionEnvelope('block_suggestion', { action_id: 'city', block_id: 'travel', value: '' });
    expect(table.handlers(travel)).toEqual(['inBlock']);
  });
});
