import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ImpossibleRouteError, RouteIdError } from '../../../core/src/routing/route-description.js';
import { MAX_ID_LENGTH, slackRoute, type SlackRouteParam } from '../../../core/src/routing/slack-route.js';
import { actionsEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

/** Text without lone surrogates. A character takes up to twelve of the 255 characters of an id. */
const value = fc.string({ unit: 'binary', maxLength: 6 });

/** Compiles only if both types are identical. */
type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;

describe('slackRoute', () => {
  const close = slackRoute('ticket/:id/close');

  it('carries its pattern and builds ids from it', () => {
    expect(close.pattern).toBe('ticket/:id/close');
    expect(close({ id: 42 })).toBe('ticket/42/close');
    expect(close({ id: 'a-b' })).toBe('ticket/a-b/close');
  });

  it('builds the only id of a pattern without parameters', () => {
    expect(slackRoute('approve:42')()).toBe('approve:42');
  });

  it('has typed parameters', () => {
    const named: Same<SlackRouteParam<'ticket/:id/of/:team'>, 'id' | 'team'> = true;
    const none: Same<SlackRouteParam<'approve:42'>, never> = true;
    const computed: Same<SlackRouteParam<string>, string> = true;
    expect([named, none, computed]).not.toContain(false);
  });

  it('round-trips any values through an id', () => {
    const pattern = slackRoute(':first/of/:second/:third');
    const table = tableOf({ route: { kind: 'action', actionId: pattern.pattern } });
    fc.assert(
      fc.property(value, value, value, (first, second, third) => {
        expect(table.taken(actionsEnvelope({ action_id: pattern({ first, second, third }) }))).toEqual([
          { handler: 'route', params: { first, second, third } },
        ]);
      }),
    );
  });

  it('captures a hand-written id with an invalid percent sign unchanged', () => {
    const table = tableOf({ close: { kind: 'action', actionId: close.pattern } });
    expect(table.taken(actionsEnvelope({ action_id: 'ticket/100%/close' }, { action_id: 'ticket/%2F/close' }))).toEqual(
      [
        { handler: 'close', params: { id: '100%' } },
        { handler: 'close', params: { id: '/' } },
      ],
    );
  });

  it('rejects an id that Slack does not accept', () => {
    const note = slackRoute('note/:text');
    const longest = 'x'.repeat(MAX_ID_LENGTH - 'note/'.length);
    expect(note({ text: longest })).toHaveLength(MAX_ID_LENGTH);
    expect(() => note({ text: `${longest}x` })).toThrow(
      'The id for "note/:text" has 256 characters, but Slack accepts 1 to 255.',
    );
    expect(() => slackRoute(':id')({ id: '' })).toThrow(RouteIdError);
  });

  it('rejects a missing value, even if the object inherits it', () => {
    const byName: Record<string, string> = {};
    const pattern: string = 'ticket/:constructor';
    expect(() => slackRoute(pattern)(byName)).toThrow('lacks a value for ":constructor"');
  });

  it('rejects a lone surrogate', () => {
    expect(() => close({ id: '🎉'.slice(0, 1) })).toThrow(
      expect.objectContaining({ code: 'route_id', message: expect.stringContaining('surrogate pair') }),
    );
  });

  it.each(['ticket/:', 'ticket/:id/:id', ':a:b'])('rejects the pattern %s', pattern => {
    expect(() => slackRoute(pattern)).toThrow(ImpossibleRouteError);
    expect(() => slackRoute(pattern)).toThrow(`slackRoute("${pattern}") declares a route`);
  });
});
