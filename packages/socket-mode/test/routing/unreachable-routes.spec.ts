import { describe, expect, it } from '@jest/globals';
import { matchesAll, getOnlyMatch } from '../../../core/src/routing/find-unreachable-routes.js';
import { buildRouteTable } from '../../../core/src/routing/route-table.js';
import { ImpossibleRouteError } from '../../../core/src/routing/route-description.js';
import type { RouteSpec } from '../../../core/src/routing/route.js';

const build = (...specs: readonly RouteSpec[]) =>
  buildRouteTable(specs.map((spec, index) => ({ spec, handler: null, qualifiedName: `Bot.method${index}` })));

/** The second route never matches, in any order unless both are expressions. */
const unreachable: readonly (readonly [string, RouteSpec, RouteSpec])[] = [
  ['an id and an expression for it alone', { kind: 'action', actionId: 'a' }, { kind: 'action', actionId: /^a$/ }],
  [
    'an id, and an expression for it that asks for a block too',
    { kind: 'action', actionId: 'a' },
    { kind: 'action', actionId: /^a$/, blockId: 'b', type: 'button' },
  ],
  [
    'a pattern, and an expression for one of its ids',
    { kind: 'shortcut', callbackId: 'ticket/:id' },
    { kind: 'shortcut', callbackId: /^ticket\/new$/ },
  ],
  [
    'an expression, and a later one for one of its ids',
    { kind: 'options', actionId: /^ticket/ },
    { kind: 'options', actionId: /^ticket-list$/ },
  ],
  [
    'an expression that takes everything, and any later one',
    { kind: 'view_submission', callbackId: /.*/ },
    { kind: 'view_submission', callbackId: /^ticket-(?:new|old)/i },
  ],
  [
    'in the second id',
    { kind: 'action', actionId: 'a', blockId: 'b' },
    { kind: 'action', actionId: 'a', blockId: /^b$/ },
  ],
  [
    'in a trait',
    { kind: 'action', actionId: 'a', type: 'button' },
    { kind: 'action', actionId: /^a$/, type: 'button', value: 'v' },
  ],
  [
    'a command, and an expression for it alone',
    { kind: 'command', command: '/t' },
    { kind: 'command', command: /^\/t$/ },
  ],
  [
    'a button of an attachment',
    { kind: 'interactive_message', callbackId: 'a' },
    { kind: 'interactive_message', callbackId: /^a$/, name: 'n' },
  ],
  [
    'interactions of one type',
    { kind: 'interaction', type: 'x', callbackId: 'a' },
    { kind: 'interaction', type: 'x', callbackId: /^a$/ },
  ],
  ['a function', { kind: 'function', callbackId: 'a' }, { kind: 'function', callbackId: /^a$/ }],
  ['every event, and its fallback', { kind: 'event', type: '*' }, { kind: 'fallback', of: 'event' }],
  ['every event, and the fallback of functions', { kind: 'event', type: /^/ }, { kind: 'fallback', of: 'function' }],
  ['every submission, and its fallback', { kind: 'view_submission' }, { kind: 'fallback', of: 'view_submission' }],
  ['every suggestion of a dialog', { kind: 'dialog_suggestion' }, { kind: 'fallback', of: 'dialog_suggestion' }],
  ['every command', { kind: 'command', command: /^/ }, { kind: 'fallback', of: 'command' }],
];

