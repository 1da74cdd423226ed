import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, UseFilters } from '@nestjs/common';
import { BaseRpcExceptionFilter } from '@nestjs/microservices';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { of, throwError } from 'rxjs';
import {
  Ctx,
  SlackAck,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackShortcut,
  SlackView,
  SlackViewSubmission,
} from '../../src/index.js';
import { modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';

/** The value that the filter returns, carried by the error. */
class Wish extends Error {
  constructor(readonly wanted: string) {
    super(`Wanted: ${wanted}.`);
  }
}

const wishes: Record<string, () => unknown> = {
  nothing: () => undefined,
  text: () => 'There is no ticket 7.',
  promise: async () => Promise.resolve('There is no ticket 7.'),
  observable: () => of('There is no ticket 7.'),
  'observable of a status': () => of(503),
  'empty observable': () => of(),
  'SlackAck.ok': () => SlackAck.ok('There is no ticket 7.'),
  'SlackAck.ok bare': () => SlackAck.ok(),
  'SlackAck.retry': () => SlackAck.retry(),
  'observable of SlackAck.retry': () => of(SlackAck.retry()),
  200: () => 200,
  204: () => 204,
  404: () => 404,
  503: () => 503,
  throwError: () => throwError(() => ({ status: 'error' })),
  stranger: () => ({ statusCode: 503, path: '/' }),
  false: () => false,
  throws: () => {
    throw new Error('The filter broke.');
  },
};

@Catch(Wish)
class WishFilter implements ExceptionFilter<Wish> {
  catch({ wanted }: Wish, _host: ArgumentsHost): unknown {
    return wishes[wanted]?.();
  }
}

@Injectable()
class FilteredBot {
  @SlackCommand('/wish')
  @UseFilters(WishFilter)
  command(@Ctx() ctx: SlackContext<'command'>): void {
    throw new Wish(String(ctx.payload['text']));
  }

  @SlackCommand('/manual-wish', { ack: 'manual' })
  @UseFilters(WishFilter)
  manual(): void {
    throw new Wish('nothing');
  }

  @SlackCommand('/stock')
  @UseFilters(BaseRpcExceptionFilter)
  stock(): void {
    throw new Wish('the stock filter');
  }

  @SlackEvent(/^wish: /)
  @UseFilters(WishFilter)
  event(@Ctx() ctx: SlackContext<'event'>): void {
    throw new Wish(ctx.envelope.name.replace('wish: ', ''));
  }

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form'));
  }

  @SlackViewSubmission('form')
  @UseFilters({ catch: () => SlackView.errors({ title: 'By the filter.' }) })
  submit(): void {
    throw new Error('The database is gone.');
  }
}

describe('exception filter', () => {
  let bot: Bot;
  const command = async (wanted: string) => bot.slack.user('ann').command('/wish', wanted);
  const event = async (wanted: string) => {
    const { ack } = await bot.slack.deliverEvent({ type: `wish: ${wanted}` });
    return ack?.status ?? 'no ack';
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [FilteredBot], slack: { ackTimeoutMs: 1_000, redeliveryDelaysMs: [] } });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it.each(['text', 'promise', 'observable', 'SlackAck.ok'])('responds to a command: %s', async wanted => {
    const { ack } = await command(wanted);
    expect(ack?.payload).toEqual({ text: 'There is no ticket 7.' });
  });

  it.each(['nothing', 'empty observable', 'SlackAck.ok bare', '200', '204'])(
    'sends an empty ack for a command: %s',
    async wanted => {
      const { ack } = await command(wanted);
      expect(ack?.status).toBe('in_time');
      expect(ack).not.toHaveProperty('payload');
    },
  );

  it.each(['404', '503', 'observable of a status'])('shows a failed command to the user: %s', async wanted => {
    const { ack, problem } = await command(wanted);
    expect(ack).toBeNull();
    expect(problem).toContain('operation_timeout');
  });

  it.each(['SlackAck.retry', 'observable of SlackAck.retry', 'throwError', 'throws'])(
    'sends the error reply to a command: %s',
    async wanted => {
      const { message } = await command(wanted);
      expect(message?.text).toMatch(/^Sorry/);
    },
  );

  it.each(['nothing', 'SlackAck.ok bare', '200', '204'])('acks an event: %s', async wanted => {
    await expect(event(wanted)).resolves.toBe('in_time');
  });

  it.each(['404', '503', 'SlackAck.retry', 'throwError', 'throws'])('leaves an event unacked: %s', async wanted => {
    await expect(event(wanted)).resolves.toBe('no ack');
  });

  it('is ignored when it ends with an error: the log has the error of the handler', async () => {
    await command('throwError');
    expect(bot.log.find('error', /FilteredBot\.command failed .*Wanted: throwError\./)).not.toEqual([]);
  });

  it('is logged with its own error when it throws', async () => {
    await command('throws');
    expect(bot.log.find('error', /FilteredBot\.command failed .*The filter broke\./)).not.toEqual([]);
  });

  it('of Nest for another transport has the effect of an unhandled error', async () => {
    const { message } = await bot.slack.user('ann').command('/stock');
    expect(message?.text).toMatch(/^Sorry/);
    expect(bot.log.find('error', /FilteredBot\.stock failed .*Wanted: the stock filter/)).toHaveLength(1);
  });

  it('sends an empty ack and logs a warning when it returns an invalid result', async () => {
    const { ack } = await command('stranger');
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
    expect(bot.log.find('warn', 'FilteredBot.command returned an object with statusCode, path')).toHaveLength(1);
  });

  it('marks the error as handled for any result', async () => {
    const { ack } = await command('false');
    expect(ack?.status).toBe('in_time');
    expect(bot.log.find('error', 'Wanted: false.')).toEqual([]);
  });

  it('acks for a manual handler that failed before its ack', async () => {
    const { ack } = await bot.slack.user('ann').command('/manual-wish');
    // Slack gives up before the ack deadline here, so the automatic ack would be too late.
    expect(ack?.status).toBe('in_time');
  });

  it('responds to a view submission', async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    await ann.submit(await bot.slack.waitForView('ann'));
    expect(ann.views[0]?.errors).toEqual({ title: 'By the filter.' });
  });
});
