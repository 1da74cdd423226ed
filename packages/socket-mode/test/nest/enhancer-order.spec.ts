import { describe, expect, it } from '@jest/globals';
import {
  Controller,
  Injectable,
  UseFilters,
  UseGuards,
  UseInterceptors,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { tap } from 'rxjs';
import { SlackCommand, SlackContext } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';
import { makeMicroservice } from '../support/ways-in.js';
import { filterOf } from './filter-of.js';

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

  it('runs the nearest filter that catches an error: method, class, option, app', async () => {
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

  it('starts and ends with the request hooks of a microservice', async () => {
    const seen: string[] = [];
    @Injectable()
    class Hooked {
      @SlackCommand('/go')
      @UseGuards(guard('guard', seen))
      go(): string {
        seen.push('handler');
        return 'gone';
      }
    }
    await using bot = await Bot.start({
      providers: [Hooked],
      boot: async (module, log) => {
        const app = await makeMicroservice(module, log);
        for (const name of ['first', 'second']) {
          app.registerPreRequestHook((host, next) => {
            seen.push(`${name} hook of ${SlackContext.from(host).envelope.name}`);
            return next().pipe(tap(() => seen.push(`${name} hook after`)));
          });
        }
        await app.listen();
        return app;
      },
    });
    expect(await said(bot, '/go')).toBe('gone');
    expect(seen).toEqual([
      'first hook of /go',
      'second hook of /go',
      'guard',
      'handler',
      'second hook after',
      'first hook after',
    ]);
  });
});
