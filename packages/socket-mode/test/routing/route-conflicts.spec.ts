import { describe, expect, it } from '@jest/globals';
import type { RouteSpec } from '../../../core/src/routing/route.js';
import { RouteConflictError } from '../../../core/src/routing/route-description.js';
import { buildRouteTable } from '../../../core/src/routing/route-table.js';

const build = (first: RouteSpec, second: RouteSpec) =>
  buildRouteTable<null>([
    { spec: first, handler: null, qualifiedName: 'TicketBot.close' },
    { spec: second, handler: null, qualifiedName: 'TicketBot.shut' },
  ]);

const conflicts: readonly (readonly [string, RouteSpec, RouteSpec])[] = [
  ['a command', { kind: 'command', command: '/deploy' }, { kind: 'command', command: '/deploy ' }],
  ['words', { kind: 'command', command: '/t close :id' }, { kind: 'command', command: '/t  close  :number' }],
  ['an optional word and none', { kind: 'command', command: '/t a [b]' }, { kind: 'command', command: '/t a' }],
  ['an optional word and one', { kind: 'command', command: '/t [a]' }, { kind: 'command', command: '/t :a' }],
  ['two rests', { kind: 'command', command: '/t :a...' }, { kind: 'command', command: '/t [b...]' }],
  ['words with another flag', { kind: 'command', command: '/t :a --x' }, { kind: 'command', command: '/t :a --y' }],
  ['flags alone', { kind: 'command', command: '/t --x' }, { kind: 'command', command: '/t [a]' }],
  ['an expression on commands', { kind: 'command', command: /^\/t/g }, { kind: 'command', command: /^\/t/ }],
  ['an action id', { kind: 'action', actionId: 'a' }, { kind: 'action', actionId: 'a' }],
  ['a pattern of actions', { kind: 'action', actionId: 't/:id' }, { kind: 'action', actionId: 't/:number' }],
  ['an expression on actions', { kind: 'action', actionId: /a/ }, { kind: 'action', actionId: /a/y }],
  ['a block id', { kind: 'action', blockId: 'b' }, { kind: 'action', blockId: 'b' }],
  ['a type', { kind: 'action', type: 'button' }, { kind: 'action', type: 'button' }],
  [
    'all conditions',
    { kind: 'action', actionId: 'a', blockId: 'b/:x', type: 'button', value: 'v' },
    { kind: 'action', value: 'v', type: 'button', blockId: 'b/:y', actionId: 'a' },
  ],
  ['options', { kind: 'options', actionId: 'a' }, { kind: 'options', actionId: 'a' }],
  ['a submission', { kind: 'view_submission', callbackId: 'v' }, { kind: 'view_submission', callbackId: 'v' }],
  ['any submission', { kind: 'view_submission' }, { kind: 'view_submission' }],
  ['a closed view', { kind: 'view_closed', callbackId: 'v/:a' }, { kind: 'view_closed', callbackId: 'v/:b' }],
  ['a shortcut', { kind: 'shortcut', callbackId: /s/ }, { kind: 'shortcut', callbackId: /s/ }],
  ['a message shortcut', { kind: 'message_shortcut', callbackId: 's' }, { kind: 'message_shortcut', callbackId: 's' }],
  ['a function', { kind: 'function', callbackId: 'f' }, { kind: 'function', callbackId: 'f' }],
  [
    'a button of an attachment',
    { kind: 'interactive_message', callbackId: 'a', name: 'b' },
    { kind: 'interactive_message', callbackId: 'a', name: 'b' },
  ],
  ['any submitted dialog', { kind: 'dialog_submission' }, { kind: 'dialog_submission' }],
  ['a menu of dialogs', { kind: 'dialog_suggestion', name: 'm' }, { kind: 'dialog_suggestion', name: 'm' }],
  [
    'an interaction by its name',
    { kind: 'interaction', type: 'x', callbackId: 'a/:b' },
    { kind: 'interaction', type: 'x', callbackId: 'a/:c' },
  ],
  ['the general fallback', { kind: 'fallback' }, { kind: 'fallback' }],
  ['a fallback of one kind', { kind: 'fallback', of: 'event' }, { kind: 'fallback', of: 'event' }],
];

