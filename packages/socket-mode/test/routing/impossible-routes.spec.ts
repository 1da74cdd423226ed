import { describe, expect, it } from '@jest/globals';
import type { RouteSpec } from '../../../core/src/routing/route.js';
import { ImpossibleRouteError } from '../../../core/src/routing/route-description.js';
import { buildRouteTable } from '../../../core/src/routing/route-table.js';

const build = (spec: RouteSpec) => buildRouteTable<null>([{ spec, handler: null, qualifiedName: 'TicketBot.close' }]);

const impossible: readonly (readonly [RouteSpec, string])[] = [
  [{ kind: 'command', command: '' }, 'The command "" is not a slash followed by a name.'],
  [{ kind: 'command', command: '/' }, 'is not a slash followed by a name. Write it as Slack shows it'],
  [{ kind: 'command', command: 'deploy' }, 'The command "deploy" is not a slash followed by a name.'],
  [{ kind: 'command', command: '/t :' }, 'has ":", which has no name. Name the parameter, such as ":id"'],
  [{ kind: 'command', command: '/t []' }, 'has "[]", which has no name.'],
  [{ kind: 'command', command: '/t :...' }, 'has ":...", which has no name.'],
  [{ kind: 'command', command: '/t :id?' }, 'has a parameter called "id?", but a name consists of letters'],
  [{ kind: 'command', command: '/t :id :id' }, 'captures the name "id" twice'],
  [{ kind: 'command', command: '/t :id [id]' }, 'captures the name "id" twice'],
  [{ kind: 'command', command: '/t :force --force' }, 'captures the name "force" twice'],
  [{ kind: 'command', command: '/t [:env]' }, 'has "[:env]". Write "[env]", without the colon.'],
  [{ kind: 'command', command: '/t [--force]' }, 'Flags are always optional: write "--force" alone.'],
  [{ kind: 'command', command: '/t [a b]' }, 'has "[a", which is not a plain word.'],
  [{ kind: 'command', command: '/t <id>' }, 'has "<id>", which is not a plain word. Write ":id" for a captured word'],
  [{ kind: 'command', command: '/t "a' }, 'Patterns contain no quotes.'],
  [{ kind: 'command', command: '/t “a”' }, 'has "“a”"'],
  [{ kind: 'command', command: '/t --' }, 'has the flag "--", but the name of a flag consists of letters'],
  [{ kind: 'command', command: '/t --level=3' }, 'has the flag "--level=3"'],
  [{ kind: 'command', command: '/t [env] :id' }, 'has a required word after an optional one.'],
  [{ kind: 'command', command: '/t [env] now' }, 'Put optional words last, or declare two patterns.'],
  [
    { kind: 'command', command: '/t :words... :id' },
    'has words after the parameter that captures the rest of the text.',
  ],
  [{ kind: 'command', command: '/t [words...] [id]' }, 'Put that parameter last; only flags may follow.'],
  [{ kind: 'action' }, 'Give an actionId or a blockId, or handle unmatched elements with a fallback of "action".'],
  [{ kind: 'options' }, 'a fallback of "options"'],
  [{ kind: 'action', actionId: '' }, 'Its actionId is empty'],
  [{ kind: 'action', actionId: 'a', blockId: '' }, 'Its blockId is empty'],
  [{ kind: 'action', actionId: 'a'.repeat(256) }, 'Its actionId has 256 characters or more'],
  [{ kind: 'options', blockId: `:id/${'b'.repeat(255)}` }, 'Its blockId has 256 characters or more'],
  [{ kind: 'shortcut', callbackId: 'c'.repeat(300) }, "Slack's ids have at most 255. Shorten it."],
  [{ kind: 'action', actionId: 'a', type: '' }, 'Its type is empty'],
  [{ kind: 'action', actionId: 'a', value: '' }, 'Its value is empty'],
  [{ kind: 'action', actionId: 't/:' }, 'The pattern "t/:" has a colon without a name.'],
  [{ kind: 'action', actionId: 't/:id?' }, 'has a parameter called "id?"'],
  [{ kind: 'action', actionId: 't/:id/:id' }, 'The pattern "t/:id/:id" has the parameter ":id" twice'],
  [{ kind: 'action', actionId: 't/:id', blockId: 'b/:id' }, 'both have the parameter ":id"'],
  [{ kind: 'options', actionId: 'a', type: 'external_select' }, 'Match it by actionId or blockId.'],
  [{ kind: 'options', actionId: 'a', value: 'v' }, 'has neither the type nor a value'],
  [{ kind: 'view_submission', callbackId: '' }, 'Its callbackId is empty'],
  [{ kind: 'view_closed', callbackId: ':' }, 'has a colon without a name'],
  [{ kind: 'shortcut', callbackId: ':+1:' }, 'use a RegExp to match a colon'],
  [{ kind: 'message_shortcut', callbackId: '' }, 'Its callbackId is empty'],
  [{ kind: 'event', type: '' }, 'Its type is empty'],
  [{ kind: 'event', type: 'message', subtype: '' }, 'Its subtype is empty'],
  [{ kind: 'event', type: 'message', channelType: '' }, 'Its channelType is empty'],
  [{ kind: 'event', type: 'message.im' }, `"message.im" is the name of a subscription`],
  [{ kind: 'event', type: 'message.channels' }, "Match it with { type: 'message', channelType: 'channel' }."],
  [{ kind: 'dialog_submission', callbackId: '' }, 'Set one, or omit callbackId.'],
  [{ kind: 'interactive_message', name: 'a/:' }, 'a colon without a name'],
  [{ kind: 'interactive_message', callbackId: ':id', name: ':id' }, 'Its callbackId and its name both have'],
  [{ kind: 'interactive_message', value: '' }, 'Set one, or omit value.'],
  [{ kind: 'dialog_suggestion', value: 'x' }, 'Match it by callbackId or name.'],
  [{ kind: 'interactive_message_suggestion', value: 'x' }, 'Match it by callbackId or name.'],
  [{ kind: 'interaction', type: '' }, 'Its type is empty'],
  [{ kind: 'interaction', type: 'x', callbackId: 'a/:' }, 'a colon without a name'],
  [{ kind: 'message', text: '' }, 'Omit the text to match every message.'],
];

