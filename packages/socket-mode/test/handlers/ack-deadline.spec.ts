import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Deferred } from '../../../core/src/time/deferred.js';
import {
  Ctx,
  type SlackAnswerable,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackMessage,
  SlackSocketModeStrategy,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';

const DEADLINE_MS = 150;
const TIMEOUT_MS = 600;

@Injectable()
class SlowBot {
  held = new Deferred<void>();
  readonly answerables: SlackAnswerable[] = [];
  readonly aborted: boolean[] = [];

  @SlackCommand('/slow')
  async slow(@Ctx() ctx: SlackContext<'command'>) {
    this.answerables.push(ctx.answerable);
    await this.held.promise;
    this.answerables.push(ctx.answerable);
    this.aborted.push(ctx.signal.aborted);
    return 'Done at last.';
  }

  @SlackCommand('/slow-failure')
  async slowFailure(): Promise<void> {
    await this.held.promise;
    throw new Error('The database is gone.');
  }

  @SlackMessage('slowly')
  async slowMessage() {
    await this.held.promise;
    return 'Said at last.';
  }

  @SlackEvent('team_join')
  async slowEvent(): Promise<void> {
    await this.held.promise;
    throw new Error('The database is gone.');
  }

  @SlackCommand('/hung')
  async hung(@Ctx() ctx: SlackContext<'command'>): Promise<string> {
    await new Promise(resolve => ctx.signal.addEventListener('abort', resolve));
    this.aborted.push(ctx.signal.aborted);
    return 'Nobody wants to know any more.';
  }
}

describe('ack deadline', () => {
  let bot: Bot;
  let slow: SlowBot;
  const counts = () => bot.app.get(SlackSocketModeStrategy).counts['default'];

  beforeAll(async () => {
    const options = { ackDeadlineMs: DEADLINE_MS, handlerTimeoutMs: TIMEOUT_MS };
    bot = await Bot.start({ providers: [SlowBot], options });
    slow = bot.app.get(SlowBot);
  });
  beforeEach(() => {
    slow.held = new Deferred();
    slow.answerables.length = 0;
    slow.aborted.length = 0;
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('sends an empty ack for a command and posts the late response through response_url', async () => {
    const ann = bot.slack.user('ann');
    const late = counts()?.late ?? 0;
    const { ack } = await ann.command('/slow');
    expect(ack).toMatchObject({ status: 'in_time' });
    expect(ack).not.toHaveProperty('payload');
    expect(ack?.latencyMs).toBeGreaterThanOrEqual(DEADLINE_MS - 10);
    slow.held.resolve();
    await expect(bot.slack.waitForMessage('Done at last.')).resolves.toMatchObject({ ephemeralTo: ann.id });
    expect(slow.answerables).toEqual(['ack', 'response_url']);
    expect(slow.aborted).toEqual([false]);
    expect(counts()?.late).toBe(late + 1);
  });

  it('drops the late response to a command without a response_url and logs a warning', async () => {
    await bot.slack.deliver({ type: 'slash_commands', payload: { command: '/slow', user_id: 'U1' } });
    slow.held.resolve();
    const line = await bot.slack.waitFor('a warning', () => bot.log.find('warn', 'SlowBot.slow')[0]);
    expect(line).toContain('returned a result for command /slow, but no response_url accepts it');
    expect(slow.answerables).toEqual(['ack', null]);
  });

  it('reports a late failure of a command through response_url', async () => {
    await bot.slack.user('ann').command('/slow-failure');
    slow.held.resolve();
    await expect(bot.slack.waitForMessage("Sorry, that didn't work.")).resolves.toHaveProperty('ephemeralTo');
  });

  it('acks a message and posts the late response', async () => {
    await bot.slack.user('ann').say('general', 'slowly');
    await bot.slack.waitForAck('events_api');
    slow.held.resolve();
    await expect(bot.slack.waitForMessage('Said at last.')).resolves.toBeDefined();
  });

  it('acks an event, logs a later failure and counts it as lost', async () => {
    const lost = counts()?.lost ?? 0;
    const { envelopeId, ack } = await bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });
    expect(ack?.status).toBe('in_time');
    slow.held.resolve();
    const line = await bot.slack.waitFor('a line about the loss', () => bot.log.find('error', 'is lost')[0]);
    expect(line).toContain("event 'team_join' is lost to SlowBot.slowEvent");
    expect(counts()?.lost).toBe(lost + 1);
    const { attempts } = await bot.slack.waitForDelivery(envelopeId);
    expect(attempts).toHaveLength(1);
  });

  it('keeps the signal until the handler times out, then aborts it and notifies the user', async () => {
    const ann = bot.slack.user('ann');
    const before = performance.now();
    await ann.command('/hung');
    expect(slow.aborted).toEqual([]);
    await bot.slack.waitFor('the handler to be given up', () => bot.log.find('error', 'SlowBot.hung failed')[0]);
    expect(performance.now() - before).toBeGreaterThanOrEqual(TIMEOUT_MS - 10);
    expect(slow.aborted).toEqual([true]);
    expect(bot.log.find('error', 'The handler timed out after 600 ms (handlerTimeoutMs).')).toHaveLength(1);
    const [errorId] = /(?<=error )[0-9a-f]{8}/.exec(bot.log.find('error', 'SlowBot.hung failed')[0] ?? '') ?? ['none'];
    await expect(bot.slack.waitForMessage(errorId)).resolves.toMatchObject({ ephemeralTo: ann.id });
    expect(bot.slack.messages.filter(({ text }) => text.includes('Nobody wants'))).toEqual([]);
  });
});
