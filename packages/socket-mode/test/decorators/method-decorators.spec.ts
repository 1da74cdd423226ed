import { applyDecorators, SetMetadata, type Type } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { unchecked } from '../support/unchecked.js';
import { SlackAction } from '../../../core/src/decorators/slack-action.decorator.js';
import { SlackCommand } from '../../../core/src/decorators/slack-command.decorator.js';
import { SlackEvent } from '../../../core/src/decorators/slack-event.decorator.js';
import { SlackFallback } from '../../../core/src/decorators/slack-fallback.decorator.js';
import { SlackFunction } from '../../../core/src/decorators/slack-function.decorator.js';
import { SlackInteraction } from '../../../core/src/decorators/slack-interaction.decorator.js';
import { SlackMessage } from '../../../core/src/decorators/slack-message.decorator.js';
import { SlackOptions } from '../../../core/src/decorators/slack-options.decorator.js';
import { SlackMessageShortcut, SlackShortcut } from '../../../core/src/decorators/slack-shortcut.decorator.js';
import { SlackViewClosed, SlackViewSubmission } from '../../../core/src/decorators/slack-view.decorator.js';
import { getHandlerDeclarations, type HandlerDeclaration } from '../../../core/src/discovery/handler-metadata.js';
import type { RouteSpec } from '../../../core/src/routing/route.js';
import { slackRoute } from '../../../core/src/routing/slack-route.js';

function declarationsOf(host: Type, name = 'handle'): readonly HandlerDeclaration[] {
  const prototype: unknown = host.prototype;
  return typeof prototype === 'object' && prototype !== null ? getHandlerDeclarations(prototype, name) : [];
}

/** The routes that a decorator declares on a method. */
function routesOf(decorator: MethodDecorator): readonly RouteSpec[] {
  class Host {
    handle(): void {}
  }
  decorator(Host.prototype, 'handle', Object.getOwnPropertyDescriptor(Host.prototype, 'handle') ?? {});
  return declarationsOf(Host).map(({ spec }) => spec);
}

const AuditedCommand = (command: `/${string}`) => applyDecorators(SlackCommand(command), SetMetadata('audited', true));

/** Replaces the method by another function, as tracing decorators do. */
const Replaced: MethodDecorator = (_target, _key, descriptor) => {
  const method: unknown = descriptor.value;
  Object.assign(descriptor, { value: (...args: unknown[]): unknown => [method, args] });
};

/** Applies a decorator with arguments that the compiler rejects, by the call that it emits. */
const decorate = (...args: unknown[]): unknown => Reflect.apply(SlackAction('close'), undefined, args);

