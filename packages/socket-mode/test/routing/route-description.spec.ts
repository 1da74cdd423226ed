import { describe, expect, it } from '@jest/globals';
import { getRouteCost, formatRoutePattern, type RouteCost } from '../../../core/src/routing/route-description.js';
import type { RouteSpec } from '../../../core/src/routing/route.js';

const described: readonly (readonly [RouteSpec, string, RouteCost])[] = [
  [{ kind: 'command', command: '/deploy' }, '/deploy', 'literal'],
  [{ kind: 'command', command: '/ticket close :id' }, '/ticket close :id', 'pattern'],
  [{ kind: 'command', command: '/deploy ' }, '/deploy ', 'literal'],
  [{ kind: 'command', command: /^\/env-/i }, '/^\\/env-/i', 'expression'],
  [{ kind: 'action', actionId: 'approve:42' }, 'approve:42', 'literal'],
  [{ kind: 'action', actionId: 'ticket/:id' }, 'ticket/:id', 'pattern'],
  [{ kind: 'action', blockId: 'row' }, '{ blockId: row }', 'literal'],
  [
    { kind: 'action', actionId: 'ticket/:id', blockId: /row/, type: 'button', value: 'v' },
    '{ actionId: ticket/:id, blockId: /row/, type: button, value: v }',
    'expression',
  ],
  [{ kind: 'action', actionId: 'a', value: ':v' }, '{ actionId: a, value: :v }', 'literal'],
  [{ kind: 'view_submission' }, '*', 'literal'],
  [{ kind: 'shortcut', callbackId: ':id' }, ':id', 'pattern'],
  [{ kind: 'interactive_message', name: 'a/:b' }, '{ name: a/:b }', 'pattern'],
  [{ kind: 'interaction', type: 'x', callbackId: 'y' }, '{ type: x, callbackId: y }', 'literal'],
  [{ kind: 'event', type: 'reaction_added' }, 'reaction_added', 'literal'],
  [
    { kind: 'event', type: 'message', subtype: 'channel_topic' },
    '{ type: message, subtype: channel_topic }',
    'literal',
  ],
  [{ kind: 'event', type: /^reaction_/ }, '/^reaction_/', 'expression'],
  [{ kind: 'message' }, '*', 'literal'],
  [{ kind: 'message', text: 'a\n"b"' }, '"a\\n\\"b\\""', 'literal'],
  [{ kind: 'message', text: /hi/, direct: true }, '{ text: /hi/, direct: true }', 'expression'],
  [{ kind: 'fallback' }, '*', 'literal'],
  [{ kind: 'fallback', of: 'command' }, 'command', 'literal'],
];

describe('the description of a route', () => {
  it.each(described)('of %j is %s, and its cost is that of a %s', (spec, text, cost) => {
    expect(formatRoutePattern(spec)).toBe(text);
    expect(getRouteCost(spec)).toBe(cost);
  });
});
