import {
  BadRequestException,
  Injectable,
  NotFoundException,
  ParseIntPipe,
  UnprocessableEntityException,
} from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Payload, SlackCommand, SlackFallback, SlackParam, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';

const shortUsage = (command: string, lines: readonly string[]) => `${command}: ${lines.length}`;

const refusing = (error: Error) => ({
  transform(): string {
    throw error;
  },
});

@Injectable()
class TicketBot {
  @SlackCommand('/ticket close :id')
  close(@SlackParam('id', ParseIntPipe) id: number) {
    if (id === 13) throw new BadRequestException('Thirteen stays open.');
    return `Closed ticket ${id}.`;
  }

  @SlackCommand('/ticket show :id')
  show(@SlackParam('id', refusing(new NotFoundException('There is no such ticket.'))) id: string) {
    return id;
  }

  @SlackCommand('/ticket rate :id :stars')
  rate(@SlackParam('stars', refusing(new UnprocessableEntityException('Five at most.'))) stars: string) {
    return stars;
  }

  @SlackCommand({ command: '/ticket', subcommand: 'assign :id :user --silent' })
  assign(@SlackParam('id') id: string, @SlackParam('user') user: string, @SlackParam('--silent') isSilent: boolean) {
    return `${id} is ${user}'s${isSilent ? ', silently' : ''}.`;
  }

  @SlackCommand('/number')
  number(@Payload('text', ParseIntPipe) number: number) {
    return `${number}`;
  }
}

@Injectable()
class Unasked {
  @SlackFallback()
  never(): void {
    throw new Error('There was a better answer.');
  }
}

let bot: Bot;

beforeAll(async () => {
  bot = await Bot.start({ providers: [TicketBot, Unasked] });
});
afterAll(async () => {
  await bot[Symbol.asyncDispose]();
});

describe('command with valid arguments', () => {
  it('passes its arguments, mentions and flags to the handler', async () => {
    await expect(said(bot, '/ticket', 'assign “5 & 6” --silent @bob')).resolves.toBe(
      `5 & 6 is ${bot.slack.user('bob').id}'s, silently.`,
    );
  });
});

describe('command without a matching usage', () => {
  it('responds with the available usages, without an error or an unhandled payload', async () => {
    const ann = bot.slack.user('ann');
    const { ack, message } = await ann.command('/ticket', 'shut 5');
    expect(ack?.status).toBe('in_time');
    expect(message).toMatchObject({
      text: [
        'The ways to use /ticket:',
        '`/ticket close &lt;id&gt;`',
        '`/ticket show &lt;id&gt;`',
        '`/ticket rate &lt;id&gt; &lt;stars&gt;`',
        '`/ticket assign &lt;id&gt; &lt;user&gt; [--silent]`',
      ].join('\n'),
      ephemeralTo: ann.id,
    });
    expect(bot.app.get(SlackSocketModeStrategy).counts['default']).toMatchObject({ unhandled: 0, failed: 0 });
    expect(bot.log.find('debug', 'command /ticket was answered with its usage')).toHaveLength(1);
    expect([...bot.log.find('warn', /./), ...bot.log.find('error', /./)]).toEqual([]);
  });

  it.each([
    ['', 'The ways to use /ticket:'],
    ['help', 'The ways to use /ticket:'],
    ['close', 'Write `/ticket close &lt;id&gt;`'],
    ['assign 5 @ann --loud', 'Write `/ticket assign &lt;id&gt; &lt;user&gt; [--silent]`'],
  ])('responds with help: %s', async (text, answer) => {
    await expect(said(bot, '/ticket', text)).resolves.toMatch(answer);
  });

  it('uses the custom texts of the app', async () => {
    await using own = await Bot.start({ providers: [TicketBot], options: { texts: { usage: shortUsage } } });
    await expect(said(own, '/ticket', 'help')).resolves.toBe('/ticket: 4');
  });
});

describe('command with an invalid argument', () => {
  it.each([
    ['close five', 'Validation failed (numeric string is expected)\nWrite `/ticket close &lt;id&gt;`'],
    ['rate 5 six', 'Five at most.\nWrite `/ticket rate &lt;id&gt; &lt;stars&gt;`'],
  ])('responds with the problem and the usage: %s', async (text, answer) => {
    const ann = bot.slack.user('ann');
    const { message } = await ann.command('/ticket', text);
    expect(message).toMatchObject({ text: answer, ephemeralTo: ann.id });
    expect(bot.log.find('error', /./)).toEqual([]);
  });

  it('responds with the problem alone when the usage is correct but the reference does not exist', async () => {
    await expect(said(bot, '/ticket', 'show 5')).resolves.toBe('There is no such ticket.');
    await expect(said(bot, '/ticket', 'close 13')).resolves.toBe('Thirteen stays open.');
  });

  it('responds with the problem alone when it has no usage to show', async () => {
    await expect(said(bot, '/number', 'five')).resolves.toBe('Validation failed (numeric string is expected)');
  });
});