describe('a route whose payloads all match another route', () => {
  it.each(unreachable)('aborts the startup: %s', (_name, first, second) => {
    expect(() => build(first, second)).toThrow(ImpossibleRouteError);
    expect(() => build(first, second)).toThrow(/^Bot\.method1 declares a route .* is handled by Bot\.method0 \(/);
  });

  it('is reported with its method, its route, the route that matches its payloads, and a fix', () => {
    expect(() => build({ kind: 'action', actionId: /^a$/ }, { kind: 'action', actionId: 'a' })).toThrow(
      'Bot.method0 declares a route that cannot work. Every payload that it matches (action: /^a$/) is handled by Bot.method1 ' +
        '(action: a), which is matched first. Remove one of the two declarations, or narrow a pattern.',
    );
  });
});

const reachable: readonly (readonly [string, ...RouteSpec[]])[] = [
  [
    'the narrower expression first',
    { kind: 'options', actionId: /^ticket-list$/ },
    { kind: 'options', actionId: /^ticket/ },
  ],
  [
    'an expression that came first, with another block',
    { kind: 'action', actionId: /^a$/, blockId: 'x' },
    { kind: 'action', actionId: /^/ },
    { kind: 'action', actionId: /^a$/, blockId: 'y' },
  ],
  ['an expression for more', { kind: 'action', actionId: 'a' }, { kind: 'action', actionId: /^a/ }],
  ['an expression in any case', { kind: 'action', actionId: 'a' }, { kind: 'action', actionId: /^a$/i }],
  ['an expression by lines', { kind: 'action', actionId: 'a' }, { kind: 'action', actionId: /^a$/m }],
  [
    'a pattern of another depth',
    { kind: 'shortcut', callbackId: 't/:a/:b' },
    { kind: 'shortcut', callbackId: /^t\/x$/ },
  ],
  [
    'an id only in one block',
    { kind: 'action', actionId: 'a', blockId: 'b' },
    { kind: 'action', actionId: /^a$/, blockId: 'c' },
  ],
  ['an id only of one type', { kind: 'action', actionId: 'a', type: 'button' }, { kind: 'action', actionId: /^a$/ }],
  ['another kind', { kind: 'shortcut', callbackId: 'a' }, { kind: 'message_shortcut', callbackId: /^a$/ }],
  [
    'another type of interaction',
    { kind: 'interaction', type: 'x', callbackId: 'a' },
    { kind: 'interaction', type: 'y', callbackId: /^a$/ },
  ],
  ['words of a command', { kind: 'command', command: '/t close' }, { kind: 'command', command: /^\/t$/ }],
  ['events that are asked for more', { kind: 'event', type: '*', subtype: 'x' }, { kind: 'fallback', of: 'event' }],
  [
    'every event, and another fallback',
    { kind: 'event', type: '*' },
    { kind: 'fallback', of: 'shortcut' },
    { kind: 'fallback' },
  ],
  ['any action', { kind: 'action', actionId: /^/ }, { kind: 'fallback', of: 'action' }],
  ['any button of an attachment', { kind: 'interactive_message' }, { kind: 'fallback', of: 'interactive_message' }],
  ['two events', { kind: 'event', type: 'team_join' }, { kind: 'event', type: /^team_join$/ }],
];

describe('a route that some payloads reach', () => {
  it.each(reachable)('is accepted: %s', (_name, ...specs) => {
    expect(() => build(...specs)).not.toThrow();
  });
});

describe('the analysis of an expression', () => {
  it.each([/(?:)/, /^/, /$/, /.*/, /^.*/, /.*$/, /^[^]*$/])('detects that %s matches every text', expression => {
    expect(matchesAll(expression)).toBe(true);
    for (const text of ['', 'a', '\n', 'a\nb\u2028']) expect(expression.test(text)).toBe(true);
  });

  it.each([/^.*$/, /.+/, /./, /a*/])('does not assume that %s matches every text', expression => {
    expect(matchesAll(expression)).toBe(false);
  });

  it.each([
    [/^approve$/, 'approve'],
    [/^ticket\/new$/, 'ticket/new'],
    [/^a\.b-c$/, 'a.b-c'],
    [/^\$\^\\$/, '$^\\'],
    [/^$/, ''],
    [/^a.b$/, null],
    [/^a\d$/, null],
    [/^a|b$/, null],
    [/^a$/i, null],
    [/^a$/m, null],
    [/^a/, null],
    [/a$/, null],
    [/^(?:a)$/, null],
  ])('detects that %s matches one text: %j', (expression, text) => {
    expect(getOnlyMatch(expression)).toBe(text);
    expect(text === null || expression.test(text)).toBe(true);
  });
});