const neighbours: readonly (readonly [string, RouteSpec, RouteSpec])[] = [
  ['a command and its words', { kind: 'command', command: '/t' }, { kind: 'command', command: '/t :id' }],
  [
    'a command and a rest that must be there',
    { kind: 'command', command: '/t' },
    { kind: 'command', command: '/t :a...' },
  ],
  ['a command and an optional word', { kind: 'command', command: '/t' }, { kind: 'command', command: '/t [a]' }],
  ['a word and a rest', { kind: 'command', command: '/t :a' }, { kind: 'command', command: '/t :a...' }],
  ['a literal and a parameter', { kind: 'action', actionId: 't/new' }, { kind: 'action', actionId: 't/:id' }],
  [
    'an id with a type and without',
    { kind: 'action', actionId: 'a' },
    { kind: 'action', actionId: 'a', type: 'button' },
  ],
  ['a type and a value', { kind: 'action', type: 'x' }, { kind: 'action', value: 'x' }],
  ['an action id and a block id', { kind: 'action', actionId: 'x' }, { kind: 'action', blockId: 'x' }],
  ['an action and options', { kind: 'action', actionId: 'x' }, { kind: 'options', actionId: 'x' }],
  [
    'a submission and its closing',
    { kind: 'view_submission', callbackId: 'v' },
    { kind: 'view_closed', callbackId: 'v' },
  ],
  ['two shortcuts', { kind: 'shortcut', callbackId: 's' }, { kind: 'message_shortcut', callbackId: 's' }],
  [
    'a dialog submitted and cancelled',
    { kind: 'dialog_submission', callbackId: 'd' },
    { kind: 'dialog_cancellation', callbackId: 'd' },
  ],
  [
    'a name and a callback id',
    { kind: 'interactive_message', callbackId: 'x' },
    { kind: 'interactive_message', name: 'x' },
  ],
  ['interactions of two types', { kind: 'interaction', type: 'x' }, { kind: 'interaction', type: 'y' }],
  ['expressions of other flags', { kind: 'shortcut', callbackId: /s/ }, { kind: 'shortcut', callbackId: /s/i }],
  [
    'a name and the name of a parameter',
    { kind: 'shortcut', callbackId: 't/id' },
    { kind: 'shortcut', callbackId: 't/:id' },
  ],
  ['fallbacks of two kinds', { kind: 'fallback' }, { kind: 'fallback', of: 'event' }],
  ['two equal events', { kind: 'event', type: 'team_join' }, { kind: 'event', type: 'team_join' }],
  ['two equal messages', { kind: 'message', text: 'hi' }, { kind: 'message', text: 'hi' }],
];

describe('two routes of a kind with one handler that match the same payloads', () => {
  it.each(conflicts)('abort the startup: %s', (_name, first, second) => {
    expect(() => build(first, second)).toThrow(RouteConflictError);
    expect(() => build(first, second)).toThrow(
      expect.objectContaining({ name: 'RouteConflictError', code: 'route_conflict' }),
    );
  });

  it('are reported with their methods, their patterns and a fix', () => {
    expect(() => build({ kind: 'action', actionId: 't/:id' }, { kind: 'action', actionId: 't/:no' })).toThrow(
      'TicketBot.close and TicketBot.shut match the same payloads (action: t/:id and action: t/:no), and only one of them ' +
        'can handle them. Remove one of the two declarations, or narrow a pattern.',
    );
    expect(() => build({ kind: 'shortcut', callbackId: /s/ }, { kind: 'shortcut', callbackId: /s/ })).toThrow(
      '(shortcut: /s/)',
    );
    expect(() => build({ kind: 'fallback' }, { kind: 'fallback' })).toThrow('(fallback: *)');
  });

  it('abort the startup if one method declares both', () => {
    const spec = { kind: 'command', command: '/t' } as const;
    const routes = [spec, { ...spec }].map(each => ({ spec: each, handler: null, qualifiedName: 'TicketBot.close' }));
    expect(() => buildRouteTable(routes)).toThrow(
      /^TicketBot\.close and TicketBot\.close match .* Remove one of the two declarations/,
    );
  });
});

describe('two routes that differ or may both run', () => {
  it.each(neighbours)('are accepted: %s', (_name, first, second) => {
    expect(() => build(first, second)).not.toThrow();
  });
});
