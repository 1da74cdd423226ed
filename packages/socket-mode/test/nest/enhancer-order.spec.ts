import { describe, expect, it } from '@jest/globals';
import {
  Catch,
  Controller,
  ForbiddenException,
  Injectable,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import { catchError, from, map, of, tap } from 'rxjs';
import { Payload, SlackCommand, SlackContext, type SlackExceptionFilter, SlackUserException } from '../../src/index.js';
import { Bot } from '../support/bot.js';

const said = async (bot: Bot, command: string, text = '') =>
  (await bot.slack.user('ann').command(command, text)).message?.text;

const guard = (name: string, seen: string[]): CanActivate => ({
  canActivate() {
    seen.push(name);
    return true;
  },
});

const interceptor = (name: string, seen: string[]): NestInterceptor => ({
  intercept(_host: ExecutionContext, next: CallHandler) {
    seen.push(`${name} before`);
    return next.handle().pipe(tap(() => seen.push(`${name} after`)));
  },
});

class Refused extends Error {}
class Broken extends Error {}

const broken = (): never => {
  throw new Broken();
};

const intercept = (act: NestInterceptor['intercept']) => UseInterceptors({ intercept: act });

function filterOf(name: string, ...errors: (typeof Refused)[]): SlackExceptionFilter {
  @Catch(...errors)
  class Filter implements SlackExceptionFilter {
    catch(error: unknown): string {
      return `${name} took ${error instanceof Error ? error.constructor.name : 'something'}`;
    }
  }
  return new Filter();
}

describe('the order of enhancers', () => {
  it('is global, class, method for guards and interceptors, and back again after the handler', async () => {
    const seen: string[] = [];

    @UseGuards(guard('class guard', seen))
    @UseInterceptors(interceptor('class', seen))
    @Injectable()
    class Ordered {
      @SlackCommand('/go')
      @UseGuards(guard('method guard', seen))
      @UseInterceptors(interceptor('method', seen))
      go(): void {
        seen.push('handler');
      }
    }
    await using bot = await Bot.start({
      providers: [
        Ordered,
        { provide: APP_GUARD, useValue: guard('app guard', seen) },
        { provide: APP_INTERCEPTOR, useValue: interceptor('app', seen) },
      ],
      options: { enhancers: { guards: [guard('option guard', seen)], interceptors: [interceptor('option', seen)] } },
    });
    await said(bot, '/go');
    expect(seen).toEqual([
      'app guard',
      'option guard',
      'class guard',
      'method guard',
      'app before',
      'option before',
      'class before',
      'method before',
      'handler',
      'method after',
      'class after',
      'option after',
      'app after',
    ]);
  });

  it('lets the nearest filter that catches an error have it: method, class, option, app', async () => {
    @UseFilters(filterOf('the class', Refused, Broken))
    @Controller()
    class Failing {
      @SlackCommand('/method')
      @UseFilters(filterOf('the method', Refused))
      onMethod(): never {
        throw new Refused();
      }
      @SlackCommand('/class')
      @UseFilters(filterOf('the method', Refused))
      onClass(): never {
        throw new Broken();
      }
      @SlackCommand('/option')
      onOption(): never {
        throw new TypeError();
      }
      @SlackCommand('/app')
      onApp(): never {
        throw new RangeError();
      }
    }
    await using bot = await Bot.start({
      controllers: [Failing],
      providers: [{ provide: APP_FILTER, useValue: filterOf('the app') }],
      options: { enhancers: { filters: [filterOf('the option', TypeError)] } },
    });
    expect(await said(bot, '/method')).toBe('the method took Refused');
    expect(await said(bot, '/class')).toBe('the class took Broken');
    expect(await said(bot, '/option')).toBe('the option took TypeError');
    expect(await said(bot, '/app')).toBe('the app took RangeError');
  });
});

describe('a filter', () => {
  it.each([
    ['guard', UseGuards({ canActivate: broken })],
    ['interceptor', UseInterceptors({ intercept: broken })],
    ['pipe', UsePipes({ transform: broken })],
  ])('sees what a %s throws', async (_what, enhancer) => {
    @UseFilters(filterOf('the filter', Broken))
    @Injectable()
    class Guarded {
      @SlackCommand('/go')
      @enhancer
      go(@Payload('text') text: string): string {
        return `not reached by ${text}`;
      }
    }
    await using bot = await Bot.start({ providers: [Guarded] });
    expect(await said(bot, '/go')).toBe('the filter took Broken');
  });

  it('answers for a guard that refused', async () => {
    @Catch(ForbiddenException)
    class Politely implements SlackExceptionFilter<ForbiddenException> {
      catch(error: ForbiddenException): string {
        return `No: ${error.getStatus()}`;
      }
    }
    @Injectable()
    class Guarded {
      @SlackCommand('/go')
      @UseGuards({ canActivate: () => false })
      @UseFilters(Politely)
      go(): void {}
    }
    await using bot = await Bot.start({ providers: [Guarded] });
    expect(await said(bot, '/go')).toBe('No: 403');
  });

  it('that throws stands in for the error it was called with', async () => {
    @Catch()
    class Translating implements SlackExceptionFilter {
      catch(): never {
        throw new SlackUserException('in other words');
      }
    }
    @Injectable()
    class Failing {
      @SlackCommand('/go')
      @UseFilters(Translating)
      go(): never {
        throw new Broken();
      }
    }
    await using bot = await Bot.start({ providers: [Failing] });
    expect(await said(bot, '/go')).toBe('in other words');
  });
});

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

  it('may be an observable, of which the last value counts', async () => {
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
});

describe('an interceptor', () => {
  it('may change the answer, answer instead, and answer for an error', async () => {
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
        throw new Broken();
      }
    }
    await using bot = await Bot.start({ providers: [Intercepted] });
    expect(await said(bot, '/changed')).toBe('quiet, but louder');
    expect(await said(bot, '/instead')).toBe('from the cache');
    expect(calls).toBe(0);
    expect(await said(bot, '/mended')).toBe('mended');
  });
});