describe('an invalid route', () => {
  it.each(impossible)('aborts the startup with the method and the fix: %j', (spec, sentence) => {
    expect(() => build(spec)).toThrow(ImpossibleRouteError);
    expect(() => build(spec)).toThrow(/^TicketBot\.close declares a route that cannot work\. /);
    expect(() => build(spec)).toThrow(sentence);
    expect(() => build(spec)).toThrow(
      expect.objectContaining({ code: 'impossible_route', name: 'ImpossibleRouteError' }),
    );
  });
});

const possible: readonly RouteSpec[] = [
  { kind: 'command', command: /x/ },
  { kind: 'command', command: '/t what’s up - :id-1 :näme' },
  { kind: 'command', command: '/t --force :id [env] --dry-run [words...] --all' },
  { kind: 'command', command: '/t --force' },
  { kind: 'action', actionId: 'approve:42' },
  { kind: 'action', actionId: ':id' },
  { kind: 'action', actionId: 'a'.repeat(255) },
  { kind: 'action', actionId: `${'a'.repeat(254)}/:number` },
  { kind: 'action', actionId: 'a//b/' },
  { kind: 'action', actionId: /(?<id>a)/, blockId: /(?<id>b)/ },
  { kind: 'event', type: '*' },
  { kind: 'message' },
  { kind: 'fallback' },
];

describe('an unusual but valid route', () => {
  it.each(possible.map(spec => [spec]))('is accepted: %j', spec => {
    expect(() => build(spec)).not.toThrow();
  });
});
