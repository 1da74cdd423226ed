import { Injectable, Module } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Deferred } from '../../../core/src/time/deferred.js';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackActionValue,
  SlackContext,
  SlackEvent,
  SlackFallback,
  SlackMessage,
  SlackSocketModeStrategy,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { TOO_LATE } from '../support/too-late.js';

@Injectable()
class Diary {
  readonly entries: string[] = [];
  held = new Deferred<void>();
}

@Injectable()
class CalmBot {
  constructor(private readonly diary: Diary) {}

  @SlackEvent('team_join')
  joined(): void {
    this.diary.entries.push('calm');
  }

  @SlackMessage('hello')
  @SlackEvent({ type: 'message', channelType: 'channel' })
  twoWays(): void {
    this.diary.entries.push('two ways');
  }
}

@Injectable()
class AngryBot {
  constructor(private readonly diary: Diary) {}

  @SlackEvent('team_join')
  joined(): void {
    this.diary.entries.push('angry');
    throw new Error('Not again.');
  }
}

@Injectable()
class EveryEventBot {
  constructor(private readonly diary: Diary) {}

  @SlackEvent('*')
  every(@Payload('type') type: string): void {
    this.diary.entries.push(`every ${type}`);
  }
}

@Injectable()
class SlowBot {
  constructor(private readonly diary: Diary) {}

  @SlackEvent('team_join')
  async joined(): Promise<void> {
    await this.diary.held.promise;
    this.diary.entries.push('slow');
  }
}

@Injectable()
class HastyBot {
  @SlackEvent('team_join', { ack: 'immediate' })
  joined(): void {}
}

@Injectable()
class ForgetfulBot {
  @SlackEvent('team_join', { ack: 'manual' })
  joined(): void {}
}

const DEADLINE_MS = 300;
const quick = { ackTimeoutMs: 1_500, redeliveryDelaysMs: [] };

const start = async (...providers: (new (...args: never[]) => object)[]) =>
  Bot.start({ providers: [Diary, ...providers], options: { ackDeadlineMs: DEADLINE_MS }, slack: quick });
const join = async (bot: Bot) => bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });

describe('event with several handlers', () => {
  it('calls all of them in the order of their declaration', async () => {
    await using bot = await start(CalmBot, EveryEventBot);
    const { ack } = await join(bot);
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(Diary).entries).toEqual(['calm', 'every team_join']);
  });

  it('calls all of them when one fails, and is not acked', async () => {
    await using bot = await start(AngryBot, CalmBot, EveryEventBot);
    const { ack } = await join(bot);
    expect(ack).toBeNull();
    expect(bot.app.get(Diary).entries).toEqual(['angry', 'calm', 'every team_join']);
  });

  it('is acked after all of them complete', async () => {
    await using bot = await start(CalmBot, SlowBot);
    const exchange = join(bot);
    await bot.slack.waitFor('the quick one', () => bot.app.get(Diary).entries[0]);
    expect(bot.slack.acks).toEqual([]);
    bot.app.get(Diary).held.resolve();
    const { ack } = await exchange;
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(Diary).entries).toEqual(['calm', 'slow']);
  });

  it('is acked immediately when one of them is immediate', async () => {
    await using bot = await Bot.start({ providers: [Diary, SlowBot, HastyBot], ...TOO_LATE });
    const { ack } = await join(bot);
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(Diary).entries).toEqual([]);
    bot.app.get(Diary).held.resolve();
  });

  it('is lost for a handler that fails next to an immediate one, because it is already acked', async () => {
    await using bot = await start(AngryBot, HastyBot);
    const { ack } = await join(bot);
    expect(ack?.status).toBe('in_time');
    expect(bot.log.find('error', "event 'team_join' is lost to AngryBot.joined")).toHaveLength(1);
  });

  it('is lost for a handler that failed while another one ran until the ack deadline', async () => {
    await using bot = await start(AngryBot, SlowBot);
    const { ack } = await join(bot);
    expect(ack?.latencyMs).toBeGreaterThanOrEqual(DEADLINE_MS - 10);
    bot.app.get(Diary).held.resolve();
    await bot.slack.waitFor('a line about the loss', () => bot.log.find('error', 'is lost to AngryBot.joined')[0]);
    expect(bot.app.get(SlackSocketModeStrategy).counts['default']?.lost).toBe(1);
  });

  it('is acked at the deadline when a manual handler does not ack', async () => {
    await using bot = await start(CalmBot, ForgetfulBot);
    const { ack } = await join(bot);
    expect(ack?.latencyMs).toBeGreaterThanOrEqual(DEADLINE_MS - 10);
  });

  it('is not acked when a handler fails next to a manual one that does not ack', async () => {
    await using bot = await start(AngryBot, ForgetfulBot);
    const { ack } = await join(bot);
    expect(ack).toBeNull();
  });

  it('calls a method once, even when several of its decorators match', async () => {
    await using bot = await start(CalmBot);
    await bot.slack.user('ann').say('general', 'hello');
    await bot.slack.waitForAck('events_api');
    expect(bot.app.get(Diary).entries).toEqual(['two ways']);
  });

  it('calls two classes of the same name in two modules of the same name', async () => {
    const twin = (word: string) => {
      @Injectable()
      class TwinBot {
        constructor(private readonly diary: Diary) {}

        @SlackEvent('team_join')
        joined(): void {
          this.diary.entries.push(word);
        }
      }
      @Module({ imports: [DiaryModule], providers: [TwinBot] })
      class TwinModule {}
      return TwinModule;
    };
    @Module({ providers: [Diary], exports: [Diary] })
    class DiaryModule {}
    await using bot = await Bot.start({ imports: [twin('one'), twin('other')], slack: quick });
    await join(bot);
    expect(bot.app.get(Diary, { strict: false }).entries.toSorted()).toEqual(['one', 'other']);
  });
});

@Injectable()
class EntriesBot {
  readonly taken: string[] = [];

  @SlackAction('vote')
  vote(@SlackActionValue() value: string): void {
    this.taken.push(`vote ${value}`);
  }

  @SlackAction('fail')
  fail(): void {
    this.taken.push('fail');
    throw new Error('Not again.');
  }

  @SlackFallback('action')
  rest(@Ctx() ctx: SlackContext<'action'>): void {
    this.taken.push(`rest of ${ctx.envelope.name}`);
  }
}

const entry = (action_id: string, value: string) => ({ type: 'button', action_id, block_id: 'row', value });
const click = async (bot: Bot, ...actions: object[]) =>
  bot.slack.deliver({ type: 'interactive', payload: { type: 'block_actions', user: { id: 'U1' }, actions } });

describe('block actions payload with several actions', () => {
  it('calls the handler of each action', async () => {
    await using bot = await Bot.start({ providers: [EntriesBot] });
    const { ack } = await click(bot, entry('vote', 'tea'), entry('vote', 'cake'));
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(EntriesBot).taken).toEqual(['vote tea', 'vote cake']);
  });

  it('calls the handler of each action when one fails', async () => {
    await using bot = await Bot.start({ providers: [EntriesBot] });
    const { ack } = await click(bot, entry('fail', ''), entry('vote', 'tea'));
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(EntriesBot).taken).toEqual(['fail', 'vote tea']);
  });

  it('calls the fallback once for the actions without a handler', async () => {
    await using bot = await Bot.start({ providers: [EntriesBot] });
    await click(bot, entry('ghost', ''), entry('vote', 'tea'), entry('ghost', ''));
    expect(bot.app.get(EntriesBot).taken).toEqual(['vote tea', 'rest of block_actions']);
  });
});
