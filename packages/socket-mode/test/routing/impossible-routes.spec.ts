import { describe, expect, it } from '@jest/globals';
import type { RouteSpec } from '../../../core/src/routing/route.js';
import { ImpossibleRouteError } from '../../../core/src/routing/route-errors.js';
import { buildRouteTable } from '../../../core/src/routing/route-table.js';

const build = (spec: RouteSpec) => buildRouteTable<null>([{ spec, handler: null, place: 'TicketBot.close' }]);

const impossible: readonly (readonly [RouteSpec, string])[] = [
  [{ kind: 'command', command: '' }, 'The command "" is not a slash and a name.'],
  [{ kind: 'command', command: '/' }, 'is not a slash and a name. Write it as Slack shows it'],
  [{ kind: 'command', command: 'deploy' }, 'The command "deploy" is not a slash and a name.'],
  [{ kind: 'command', command: '/t :' }, 'has ":", which captures under no name. Name the parameter, such as ":id"'],
  [{ kind: 'command', command: '/t []' }, 'has "[]", which captures under no name.'],
  [{ kind: 'command', command: '/t :...' }, 'has ":...", which captures under no name.'],
  [{ kind: 'command', command: '/t :id?' }, 'has a parameter called "id?", and a name is made of letters'],
  [{ kind: 'command', command: '/t :id :id' }, 'captures under the name "id" twice'],
  [{ kind: 'command', command: '/t :id [id]' }, 'captures under the name "id" twice'],
  [{ kind: 'command', command: '/t :force --force' }, 'captures under the name "force" twice'],
  [{ kind: 'command', command: '/t [:env]' }, 'has "[:env]". Write "[env]", without the colon.'],
  [{ kind: 'command', command: '/t [--force]' }, 'A flag may always be left out: write "--force" alone.'],
  [{ kind: 'command', command: '/t [a b]' }, 'has "[a", which is no plain word.'],
  [
    { kind: 'command', command: '/t <id>' },
    'has "<id>", which is no plain word. Write ":id" for a word that is captured',
  ],
  [{ kind: 'command', command: '/t "a' }, 'leave quotes to those who type.'],
  [{ kind: 'command', command: '/t “a”' }, 'has "“a”"'],
  [{ kind: 'command', command: '/t --' }, 'has the flag "--", and a flag is called by letters'],
  [{ kind: 'command', command: '/t --level=3' }, 'has the flag "--level=3"'],
  [{ kind: 'command', command: '/t [env] :id' }, 'has a word that must be there behind one that may be left out.'],
  [{ kind: 'command', command: '/t [env] now' }, 'Put what is in brackets last, or declare two patterns.'],
  [{ kind: 'command', command: '/t :words... :id' }, 'goes on behind the parameter that takes the rest of the text.'],
  [{ kind: 'command', command: '/t [words...] [id]' }, 'Put that one last; only flags may follow.'],
  [{ kind: 'action' }, 'Give an actionId or a blockId, or take what is left with a fallback of "action".'],
  [{ kind: 'options' }, 'a fallback of "options"'],
  [{ kind: 'action', actionId: '' }, 'Its actionId is empty'],
  [{ kind: 'action', actionId: 'a', blockId: '' }, 'Its blockId is empty'],
  [{ kind: 'action', actionId: 'a'.repeat(256) }, 'Its actionId has 256 characters or more'],
  [{ kind: 'options', blockId: `:id/${'b'.repeat(255)}` }, 'Its blockId has 256 characters or more'],
  [{ kind: 'shortcut', callbackId: 'c'.repeat(300) }, "no id of Slack's has over 255. Shorten it."],
  [{ kind: 'action', actionId: 'a', type: '' }, 'Its type is empty'],
  [{ kind: 'action', actionId: 'a', value: '' }, 'Its value is empty'],
  [{ kind: 'action', actionId: 't/:' }, 'The pattern "t/:" has a colon without a name.'],
  [{ kind: 'action', actionId: 't/:id?' }, 'has a parameter called "id?"'],
  [{ kind: 'action', actionId: 't/:id/:id' }, 'The pattern "t/:id/:id" has the parameter ":id" twice'],
  [{ kind: 'action', actionId: 't/:id', blockId: 'b/:id' }, 'both have the parameter ":id"'],
  [{ kind: 'options', actionId: 'a', type: 'external_select' }, 'Route it by actionId or blockId.'],
  [{ kind: 'options', actionId: 'a', value: 'v' }, 'tells neither the type nor a value'],
  [{ kind: 'view_submission', callbackId: '' }, 'Its callbackId is empty'],
  [{ kind: 'view_closed', callbackId: ':' }, 'has a colon without a name'],
  [{ kind: 'shortcut', callbackId: ':+1:' }, 'use a RegExp if the colon is meant'],
  [{ kind: 'message_shortcut', callbackId: '' }, 'Its callbackId is empty'],
  [{ kind: 'event', type: '' }, 'Its type is empty'],
  [{ kind: 'event', type: 'message', subtype: '' }, 'Its subtype is empty'],
  [{ kind: 'event', type: 'message', channelType: '' }, 'Its channelType is empty'],
  [{ kind: 'event', type: 'message.im' }, `"message.im" is what an app subscribes to`],
  [{ kind: 'event', type: 'message.channels' }, "Take it by { type: 'message', channelType: 'channel' }."],
  [{ kind: 'dialog_submission', callbackId: '' }, 'Name one, or leave callbackId out.'],
  [{ kind: 'interactive_message', name: 'a/:' }, 'a colon without a name'],
  [{ kind: 'interactive_message', callbackId: ':id', name: ':id' }, 'Its callbackId and its name both have'],
  [{ kind: 'interactive_message', value: '' }, 'Name one, or leave value out.'],
  [{ kind: 'dialog_suggestion', value: 'x' }, 'Route it by callbackId or name.'],
  [{ kind: 'interactive_message_suggestion', value: 'x' }, 'Route it by callbackId or name.'],
  [{ kind: 'interaction', type: '' }, 'Its type is empty'],
  [{ kind: 'interaction', type: 'x', callbackId: 'a/:' }, 'a colon without a name'],
  [{ kind: 'message', text: '' }, 'Leave the text out to take every message.'],
];

describe('a route that cannot work', () => {
  it.each(impossible)('stops the boot with its place and the cure: %j', (spec, sentence) => {
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

describe('a route that only looks odd', () => {
  it.each(possible.map(spec => [spec]))('is taken: %j', spec => {
    expect(() => build(spec)).not.toThrow();
  });
});