describe('the route declared by', () => {
  const pick = slackRoute('pick/:id');

  it.each<[string, MethodDecorator, RouteSpec]>([
    ["@SlackCommand('/x :id')", SlackCommand('/x :id'), { kind: 'command', command: '/x :id' }],
    ['@SlackCommand(/^.x/)', SlackCommand(/^.x/), { kind: 'command', command: /^.x/ }],
    ["@SlackAction('a')", SlackAction('a'), { kind: 'action', actionId: 'a' }],
    ['@SlackAction(/a/)', SlackAction(/a/), { kind: 'action', actionId: /a/ }],
    ['@SlackAction(route)', SlackAction(pick), { kind: 'action', actionId: 'pick/:id' }],
    [
      '@SlackAction({ … })',
      SlackAction({ actionId: pick, blockId: /b/, type: 'button', value: 'v' }),
      { kind: 'action', actionId: 'pick/:id', blockId: /b/, type: 'button', value: 'v' },
    ],
    ["@SlackOptions('o')", SlackOptions('o'), { kind: 'options', actionId: 'o' }],
    ['@SlackOptions({ … })', SlackOptions({ blockId: 'b' }), { kind: 'options', blockId: 'b' }],
    ["@SlackViewSubmission('v')", SlackViewSubmission('v'), { kind: 'view_submission', callbackId: 'v' }],
    ['@SlackViewClosed(route)', SlackViewClosed(pick), { kind: 'view_closed', callbackId: 'pick/:id' }],
    ["@SlackShortcut('s')", SlackShortcut('s'), { kind: 'shortcut', callbackId: 's' }],
    ["@SlackMessageShortcut('m')", SlackMessageShortcut('m'), { kind: 'message_shortcut', callbackId: 'm' }],
    ["@SlackFunction('f')", SlackFunction('f'), { kind: 'function', callbackId: 'f' }],
    ['@SlackFunction(route)', SlackFunction(pick), { kind: 'function', callbackId: 'pick/:id' }],
    [
      "@SlackInteraction({ type: 'block_actions', … })",
      SlackInteraction({ type: 'block_actions', actionId: pick, elementType: 'button' }),
      { kind: 'action', actionId: 'pick/:id', type: 'button' },
    ],
    [
      "@SlackInteraction({ type: 'block_suggestion', … })",
      SlackInteraction({ type: 'block_suggestion', blockId: 'b' }),
      { kind: 'options', blockId: 'b' },
    ],
    [
      "@SlackInteraction({ type: 'message_action', … })",
      SlackInteraction({ type: 'message_action', callbackId: /m/ }),
      { kind: 'message_shortcut', callbackId: /m/ },
    ],
    ['@SlackInteraction() by type alone', SlackInteraction({ type: 'view_closed' }), { kind: 'view_closed' }],
    ["@SlackEvent('e')", SlackEvent('e'), { kind: 'event', type: 'e' }],
    ['@SlackEvent(/e/)', SlackEvent(/e/), { kind: 'event', type: /e/ }],
    [
      '@SlackEvent({ … })',
      SlackEvent({ type: 'message', subtype: 'file_share', channelType: 'im' }),
      { kind: 'event', type: 'message', subtype: 'file_share', channelType: 'im' },
    ],
    ['@SlackMessage()', SlackMessage(), { kind: 'message' }],
    ["@SlackMessage('hi')", SlackMessage('hi'), { kind: 'message', text: 'hi' }],
    ['@SlackMessage(/hi/)', SlackMessage(/hi/), { kind: 'message', text: /hi/ }],
    [
      '@SlackMessage({ … })',
      SlackMessage({ text: 'hi', direct: true, mention: false }),
      { kind: 'message', text: 'hi', direct: true, mention: false },
    ],
    ['@SlackFallback()', SlackFallback(), { kind: 'fallback' }],
    ["@SlackFallback('command')", SlackFallback('command'), { kind: 'fallback', of: 'command' }],
  ])('%s', (_name, decorator, spec) => {
    expect(routesOf(decorator)).toStrictEqual([spec]);
  });

  it('several types of event are one route each, in order', () => {
    expect(routesOf(SlackEvent(['pin_added', 'pin_removed']))).toStrictEqual([
      { kind: 'event', type: 'pin_added' },
      { kind: 'event', type: 'pin_removed' },
    ]);
  });
});

