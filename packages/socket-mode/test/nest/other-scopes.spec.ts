import { afterEach, describe, expect, it } from '@jest/globals';
import {
  Controller,
  Inject,
  Injectable,
  Scope,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import {
  APP_GUARD,
  ContextIdFactory,
  REQUEST,
  type ContextId,
  type ContextIdStrategy,
  type HostComponentInfo,
} from '@nestjs/core';
import { RequestContextHost } from '@nestjs/microservices/context/request-context-host.js';
import { SlackCommand, SlackContext } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';
import { hosted } from './enhanced-bot.js';

/** Uses one durable context for all payloads of a user. */
class ByUser implements ContextIdStrategy<RequestContextHost> {
  readonly #users = new Map<string, ContextId>();

  attach(contextId: ContextId, request: RequestContextHost) {
    const context: unknown = request.getContext();
    const user = context instanceof SlackContext ? (context.userId ?? '') : '';
    const ofUser = this.#users.get(user) ?? ContextIdFactory.create();
    this.#users.set(user, ofUser);
    return {
      resolve: ({ isTreeDurable }: HostComponentInfo) => (isTreeDurable ? ofUser : contextId),
      payload: { user },
    };
  }
}

describe('a durable host', () => {
  const ofNest: unknown = Reflect.get(ContextIdFactory, 'strategy');
  afterEach(() => {
    Reflect.set(ContextIdFactory, 'strategy', ofNest);
  });

  it.each(['provider', 'controller'] as const)('as a %s is shared by all payloads of one context', async as => {
    ContextIdFactory.apply(new ByUser());
    let made = 0;

    @Controller({ scope: Scope.REQUEST, durable: true })
    class OfUser {
      readonly number = (made += 1);
      #calls = 0;

      constructor(@Inject(REQUEST) private readonly shared: { user: string }) {}

      @SlackCommand('/count')
      count(): string {
        return `${this.number}, call ${(this.#calls += 1)} for ${this.shared.user}`;
      }
    }
    await using bot = await Bot.start(hosted(as, OfUser));
    const [ann, bob] = [bot.slack.user('ann'), bot.slack.user('bob')];
    expect(await said(bot, '/count')).toBe(`1, call 1 for ${ann.id}`);
    expect(await said(bot, '/count')).toBe(`1, call 2 for ${ann.id}`);
    expect(await said(bot, '/count', '', 'bob')).toBe(`2, call 1 for ${bob.id}`);
  });
});

describe('a request-scoped host with a durable context strategy', () => {
  const ofNest: unknown = Reflect.get(ContextIdFactory, 'strategy');
  afterEach(() => {
    Reflect.set(ContextIdFactory, 'strategy', ofNest);
  });

  it('is created for each payload, and its request contains the payload from the strategy', async () => {
    ContextIdFactory.apply(new ByUser());
    let made = 0;

    @Injectable({ scope: Scope.REQUEST })
    class Fresh {
      readonly number = (made += 1);

      constructor(@Inject(REQUEST) private readonly request: RequestContextHost & { user: string }) {}

      @SlackCommand('/fresh')
      fresh(): string {
        return `${this.number} of ${this.request.user}`;
      }
    }
    await using bot = await Bot.start({ providers: [Fresh] });
    const ann = bot.slack.user('ann');
    expect(await said(bot, '/fresh')).toBe(`1 of ${ann.id}`);
    expect(await said(bot, '/fresh')).toBe(`2 of ${ann.id}`);
  });
});

describe('a transient host', () => {
  it.each(['provider', 'controller'] as const)('as a %s is created for each payload', async as => {
    let calls = 0;

    @Controller({ scope: Scope.TRANSIENT })
    class Transient {
      #calls = 0;

      @SlackCommand('/count')
      count(): string {
        calls += 1;
        return `call ${(this.#calls += 1)}`;
      }
    }
    await using bot = await Bot.start(hosted(as, Transient));
    expect(await said(bot, '/count')).toBe('call 1');
    expect(await said(bot, '/count')).toBe('call 1');
    expect(calls).toBe(2);
  });
});

describe('a transient guard', () => {
  it.each(['provider', 'controller'] as const)('of a %s guards with its injected dependencies', async as => {
    @Injectable()
    class Rules {
      readonly allowed = new Set(['ann']);
    }

    @Injectable({ scope: Scope.TRANSIENT })
    class RulesGuard implements CanActivate {
      constructor(private readonly rules: Rules) {}

      canActivate(): boolean {
        return this.rules.allowed.has('bob');
      }
    }

    @Controller()
    class Guarded {
      @SlackCommand('/guarded')
      @UseGuards(RulesGuard)
      guarded(): string {
        return 'let in';
      }
    }
    await using bot = await Bot.start(hosted(as, Guarded, [Rules]));
    expect(await said(bot, '/guarded')).toBe('You are not allowed to do that.');
    bot.app.get(Rules).allowed.add('bob');
    expect(await said(bot, '/guarded')).toBe('let in');
  });
});

describe('a transient APP_GUARD', () => {
  it.each(['provider', 'controller'] as const)('guards a %s', async as => {
    @Injectable({ scope: Scope.TRANSIENT })
    class Refusing implements CanActivate {
      canActivate(host: ExecutionContext): boolean {
        return SlackContext.from(host).body['text'] !== 'no';
      }
    }
    @Controller()
    class Guarded {
      @SlackCommand('/guarded')
      guarded(): string {
        return 'let in';
      }
    }
    const guard = { provide: APP_GUARD, useClass: Refusing, scope: Scope.TRANSIENT };
    await using bot = await Bot.start(hosted(as, Guarded, [guard]));
    expect(await said(bot, '/guarded', 'no')).toBe('You are not allowed to do that.');
    expect(await said(bot, '/guarded', 'yes')).toBe('let in');
  });
});
