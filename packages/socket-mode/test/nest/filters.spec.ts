import { describe, expect, it } from '@jest/globals';
import {
  Catch,
  ForbiddenException,
  Injectable,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { Payload, SlackCommand, SlackEvent, type SlackExceptionFilter, SlackUserException } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';
import { filterOf } from './filter-of.js';

class Broken extends Error {}

const broken = (): never => {
  throw new Broken();
};

describe('a filter', () => {
  it.each([
    ['guard', UseGuards({ canActivate: broken })],
    ['interceptor', UseInterceptors({ intercept: broken })],
    ['pipe', UsePipes({ transform: broken })],
  ])('catches errors thrown in a %s', async (_what, enhancer) => {
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

  it('responds for a guard that rejects', async () => {
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

  it('replaces the error if it throws another one', async () => {
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

  it('changes nothing if it throws the same error again', async () => {
    @Catch()
    class Watching implements SlackExceptionFilter {
      catch(error: unknown): never {
        throw error;
      }
    }
    @Injectable()
    class Failing {
      @SlackEvent('team_join')
      @UsePipes({ transform: broken })
      @UseFilters(Watching)
      join(@Payload('user') _user: object): void {}

      @SlackCommand('/go')
      @UseGuards({ canActivate: () => false })
      @UseFilters(Watching)
      go(): void {}
    }
    await using bot = await Bot.start({ providers: [Failing], slack: { redeliveryDelaysMs: [], ackTimeoutMs: 1_500 } });
    expect((await bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } })).ack?.status).toBe('in_time');
    expect(await said(bot, '/go')).toMatch(/not allowed/);
  });
});
