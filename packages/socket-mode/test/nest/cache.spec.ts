import { CacheInterceptor, CacheKey, CacheModule } from '@nestjs/cache-manager';
import { Injectable, UseInterceptors, type Type } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { SlackCommand, SlackContext } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';
import { asContext, asHttp, asMicroservice } from '../support/ways-in.js';

/** The stock one sets a header wherever the app serves HTTP; a payload has none, and the cache is not used. */
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

describe('an answer, with a CacheInterceptor', () => {
  it.each(outsideHttp)('is kept by its @CacheKey(), in an app made by %s', async (_name, boot) => {
    await using bot = await Bot.start({ ...cachedBy(CacheInterceptor), boot });
    expect([await said(bot, '/rates'), await said(bot, '/rates')]).toEqual(['asked 1 times', 'asked 1 times']);
  });

  it('is kept by a key of the payload', async () => {
    await using bot = await Bot.start(cachedBy(CacheInterceptor));
    expect(await said(bot, '/inbox', '', 'ann')).toBe('asked 1 times');
    expect(await said(bot, '/inbox', '', 'bob')).toBe('asked 2 times');
    expect(await said(bot, '/inbox', '', 'ann')).toBe('asked 1 times');
  });

  it('is not kept without a key', async () => {
    await using bot = await Bot.start(cachedBy(CacheInterceptor));
    expect([await said(bot, '/uncached'), await said(bot, '/uncached')]).toEqual(['asked 1 times', 'asked 2 times']);
  });

  it('is kept in an app that serves HTTP too, by one that sets no headers', async () => {
    await using stock = await Bot.start({ ...cachedBy(CacheInterceptor), boot: asHttp });
    expect([await said(stock, '/rates'), await said(stock, '/rates')]).toEqual(['asked 1 times', 'asked 2 times']);
    await using ours = await Bot.start({ ...cachedBy(SlackCacheInterceptor), boot: asHttp });
    expect([await said(ours, '/rates'), await said(ours, '/rates')]).toEqual(['asked 1 times', 'asked 1 times']);
    expect([await said(ours, '/uncached'), await said(ours, '/uncached')]).toEqual(['asked 2 times', 'asked 3 times']);
  });
});
