import { Injectable, UseInterceptors, type CallHandler, type ExecutionContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { interval, Observable, type Subscriber } from 'rxjs';
import { SlackCommand, SlackEvent, SlackMessage, SlackShortcut } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { unchecked } from '../support/unchecked.js';
import { until } from '../support/until.js';

/** A result that never completes, and a record of whether it was stopped. */
class Source {
  isAsked = false;
  isEnded = false;

  readonly observable = new Observable<string>((subscriber: Subscriber<string>) => {
    this.isAsked = true;
    const ticks = interval(5).subscribe(tick => subscriber.next(`tick ${tick}`));
    return () => {
      ticks.unsubscribe();
      this.isEnded = true;
    };
  });

  async *stream(): AsyncGenerator<string> {
    this.isAsked = true;
    try {
      for (;;) {
        yield 'piece ';
        await new Promise(resolve => setTimeout(resolve, 5));
      }
    } finally {
      this.isEnded = true;
    }
  }
}

class Endlessly {
  static readonly source = new Source();

  intercept(_context: ExecutionContext, next: CallHandler) {
    void next;
    return Endlessly.source.observable;
  }
}

@Injectable()
class EndlessBot {
  readonly observed = new Source();
  readonly streamed = new Source();
  readonly cursor = new Source();

  @SlackCommand('/observed')
  observe() {
    return unchecked<Promise<string>>(this.observed.observable);
  }

  @SlackCommand('/streamed')
  stream() {
    return this.streamed.stream();
  }

  @SlackCommand('/intercepted')
  @UseInterceptors(Endlessly)
  intercepted(): void {}

  @SlackEvent('team_join')
  event() {
    return unchecked<void>(this.cursor.stream());
  }

  @SlackShortcut('cursor')
  shortcut() {
    return unchecked<void>(this.cursor.stream());
  }

  @SlackMessage('buffers')
  async *buffers() {
    yield unchecked<string>(Buffer.from('secret'));
  }
}

describe('endless result', () => {
  let bot: Bot;
  let endless: EndlessBot;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [EndlessBot], options: { ackDeadlineMs: 30, handlerTimeoutMs: 80 } });
    endless = bot.app.get(EndlessBot);
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it.each([
    ['an Observable', '/observed', () => endless.observed],
    ['a stream', '/streamed', () => endless.streamed],
    ["an interceptor's Observable", '/intercepted', () => Endlessly.source],
  ])('stops at the handler timeout: %s', async (_what, command, source) => {
    await bot.slack.user('ann').command(command);
    await until('the end of the answer', () => source().isEnded);
    expect(source().isAsked).toBe(true);
  });

  it('is not read where the kind accepts no stream, and logs a warning', async () => {
    const { ack } = await bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });
    expect(ack?.status).toBe('in_time');
    await bot.slack.user('ann').shortcut('cursor');
    expect(endless.cursor.isAsked).toBe(false);
    expect(bot.log.find('warn', 'EndlessBot.event returned a stream')).toHaveLength(1);
    expect(bot.log.find('warn', 'EndlessBot.shortcut returned a stream')).toHaveLength(1);
  });

  it('is invalid when it emits a value that is not text, and logs a warning', async () => {
    await bot.slack.user('ann').say('general', 'buffers');
    await bot.slack.waitFor('a warning', () => bot.log.find('warn', 'EndlessBot.buffers returned a stream')[0]);
    expect(bot.slack.apiCalls.map(({ method }) => method)).not.toContain('chat.postMessage');
  });
});

describe('shutdown', () => {
  it.each([
    ['an Observable', '/observed', (bot: EndlessBot) => bot.observed],
    ['a stream', '/streamed', (bot: EndlessBot) => bot.streamed],
  ])('stops %s that never completes', async (_what, command, sourceOf) => {
    const options = { ackDeadlineMs: 10, drainTimeoutMs: 20 };
    await using bot = await Bot.start({ providers: [EndlessBot], options });
    await bot.slack.user('ann').command(command);
    const source = sourceOf(bot.app.get(EndlessBot));
    expect(source).toMatchObject({ isAsked: true, isEnded: false });
    await bot.app.close();
    await until('the end of the answer', () => source.isEnded);
  });
});
