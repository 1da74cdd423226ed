import { CacheInterceptor, CacheKey, CacheModule } from '@nestjs/cache-manager';
import { Injectable, UseInterceptors, type Type } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { SlackCommand, SlackContext } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';
import { asContext, asHttp, asMicroservice } from '../support/ways-in.js';

/** Nest's CacheInterceptor sets a header if the app serves HTTP. A payload has no headers, so it does not cache. */
@Injectable()
class SlackCacheInterceptor extends CacheInterceptor {
  protected override setHeadersWhenHttp(): void {}
}

function cachedBy(interceptor: Type<CacheInterceptor>) {
  @Injectable()
  @UseInterceptors(interceptor)
  class Cached {
    #asked = 0;

    @SlackCommand('/rates')
    @CacheKey('rates')
    rates(): string {
      this.#asked += 1;
      return `asked ${this.#asked} times`;
    }

    @SlackCommand('/inbox')
    @CacheKey(host => `inbox of ${SlackContext.from(host).userId}`)
    inbox(): { text: string } {
      this.#asked += 1;
      return { text: `asked ${this.#asked} times` };
    }

    @SlackCommand('/uncached')
    uncached(): string {
      this.#asked += 1;
      return `asked ${this.#asked} times`;
    }
  }
  return { imports: [CacheModule.register()], providers: [Cached] };
}

const outsideHttp = [
  ['createApplicationContext()', asContext],
  ['createMicroservice()', asMicroservice],
] as const;

describe('a response with a CacheInterceptor', () => {
  it.each(outsideHttp)('is cached by its @CacheKey() in an app created by %s', async (_name, boot) => {
    await using bot = await Bot.start({ ...cachedBy(CacheInterceptor), boot });
    expect([await said(bot, '/rates'), await said(bot, '/rates')]).toEqual(['asked 1 times', 'asked 1 times']);
  });

  it('is cached by a key of the payload', async () => {
    await using bot = await Bot.start(cachedBy(CacheInterceptor));
    expect(await said(bot, '/inbox', '', 'ann')).toBe('asked 1 times');
    expect(await said(bot, '/inbox', '', 'bob')).toBe('asked 2 times');
    expect(await said(bot, '/inbox', '', 'ann')).toBe('asked 1 times');
  });

  it('is not cached without a key', async () => {
    await using bot = await Bot.start(cachedBy(CacheInterceptor));
    expect([await said(bot, '/uncached'), await said(bot, '/uncached')]).toEqual(['asked 1 times', 'asked 2 times']);
  });

  it('is also cached in an app that serves HTTP, by an interceptor that sets no headers', async () => {
    await using stock = await Bot.start({ ...cachedBy(CacheInterceptor), boot: asHttp });
    expect([await said(stock, '/rates'), await said(stock, '/rates')]).toEqual(['asked 1 times', 'asked 2 times']);
    await using ours = await Bot.start({ ...cachedBy(SlackCacheInterceptor), boot: asHttp });
    expect([await said(ours, '/rates'), await said(ours, '/rates')]).toEqual(['asked 1 times', 'asked 1 times']);
    expect([await said(ours, '/uncached'), await said(ours, '/uncached')]).toEqual(['asked 2 times', 'asked 3 times']);
  });
});
