import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { of, throwError } from 'rxjs';
import { Ctx, SlackAck, SlackCommand, SlackContext, type SlackReply, SlackUserException } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class AnsweringBot {
  @SlackCommand('/text')
  text() {
    return 'Done.';
  }

  @SlackCommand('/reply')
  reply(): SlackReply {
    return { text: 'Done.', blocks: [{ type: 'divider' }], response_type: 'in_channel' };
  }

  @SlackCommand('/nothing')
  nothing(): void {}

  @SlackCommand('/later')
  async later() {
    return Promise.resolve('Done at last.');
  }

  @SlackCommand('/observable')
  observable() {
    return of('First.', 'Last.');
  }

  @SlackCommand('/broken-observable')
  brokenObservable() {
    return throwError(() => new Error('The source dried up.'));
  }

  @SlackCommand('/stream')
  async *stream() {
    yield 'Piece ';
    yield 'by piece.';
  }

  @SlackCommand('/long-stream')
  async *longStream() {
    yield { type: 'blocks', blocks: [{ type: 'divider' }] };
    yield `${'x'.repeat(12_000)}The end.`;
  }

  @SlackCommand('/ok')
  ok() {
    return SlackAck.ok('Very well.');
  }

  @SlackCommand('/bare')
  bare() {
    return SlackAck.ok();
  }

  @SlackCommand('/retry')
  retry() {
    return SlackAck.retry();
  }

  @SlackCommand('/twice')
  async twice(@Ctx() ctx: SlackContext<'command'>) {
    await ctx.ack('Working on it.');
    return 'Done.';
  }

  @SlackCommand('/talkative', { ack: 'immediate' })
  async talkative(@Ctx() ctx: SlackContext<'command'>) {
    for (let time = 1; time <= 5; time += 1) await ctx.respond(`${time}`);
    throw new SlackUserException('I have said too much.');
  }

  @SlackCommand('/respond')
  async respond(@Ctx() ctx: SlackContext<'command'>) {
    await ctx.respond({ text: 'To all.', response_type: 'in_channel' });
  }
}

describe('response to a command', () => {
  let bot: Bot;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [AnsweringBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('is a text in the ack, visible to the user only', async () => {
    const ann = bot.slack.user('ann');
    const { ack, message } = await ann.command('/text');
    expect(ack?.payload).toEqual({ text: 'Done.' });
    expect(message).toMatchObject({ text: 'Done.', ephemeralTo: ann.id });
  });

  it('is a message in the ack', async () => {
    const { ack, message } = await bot.slack.user('ann').command('/reply');
    expect(ack?.payload).toEqual({ text: 'Done.', blocks: [{ type: 'divider' }], response_type: 'in_channel' });
    expect(message?.ephemeralTo).toBeUndefined();
  });

  it.each(['/nothing', '/bare', '/respond'])('is an empty ack when the handler returns nothing (%s)', async command => {
    const { ack } = await bot.slack.user('ann').command(command);
    expect(ack).toMatchObject({ status: 'in_time' });
    expect(ack).not.toHaveProperty('payload');
  });

  it.each([
    ['/later', 'Done at last.'],
    ['/observable', 'Last.'],
    ['/ok', 'Very well.'],
  ])('is the value that %s resolves to', async (command, text) => {
    const { ack } = await bot.slack.user('ann').command(command);
    expect(ack?.payload).toEqual({ text });
  });

  it('is the complete text of a stream, as markdown', async () => {
    const { ack } = await bot.slack.user('ann').command('/stream');
    expect(ack?.payload).toEqual({
      text: 'Piece by piece.',
      blocks: [{ type: 'markdown', text: 'Piece by piece.' }],
    });
  });

  it('splits a long stream into as many messages as Slack requires', async () => {
    const ann = bot.slack.user('ann');
    const { ack } = await ann.command('/long-stream');
    expect(ack).not.toHaveProperty('payload');
    const last = await bot.slack.waitForMessage('The end.');
    const said = bot.slack.messages.filter(({ ephemeralTo }) => ephemeralTo === ann.id).slice(-2);
    expect(said.map(({ text }) => text.length)).toEqual([12_000, 8]);
    expect(said[0]?.blocks.map(({ type }) => type)).toEqual(['divider', 'markdown']);
    expect(said[1]).toEqual(last);
  });

  it.each(['/broken-observable', '/retry'])('reports a failure of %s', async command => {
    const { message } = await bot.slack.user('ann').command(command);
    expect(message?.text).toMatch(/^Sorry, that didn't work\. If you report it, mention error [0-9a-f]{8}\.$/);
  });

  it('is sent through response_url after the ack', async () => {
    const ann = bot.slack.user('ann');
    const { ack } = await ann.command('/twice');
    expect(ack?.payload).toEqual({ text: 'Working on it.' });
    await expect(bot.slack.waitForMessage('Done.')).resolves.toMatchObject({ ephemeralTo: ann.id });
  });

  it('reports why it is missing when the response_url has no messages left', async () => {
    const ann = bot.slack.user('ann');
    await ann.command('/talkative');
    const message = await bot.slack.waitForMessage('I have said too much.');
    expect(message).toMatchObject({ ephemeralTo: ann.id, channelName: 'general' });
    expect(bot.log.find('warn', 'AnsweringBot.talkative')).toEqual([]);
  });

  it('is sent through response_url when the handler calls respond()', async () => {
    await bot.slack.user('ann').command('/respond');
    await expect(bot.slack.waitForMessage('To all.')).resolves.not.toHaveProperty('ephemeralTo');
  });
});
