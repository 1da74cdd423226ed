import { describe, expect, it } from '@jest/globals';
import type { EnvelopeKind, SlackEnvelope } from '../../../core/src/envelope/envelope.js';
import {
  actionsEnvelope,
  commandEnvelope,
  envelopeOf,
  eventEnvelope,
  interactionEnvelope,
  messageEnvelope,
} from './envelopes.js';
import { tableOf } from './route-tables.js';

/** One envelope of each kind, which no route matches. */
const envelopes: Readonly<Record<EnvelopeKind, SlackEnvelope>> = {
  command: commandEnvelope('/other'),
  action: actionsEnvelope({ action_id: 'x' }),
  options: interactionEnvelope('block_suggestion', { action_id: 'x' }),
  view_submission: interactionEnvelope('view_submission', { view: { callback_id: 'x' } }),
  view_closed: interactionEnvelope('view_closed', { view: { callback_id: 'x' } }),
  shortcut: interactionEnvelope('shortcut', { callback_id: 'x' }),
  message_shortcut: interactionEnvelope('message_action', { callback_id: 'x' }),
  interactive_message: interactionEnvelope('interactive_message', { actions: [{ name: 'x' }] }),
  interactive_message_suggestion: interactionEnvelope('interactive_message', { name: 'x', value: '' }),
  dialog_submission: interactionEnvelope('dialog_submission', { callback_id: 'x' }),
  dialog_cancellation: interactionEnvelope('dialog_cancellation', { callback_id: 'x' }),
  dialog_suggestion: interactionEnvelope('dialog_suggestion', { name: 'x' }),
  event: eventEnvelope({ type: 'team_join' }),
  function: eventEnvelope({ type: 'function_executed', function: { callback_id: 'x' } }),
  unknown: envelopeOf('came_later', {}),
};
const isKind = (kind: string): kind is EnvelopeKind => kind in envelopes;
const kinds = Object.keys(envelopes).filter(isKind);

describe('fallbacks', () => {
  const table = tableOf({
    general: { kind: 'fallback' },
    commands: { kind: 'fallback', of: 'command' },
    actions: { kind: 'fallback', of: 'action' },
    deploy: { kind: 'command', command: '/deploy' },
    approve: { kind: 'action', actionId: 'approve' },
    mention: { kind: 'event', type: 'app_mention' },
    help: { kind: 'message', text: 'help' },
  });

  it('match unhandled envelopes, the fallback of the kind before the general one', () => {
    expect(table.handlers(commandEnvelope('/other'))).toEqual(['commands']);
    expect(table.handlers(interactionEnvelope('shortcut', { callback_id: 'x' }))).toEqual(['general']);
    expect(table.handlers(interactionEnvelope('view_submission', { view: {} }))).toEqual(['general']);
    expect(table.handlers(interactionEnvelope('block_suggestion', {}))).toEqual(['general']);
    expect(table.handlers(eventEnvelope({ type: 'team_join' }))).toEqual(['general']);
    expect(table.handlers(messageEnvelope('hello'))).toEqual(['general']);
    expect(table.handlers(envelopeOf('came_later', null))).toEqual(['general']);
  });

  it.each(Object.entries(envelopes))('exist for each kind and match no other kind: %s', (kind, envelope) => {
    const all = kinds.map(of => [of, { kind: 'fallback', of }] as const);
    const each = tableOf({ general: { kind: 'fallback' }, ...Object.fromEntries(all) });
    expect(each.match(envelope)).toEqual([
      expect.objectContaining({ kind, payload: envelope.body, route: expect.objectContaining({ handler: kind }) }),
    ]);
    const others = tableOf(Object.fromEntries(all.filter(([of]) => of !== kind)));
    expect(others.handlers(envelope)).toEqual([]);
  });

  it('do not match handled envelopes', () => {
    expect(table.handlers(commandEnvelope('/deploy'))).toEqual(['deploy']);
    expect(table.handlers(actionsEnvelope({ action_id: 'approve' }))).toEqual(['approve']);
    expect(table.handlers(eventEnvelope({ type: 'app_mention' }))).toEqual(['mention']);
    expect(table.handlers(messageEnvelope('help'))).toEqual(['help']);
  });

  it('receive the whole body, with the kind of the envelope', () => {
    const envelope = eventEnvelope({ type: 'team_join' });
    expect(table.match(envelope)).toEqual([expect.objectContaining({ kind: 'event', payload: envelope.body })]);
    const odd = interactionEnvelope('came_later', { a: 1 });
    expect(table.match(odd)).toEqual([expect.objectContaining({ kind: 'unknown', payload: odd.body })]);
  });

  it('are called once for all unhandled entries of actions[]', () => {
    const envelope = actionsEnvelope({ action_id: 'x' }, { action_id: 'approve' }, { action_id: 'y' });
    expect(table.handlers(envelope)).toEqual(['approve', 'actions']);
    expect(table.match(envelope).at(-1)).toEqual(expect.objectContaining({ kind: 'action', payload: envelope.body }));
  });

  it('leave no part unhandled', () => {
    const approve = { kind: 'action', actionId: 'approve' } as const;
    const without = tableOf({ approve });
    const some = actionsEnvelope({ action_id: 'approve' }, { action_id: 'x' }, { action_id: 'y' });
    expect([without.handlers(some), without.untaken(some)]).toEqual([['approve'], true]);
    expect(table.untaken(some)).toBe(false);
    for (const envelope of [
      commandEnvelope('/x'),
      eventEnvelope({ type: 'x' }),
      envelopeOf('x', {}),
      actionsEnvelope(),
    ]) {
      expect(without.untaken(envelope)).toBe(true);
      expect(table.untaken(envelope)).toBe(false);
    }
    expect(without.untaken(actionsEnvelope({ action_id: 'approve' }))).toBe(false);
  });

  it.each([[[]], [[null]], [['text']], [[[]]]])('receive a block action whose entries are %j', actions => {
    expect(table.handlers(actionsEnvelope(...actions))).toEqual(['actions']);
  });

  it.each([[undefined], [null], ['text'], [{ length: 1 }]])('receive a block action whose actions[] is %j', actions => {
    expect(table.handlers(interactionEnvelope('block_actions', { actions }))).toEqual(['actions']);
  });

  it('are optional: without one, the envelope is unhandled', () => {
    expect(tableOf({}).handlers(commandEnvelope('/deploy'))).toEqual([]);
    expect(tableOf({}).handlers(envelopeOf('came_later', {}))).toEqual([]);
  });
});
