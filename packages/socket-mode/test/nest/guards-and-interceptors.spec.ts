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
import { catchError, from, map, of } from 'rxjs';
import { SlackCommand, SlackContext } from '../../src/index.js';
import { Bot } from '../support/bot.js';
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
        throw new Error('broken');
      }
    }
    await using bot = await Bot.start({ providers: [Intercepted] });
    expect(await said(bot, '/changed')).toBe('quiet, but louder');
    expect(await said(bot, '/instead')).toBe('from the cache');
    expect(calls).toBe(0);
    expect(await said(bot, '/mended')).toBe('mended');
  });
});
