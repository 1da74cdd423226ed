import { describe, expect, it } from '@jest/globals';
import type { SlackEnvelope } from '../../../core/src/envelope/envelope.js';
import type { RouteSpec } from '../../../core/src/routing/route.js';
import { buildRouteTable } from '../../../core/src/routing/route-table.js';
import { EngineSteps } from './engine-steps.js';
import {
  actionsEnvelope,
  commandEnvelope,
  eventEnvelope,
  interactionEnvelope,
  messageEnvelope,
  self,
} from './envelopes.js';
import { routesOf } from './route-tables.js';

type Case = readonly [what: string, specOf: (index: number) => RouteSpec, asked: (last: number) => SlackEnvelope];

const attachment = (last: number) => ({ callback_id: 'c', actions: [{ name: `n${last}`, type: 'button' }] });
const executed = (last: number) => ({ type: 'function_executed', function: { callback_id: `f${last}` } });

const cases: readonly Case[] = [
  ['commands', at => ({ kind: 'command', command: `/c${at}` }), last => commandEnvelope(`/c${last}`, 'any text')],
  [
    'words of a command',
    at => ({ kind: 'command', command: `/c w${at} :id` }),
    last => commandEnvelope('/c', `w${last} 5`),
  ],
  [
    'words of a command behind a parameter',
    at => ({ kind: 'command', command: `/c :id w${at}` }),
    last => commandEnvelope('/c', `5 w${last}`),
  ],
  [
    'words of a command before a rest',
    at => ({ kind: 'command', command: `/c w${at} :rest...` }),
    last => commandEnvelope('/c', `w${last} a b`),
  ],
  ['types of events', at => ({ kind: 'event', type: `e${at}` }), last => eventEnvelope({ type: `e${last}` })],
  ['texts of messages', at => ({ kind: 'message', text: `<${at}>` }), last => messageEnvelope(`<${last}>, please`)],
  [
    'ids of actions',
    at => ({ kind: 'action', actionId: `a${at}` }),
    last => actionsEnvelope({ action_id: `a${last}` }),
  ],
  [
    'ids of actions in their blocks',
    at => ({ kind: 'action', actionId: 'a', blockId: `b${at}` }),
    last => actionsEnvelope({ action_id: 'a', block_id: `b${last}` }),
  ],
  ['ids of blocks', at => ({ kind: 'action', blockId: `b${at}` }), last => actionsEnvelope({ block_id: `b${last}` })],
  [
    'values of actions',
    at => ({ kind: 'action', actionId: 'a', value: `v${at}` }),
    last => actionsEnvelope({ action_id: 'a', value: `v${last}` }),
  ],
  [
    'patterns of actions',
    at => ({ kind: 'action', actionId: `t/:id/${at}` }),
    last => actionsEnvelope({ action_id: `t/7/${last}` }),
  ],
  [
    'ids of options',
    at => ({ kind: 'options', actionId: `a${at}` }),
    last => interactionEnvelope('block_suggestion', { action_id: `a${last}` }),
  ],
  [
    'ids of views',
    at => ({ kind: 'view_submission', callbackId: `v${at}` }),
    last => interactionEnvelope('view_submission', { view: { callback_id: `v${last}` } }),
  ],
  [
    'patterns of views',
    at => ({ kind: 'view_closed', callbackId: `v/${at}/:id` }),
    last => interactionEnvelope('view_closed', { view: { callback_id: `v/${last}/7` } }),
  ],
  [
    'ids of shortcuts',
    at => ({ kind: 'shortcut', callbackId: `s${at}` }),
    last => interactionEnvelope('shortcut', { callback_id: `s${last}` }),
  ],
  ['ids of functions', at => ({ kind: 'function', callbackId: `f${at}` }), last => eventEnvelope(executed(last))],
  [
    'names of buttons of attachments',
    at => ({ kind: 'interactive_message', callbackId: 'c', name: `n${at}` }),
    last => interactionEnvelope('interactive_message', attachment(last)),
  ],
  [
    'types of interactions',
    at => ({ kind: 'interaction', type: `t${at}` }),
    last => interactionEnvelope(`t${last}`, { callback_id: 'c' }),
  ],
];

/** Looks up the last of a number of routes and returns whether it was found. */
function lookUpAmong(count: number, specOf: (index: number) => RouteSpec, envelope: SlackEnvelope): () => boolean {
  const specs = Array.from({ length: count }, (_, index) => [`route ${index}`, specOf(index)] as const);
  const table = buildRouteTable(routesOf(Object.fromEntries(specs)));
  return () => {
    const { matches } = table.match(envelope, { bot: self });
    return matches.length === 1 && matches[0]?.route.handler === `route ${count - 1}`;
  };
}

// Counting slows everything down, so the tables are created first.
const lookUps = cases.map(([what, specOf, asked]) => ({
  what,
  one: lookUpAmong(1, specOf, asked(0)),
  thousands: lookUpAmong(10_000, specOf, asked(9_999)),
}));

describe('a lookup among routes', () => {
  const steps = new EngineSteps();
  const costOf = async (lookUp: () => boolean): Promise<number> => steps.of(() => expect(lookUp()).toBe(true));

  it.each(lookUps)('costs about the same for any number of $what', async ({ one, thousands }) => {
    const cost = await costOf(one);
    expect(cost).toBeGreaterThan(0);
    // The last route has a longer name. A linear search of ten thousand routes takes ten thousand steps.
    expect(await costOf(thousands)).toBeLessThan(cost * 3);
  });
});