describe('a decorated method', () => {
  it('acks automatically and belongs to every app by default', () => {
    class Bot {
      @SlackCommand('/a') plain() {}
      @SlackCommand('/b', { ack: 'manual', app: 'support' }) told() {}
    }
    expect(declarationsOf(Bot, 'plain')).toStrictEqual([{ spec: { kind: 'command', command: '/a' }, ack: 'auto' }]);
    expect(declarationsOf(Bot, 'told')).toStrictEqual([
      { spec: { kind: 'command', command: '/b' }, ack: 'manual', app: 'support' },
    ]);
  });

  it('keeps what every decorator declares, in the order they are written', () => {
    class Bot {
      @SlackEvent(['pin_added', 'pin_removed'])
      @SlackShortcut('pins')
      @SlackCommand('/pins', { ack: 'immediate' })
      handle() {}
    }
    expect(declarationsOf(Bot).map(({ spec, ack }) => ({ ...spec, ack }))).toEqual([
      { kind: 'event', type: 'pin_added', ack: 'auto' },
      { kind: 'event', type: 'pin_removed', ack: 'auto' },
      { kind: 'shortcut', callbackId: 'pins', ack: 'auto' },
      { kind: 'command', command: '/pins', ack: 'immediate' },
    ]);
  });

  it('can be decorated through applyDecorators()', () => {
    class Bot {
      @AuditedCommand('/pay') handle() {}
    }
    expect(declarationsOf(Bot).map(({ spec }) => spec)).toEqual([{ kind: 'command', command: '/pay' }]);
    expect(Reflect.getMetadata('audited', Reflect.get(Bot.prototype, 'handle'))).toBe(true);
  });

  it('is inherited with its declarations', () => {
    class Base {
      @SlackCommand('/base') handle() {}
    }
    class Derived extends Base {}
    expect(declarationsOf(Derived)).toEqual(declarationsOf(Base));
  });

  it('loses its declarations if a subclass overrides it with declarations of its own', () => {
    class Base {
      @SlackCommand('/base') handle() {}
      @SlackCommand('/other') other() {}
    }
    class Derived extends Base {
      override handle() {}
      @SlackCommand('/derived') override other() {}
    }
    expect(declarationsOf(Derived)).toEqual([]);
    expect(declarationsOf(Derived, 'other').map(({ spec }) => spec)).toEqual([
      { kind: 'command', command: '/derived' },
    ]);
    expect(declarationsOf(Base, 'other').map(({ spec }) => spec)).toEqual([{ kind: 'command', command: '/other' }]);
  });

  it('keeps its declarations if a decorator above replaces the function', () => {
    class Bot {
      @Replaced @SlackCommand('/pay') handle() {}
    }
    expect(declarationsOf(Bot).map(({ spec }) => spec)).toEqual([{ kind: 'command', command: '/pay' }]);
  });

  it('does not share its metadata with another class', () => {
    const decorator = SlackCommand('/shared');
    class One {
      @decorator handle() {}
    }
    const before = declarationsOf(One);
    class Two {
      @SlackShortcut('more') @decorator handle() {}
    }
    expect(declarationsOf(Two)).toHaveLength(2);
    expect(declarationsOf(One)).toEqual(before);
  });
});

it('a method decorator rejects an unknown ack mode', () => {
  const options = { ack: unchecked<'auto'>('later') };
  expect(() => {
    class Bot {
      @SlackCommand('/deploy', options)
      deploy(): void {}
    }
    return Bot;
  }).toThrow("@SlackCommand() on Bot.deploy has ack: 'later'. It is 'auto', 'immediate' or 'manual'.");
});

it('a method decorator rejects an empty list, which would never match', () => {
  expect(() => {
    class Bot {
      @SlackEvent([])
      hear(): void {}
    }
    return Bot;
  }).toThrow('@SlackEvent() on Bot.hear was given an empty list. Name what it handles.');
});

describe('a method decorator on a target that is not a method', () => {
  class TicketBot {
    static restart(): void {}
    get title(): string {
      return 'Tickets';
    }
  }

  it.each([
    ['a property', [TicketBot.prototype, 'count'], '@SlackAction() is on TicketBot.count'],
    [
      'an accessor',
      [TicketBot.prototype, 'title', Object.getOwnPropertyDescriptor(TicketBot.prototype, 'title')],
      'TicketBot.title',
    ],
    [
      'a static method',
      [TicketBot, 'restart', Object.getOwnPropertyDescriptor(TicketBot, 'restart')],
      'static TicketBot.restart',
    ],
    ['a class', [TicketBot], 'class TicketBot'],
    ['a property with a symbol', [TicketBot.prototype, Symbol('secret')], 'TicketBot.Symbol(secret)'],
  ])('throws immediately and names %s', (_what, args, named) => {
    expect(() => decorate(...args)).toThrow(TypeError);
    expect(() => decorate(...args)).toThrow(named);
    expect(() => decorate(...args)).toThrow('Put the decorator on a method of a provider or controller.');
  });
});
