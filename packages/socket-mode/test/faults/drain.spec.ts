import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Ctx, SlackCommand, SlackContext, SlackEvent, SlackSocketModeStrategy } from '../../src/index.js';
import { TimerMonitor } from '../connection/timer-monitor.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';

const untouched = globalThis.fetch;

describe('a shutdown', () => {
  it('aborts the signal of a running handler after drainTimeoutMs, and not before', async () => {
    const gate = new Gate();
    const aborted: unknown[] = [];
    @Injectable()
    class Hanging {
      @SlackCommand('/hang')
      async hang(@Ctx() { signal }: SlackContext): Promise<void> {
        signal.addEventListener('abort', () => aborted.push(signal.reason));
        await gate.pass();
      }
    }
    const bot = await Bot.start({ providers: [Hanging], options: { drainTimeoutMs: 100, ackDeadlineMs: 20 } });
    const hanging = bot.slack.user('ann').command('/hang');
    await gate.reached;
    expect((await hanging).ack).not.toBeNull();
    expect(aborted).toEqual([]);

    await bot.app.close();
    expect(aborted).toEqual([expect.objectContaining({ message: expect.stringContaining('(drainTimeoutMs)') })]);
    expect(bot.log.find('log', 'Shutting down')).toEqual([
      'Shutting down: waiting up to 0.1 s (drainTimeoutMs) for 1 running handler.',
    ]);
    expect(
      bot.log.find(
        'warn',
        '1 handler still running after 0.1 s (drainTimeoutMs). Shutting down without waiting longer.',
      ),
    ).toHaveLength(1);
    await bot.slack.waitForConnections(0);
    gate.open();
    await bot.slack.close();
  });

  it('waits for the handler that requested it', async () => {
    const gate = new Gate();
    let stopped: Promise<void> | undefined;
    @Injectable()
    class Stopping {
      constructor(private readonly strategy: SlackSocketModeStrategy) {}

      @SlackCommand('/stop')
      async stop(): Promise<string> {
        stopped = this.strategy.stop();
        await gate.pass();
        return 'Bye.';
      }
    }
    const bot = await Bot.start({ providers: [Stopping] });
    const stopping = bot.slack.user('ann').command('/stop');
    await gate.reached;
    await nextTurn();
    gate.open();
    expect((await stopping).message?.text).toBe('Bye.');
    expect(bot.log.find('log', 'for 1 running handler.')).toHaveLength(1);
    await stopped;
    await bot[Symbol.asyncDispose]();
  });

  it('ends without a handler that ignores its signal, and ignores its later result', async () => {
    const gate = new Gate();
    const failed = new Gate();
    @Injectable()
    class Deaf {
      @SlackCommand('/deaf')
      async deaf(): Promise<void> {
        await gate.pass();
        void failed.pass();
        throw new Error('nobody is there to hear it');
      }
    }
    const bot = await Bot.start({ providers: [Deaf], options: { drainTimeoutMs: 20 } });
    const deaf = bot.slack.user('ann').command('/deaf');
    await gate.reached;
    await bot.app.close();
    expect((await deaf).message?.text).toMatch(/^I am just being restarted/);
    expect(bot.log.find('warn', 'Deaf.deaf failed')).toEqual([
      'Deaf.deaf failed on command /deaf: The app shut down before the handler ended (drainTimeoutMs).',
    ]);
    expect(bot.log.find('error', '')).toEqual([]);
    gate.open();
    await failed.reached;
    await bot.slack.close();
    expect(bot.log.find('error', 'nobody is there to hear it')).toEqual([]);
  });

  it('leaves an event unacked if its handler could not finish', async () => {
    const gate = new Gate();
    @Injectable()
    class Hanging {
      @SlackEvent('team_join')
      async hang(): Promise<void> {
        await gate.pass();
      }
    }
    const slack = { redeliveryDelaysMs: [], ackTimeoutMs: 300 };
    const bot = await Bot.start({ providers: [Hanging], options: { drainTimeoutMs: 20 }, slack });
    const joining = bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });
    await gate.reached;
    await bot.app.close();
    expect((await joining).ack).toBeNull();
    expect(bot.log.find('warn', "Hanging.hang failed on event 'team_join': The app shut down")).toHaveLength(1);
    gate.open();
    await bot.slack.close();
  });

  it('waits for responses that are sent after the ack', async () => {
    const gate = new Gate();
    @Injectable()
    class Late {
      @SlackCommand('/late')
      async late(): Promise<string> {
        await gate.pass();
        return 'late, but said';
      }
    }
    const bot = await Bot.start({ providers: [Late], options: { ackDeadlineMs: 10 } });
    let closing: Promise<void> | undefined;
    // Slow enough to arrive too late if the shutdown did not wait.
    const slowly = jest.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
      await Promise.race([closing, pause(500)]);
      return untouched(...request);
    });
    const late = bot.slack.user('ann').command('/late');
    await gate.reached;
    expect((await late).message).toBeUndefined();
    closing = bot.app.close();
    gate.open();
    await closing;
    slowly.mockRestore();
    expect(bot.slack.messages.map(({ text }) => text)).toContain('late, but said');
    await bot.slack.close();
  });

  it('of an idle app ends immediately', async () => {
    const bot = await Bot.start({ options: { drainTimeoutMs: 600_000 } });
    await bot.app.close();
    await bot.slack.waitForConnections(0);
    expect(bot.log.lines.filter(({ level, text }) => level === 'warn' || text.includes('hut'))).toEqual([]);
    await bot.slack.close();
  });

  it('leaves no timer, including those of ack deadlines', async () => {
    @Injectable()
    class Quick {
      @SlackCommand('/quick')
      quick(): string {
        return 'done';
      }
    }
    const timers = new TimerMonitor();
    const bot = await Bot.start({ providers: [Quick] });
    await bot.slack.user('ann').command('/quick');
    await bot.app.close();
    await bot.slack.close();
    expect(await timers.countRunning()).toBe(0);
    timers.stop();
  });

  it('stops waiting for a hung handler after handlerTimeoutMs', async () => {
    const gate = new Gate();
    @Injectable()
    class Hanging {
      @SlackCommand('/hang')
      async hang(): Promise<void> {
        await gate.pass();
      }
    }
    const bot = await Bot.start({ providers: [Hanging], options: { handlerTimeoutMs: 50, drainTimeoutMs: 600_000 } });
    const hanging = bot.slack.user('ann').command('/hang');
    await gate.reached;
    await bot.app.close();
    expect((await hanging).message?.text).toMatch(/^Sorry, that didn't work/);
    expect(bot.log.find('error', '')).toEqual([
      expect.stringMatching(
        /^Hanging\.hang failed on command \/hang \(error \w{8}\): The handler timed out after 50 ms \(handlerTimeoutMs\)\.\s+SlackSocketMode$/,
      ),
    ]);
    gate.open();
    await bot.slack.close();
  });
});
