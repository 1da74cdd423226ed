import {
  BadRequestException,
  Injectable,
  NotFoundException,
  ParseIntPipe,
  UnprocessableEntityException,
} from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Payload, SlackCommand, SlackParam } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';

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

  @SlackCommand('/number')
  number(@Payload('text', ParseIntPipe) number: number) {
    return `${number}`;
  }
}

describe('a wrong argument of a command', () => {
  let bot: Bot;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [TicketBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it.each([
    ['close five', 'Validation failed (numeric string is expected)\nWrite `/ticket close &lt;id&gt;`'],
    ['rate 5 six', 'Five at most.\nWrite `/ticket rate &lt;id&gt; &lt;stars&gt;`'],
  ])('is answered by what is wrong and how it is written: %s', async (text, answer) => {
    const ann = bot.slack.user('ann');
    const { message } = await ann.command('/ticket', text);
    expect(message).toMatchObject({ text: answer, ephemeralTo: ann.id });
    expect(bot.log.find('error', /./)).toEqual([]);
  });

  it('that is written well, though it leads to nothing, is answered by that alone', async () => {
    await expect(said(bot, '/ticket', 'show 5')).resolves.toBe('There is no such ticket.');
    await expect(said(bot, '/ticket', 'close 13')).resolves.toBe('Thirteen stays open.');
  });

  it('of one that has no words to show is answered by what is wrong alone', async () => {
    await expect(said(bot, '/number', 'five')).resolves.toBe('Validation failed (numeric string is expected)');
  });
});
