import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import {
  Injectable,
  UseGuards,
  UseInterceptors,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { catchError, concatMap, defer, EMPTY, from, map, of, Subject, throwError, timeout } from 'rxjs';
import { SlackCommand, SlackContext, SlackUserException } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';
import { said } from '../support/said.js';

const intercept = (act: NestInterceptor['intercept']) => UseInterceptors({ intercept: act });

describe('a guard', () => {
  const Roles = Reflector.createDecorator<string[]>();

  @Injectable()
  class RolesGuard implements CanActivate {
    constructor(private readonly reflector: Reflector) {}

    async canActivate(host: ExecutionContext): Promise<boolean> {
      const roles = this.reflector.getAllAndOverride(Roles, [host.getHandler(), host.getClass()]);
      return roles.includes(String(SlackContext.from(host).body['text']));
    }
  }

  it('reads metadata of the method and the class with the Reflector', async () => {
    @Roles(['user'])
    @UseGuards(RolesGuard)
    @Injectable()
    class Ruled {
      @SlackCommand('/open')
      open(): string {
        return 'opened';
      }
      @SlackCommand('/close')
      @Roles(['owner'])
      close(): string {
        return 'closed';
      }
    }
    await using bot = await Bot.start({ providers: [Ruled] });
    expect(await said(bot, '/open', 'user')).toBe('opened');
    expect(await said(bot, '/close', 'user')).toBe('You are not allowed to do that.');
    expect(await said(bot, '/close', 'owner')).toBe('closed');
  });

  it('can return an observable, whose last value counts', async () => {
    @Injectable()
    class Guarded {
      @SlackCommand('/yes')
      @UseGuards({ canActivate: () => from([false, true]) })
      yes(): string {
        return 'let in';
      }
      @SlackCommand('/no')
      @UseGuards({ canActivate: () => from([true, false]) })
      no(): string {
        return 'let in';
      }
    }
    await using bot = await Bot.start({ providers: [Guarded] });
    expect(await said(bot, '/yes')).toBe('let in');
    expect(await said(bot, '/no')).toBe('You are not allowed to do that.');
  });

  it.each([
    ['at once', () => false],
    ['later', async () => false],
  ])('stops the guards that follow when it rejects %s', async (_when, canActivate) => {
    let asked = 0;
    const further = () => {
      asked += 1;
      return true;
    };

    @Injectable()
    class Guarded {
      @SlackCommand('/closed')
      @UseGuards({ canActivate }, { canActivate: further })
      closed(): string {
        return 'let in';
      }
    }
    await using bot = await Bot.start({ providers: [Guarded] });
    expect(await said(bot, '/closed')).toBe('You are not allowed to do that.');
    expect(asked).toBe(0);
  });
});

describe('an interceptor', () => {
  it('can change the response, respond instead of the handler, and respond for an error', async () => {
    let calls = 0;
    @Injectable()
    class Intercepted {
      @SlackCommand('/changed')
      @intercept((_host, next) => next.handle().pipe(map(answer => `${String(answer)}, but louder`)))
      changed(): string {
        return 'quiet';
      }
      @SlackCommand('/instead')
      @intercept(() => of('from the cache'))
      instead(): string {
        calls += 1;
        return 'fresh';
      }
      @SlackCommand('/mended')
      @intercept((_host, next) => next.handle().pipe(catchError(() => of('mended'))))
      mended(): never {
        throw new Error('broken');
      }
    }
    await using bot = await Bot.start({ providers: [Intercepted] });
    expect(await said(bot, '/changed')).toBe('quiet, but louder');
    expect(await said(bot, '/instead')).toBe('from the cache');
    expect(calls).toBe(0);
    expect(await said(bot, '/mended')).toBe('mended');
  });

  it('runs the handler in its asynchronous context, regardless of who subscribes', async () => {
    const store = new AsyncLocalStorage<string>();

    @Injectable()
    class Intercepted {
      @SlackCommand('/where')
      @intercept((_host, next) => store.run('within', () => next.handle()))
      @intercept((_host, next) => next.handle())
      where(): string {
        return store.getStore() ?? 'nowhere';
      }
    }
    await using bot = await Bot.start({ providers: [Intercepted] });
    expect(await said(bot, '/where')).toBe('within');
  });

  it.each<[name: string, act: NestInterceptor['intercept'], answer: string | undefined]>([
    ['nothing', () => EMPTY, undefined],
    ['several values', (_host, next) => next.handle().pipe(concatMap(answer => of('first', answer))), 'answer'],
    ['an error', () => throwError(() => new SlackUserException('broken')), 'broken'],
    ['values later', async (_host, next) => next.handle(), 'answer'],
  ])('can emit %s', async (_what, act, answer) => {
    @Injectable()
    class Emitting {
      @SlackCommand('/emit')
      @intercept(act)
      emit(): string {
        return 'answer';
      }
    }
    await using bot = await Bot.start({ providers: [Emitting] });
    const { ack, message } = await bot.slack.user('ann').command('/emit');
    expect(ack?.status).toBe('in_time');
    expect(message?.text).toBe(answer);
  });

  it('can stop waiting, and what the handler returns later is not subscribed to', async () => {
    const returned = new Gate();
    let begun = 0;
    @Injectable()
    class Slow {
      @SlackCommand('/slow')
      @intercept((_host, next) => next.handle().pipe(timeout({ first: 20, with: () => of('too slow') })))
      async slow() {
        await returned.pass();
        return defer(() => of(`Begun ${(begun += 1)} times.`));
      }
    }
    await using bot = await Bot.start({ providers: [Slow] });
    expect(await said(bot, '/slow')).toBe('too slow');
    returned.open();
    await nextTurn();
    expect(begun).toBe(0);
  });

  it('receives the error of a returned Observable that cannot be subscribed to', async () => {
    const ended = new Subject<string>();
    ended.unsubscribe();
    @Injectable()
    class Ended {
      @SlackCommand('/ended')
      @intercept((_host, next) => next.handle().pipe(catchError(({ name }: Error) => of(name))))
      async answer() {
        return ended;
      }
    }
    await using bot = await Bot.start({ providers: [Ended] });
    expect(await said(bot, '/ended')).toBe('ObjectUnsubscribedError');
  });

  it('can respond with asynchronous values of any type', async () => {
    const query: unknown = runInNewContext('Promise.resolve("found")');
    @Injectable()
    class Querying {
      @SlackCommand('/query')
      @intercept((_host, next) => next.handle().pipe(map(() => query)))
      query(): void {}
    }
    await using bot = await Bot.start({ providers: [Querying] });
    expect(await said(bot, '/query')).toBe('found');
  });
});
