import { describe, expect, it } from '@jest/globals';
import type { RouteSpec } from '../../../core/src/routing/route.js';
import { actionsEnvelope, commandEnvelope, eventEnvelope, interactionEnvelope, messageEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

const EACH = 2_000;
const last = EACH - 1;

const specsOf = (index: number): readonly (readonly [string, RouteSpec])[] =>
  Object.entries<RouteSpec>({
    [`command ${index}`]: { kind: 'command', command: `/c${index}` },
    [`words ${index}`]: { kind: 'command', command: `/words w${index} :id` },
    [`action ${index}`]: { kind: 'action', actionId: `a${index}` },
    [`pattern ${index}`]: { kind: 'action', actionId: `a/:id/${index}` },
    [`block ${index}`]: { kind: 'action', blockId: `b${index}` },
    [`value ${index}`]: { kind: 'action', actionId: 'v', value: `v${index}` },
    [`view ${index}`]: { kind: 'view_submission', callbackId: `v/${index}/:id` },
    [`event ${index}`]: { kind: 'event', type: `event_${index}` },
    [`text ${index}`]: { kind: 'message', text: `<${index}>` },
  });

describe('a table of thousands of routes', () => {
  const table = tableOf(Object.fromEntries(Array.from({ length: EACH }, (_, index) => specsOf(index)).flat()));

  it.each([
    [commandEnvelope(`/c${last}`), [`command ${last}`]],
    [commandEnvelope('/words', `w${last} 5`), [`words ${last}`]],
    [actionsEnvelope({ action_id: `a${last}` }), [`action ${last}`]],
    [actionsEnvelope({ action_id: `a/5/${last}` }), [`pattern ${last}`]],
    [actionsEnvelope({ action_id: 'other', block_id: `b${last}` }), [`block ${last}`]],
    [actionsEnvelope({ action_id: 'v', value: `v${last}` }), [`value ${last}`]],
    [interactionEnvelope('view_submission', { view: { callback_id: `v/${last}/5` } }), [`view ${last}`]],
    [eventEnvelope({ type: `event_${last}` }), [`event ${last}`]],
    [messageEnvelope(`<${last}> and <0>`), ['text 0', `text ${last}`]],
    [actionsEnvelope({ action_id: `a${EACH}` }), []],
  ])('finds the matching one: %#', (envelope, handlers) => {
    expect(table.handlers(envelope)).toEqual(handlers);
  });
});
