import { describe, expect, it } from '@jest/globals';
import type { SlackEnvelope } from '../../../core/src/envelope/envelope.js';
import { getCapturedNames } from '../../../core/src/discovery/validate-parameters.js';
import type { RouteSpec } from '../../../core/src/routing/route.js';
import { actionsEnvelope, commandEnvelope, eventEnvelope, interactionEnvelope, messageEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

const executed = eventEnvelope({ type: 'function_executed', function: { callback_id: 'ticket/5' } });
const named = { callback_id: 'ticket/5' };
const shortcut = interactionEnvelope('shortcut', named);
const suggestion = interactionEnvelope('dialog_suggestion', { ...named, name: 'ab' });
const element = actionsEnvelope({ action_id: 'vote/yes', block_id: 'poll-7' });

const captured: readonly (readonly [RouteSpec, SlackEnvelope, readonly string[]])[] = [
  [{ kind: 'command', command: '/ticket :verb :id' }, commandEnvelope('/ticket', 'close 5'), ['id', 'verb']],
  [
    { kind: 'command', command: '/ops :service [env] [words...] --force' },
    commandEnvelope('/ops', 'api prod at once --force'),
    ['env', 'force', 'service', 'words'],
  ],
  [{ kind: 'command', command: /^\/(?<name>t)icket$/ }, commandEnvelope('/ticket'), ['1', 'name']],
  [{ kind: 'command', command: '/ticket' }, commandEnvelope('/ticket'), []],
  [{ kind: 'action', actionId: 'vote/:choice', blockId: /poll-(?<poll>\d)/g }, element, ['1', 'choice', 'poll']],
  [{ kind: 'shortcut', callbackId: ':of/:id' }, shortcut, ['id', 'of']],
  [{ kind: 'shortcut', callbackId: /(a)|t(i)/ }, shortcut, ['1', '2']],
  [{ kind: 'shortcut' }, shortcut, []],
  [{ kind: 'function', callbackId: ':of/:id' }, executed, ['id', 'of']],
  [{ kind: 'dialog_submission', callbackId: ':of/:id' }, interactionEnvelope('dialog_submission', named), ['id', 'of']],
  [{ kind: 'dialog_suggestion', callbackId: ':of/:id', name: /(?<n>a)b/ }, suggestion, ['1', 'id', 'n', 'of']],
  [{ kind: 'interaction', type: 'telepathy', callbackId: ':of/5' }, interactionEnvelope('telepathy', named), ['of']],
  [{ kind: 'event', type: /^reaction_(?<change>\w+)/ }, eventEnvelope({ type: 'reaction_added' }), ['1', 'change']],
  [{ kind: 'message', text: /(?<word>h)i/i }, messageEnvelope('Hi'), ['1', 'word']],
  [{ kind: 'message', text: 'hi' }, messageEnvelope('hi'), []],
  [{ kind: 'fallback' }, shortcut, []],
];

describe('getCapturedNames()', () => {
  it.each(captured)('returns the names that a match captures: %j', (spec, envelope, names) => {
    expect(getCapturedNames(spec).toSorted()).toEqual(names);
    const [taken] = tableOf({ spec }).taken(envelope);
    expect(Object.keys(taken?.params ?? {}).toSorted()).toEqual(names);
    expect(taken?.handler).toBe('spec');
  });
});
