import {
  createParamDecorator,
  DefaultValuePipe,
  Injectable,
  ParseArrayPipe,
  ParseBoolPipe,
  ParseDatePipe,
  ParseEnumPipe,
  ParseFloatPipe,
  ParseIntPipe,
  ParseUUIDPipe,
  ValidationPipe,
  type ExecutionContext,
} from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Length } from 'class-validator';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackActionValue,
  SlackCommand,
  SlackContext,
  SlackMessage,
  SlackParam,
  SlackUser,
} from '../../src/index.js';
import { buttons } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';
import { said } from '../support/said.js';

enum Stage {
  test = 'test',
  live = 'live',
}

const shown = (value: unknown): string => `${typeof value} ${JSON.stringify(value)}`;

@Injectable()
class ParsingBot {
  readonly closed: unknown[] = [];

  @SlackCommand('/parse int :value') int(@SlackParam('value', ParseIntPipe) value: number) {
    return shown(value);
  }
  @SlackCommand('/parse float :value') float(@SlackParam('value', ParseFloatPipe) value: number) {
    return shown(value);
  }
  @SlackCommand('/parse bool :value') bool(@SlackParam('value', ParseBoolPipe) value: boolean) {
    return shown(value);
  }
  @SlackCommand('/parse enum :value') enum(@SlackParam('value', new ParseEnumPipe(Stage)) value: Stage) {
    return shown(value);
  }
  @SlackCommand('/parse uuid :value') uuid(@SlackParam('value', ParseUUIDPipe) value: string) {
    return shown(value);
  }
  @SlackCommand('/parse date :value') date(@SlackParam('value', ParseDatePipe) value: Date) {
    return shown(value);
  }
  @SlackCommand('/parse array :value')
  array(@SlackParam('value', new ParseArrayPipe({ items: Number })) value: number[]) {
    return shown(value);
  }
  @SlackCommand('/parse default [value]')
  default(@SlackParam('[value]', new DefaultValuePipe(3), ParseIntPipe) value: number) {
    return shown(value);
  }
  @SlackMessage(/ticket (?<id>\d+)/)
  ticket(@SlackParam('id', ParseIntPipe) id: number) {
    return shown(id);
  }
  @SlackAction('ticket/:id/close')
  close(@SlackParam('id', ParseIntPipe) id: number, @SlackActionValue() value: string) {
    this.closed.push(id, value);
  }
}

const UUID = '0b3bcd26-9a8f-4d59-9d5c-3f2ad0b1c9b3';

describe("Nest's own pipes on captures", () => {
  it.each([
    ['int 7', 'number 7', 'int seven'],
    ['float 7.5', 'number 7.5', 'float seven'],
    ['bool true', 'boolean true', 'bool maybe'],
    ['enum live', 'string "live"', 'enum nowhere'],
    [`uuid ${UUID}`, `string "${UUID}"`, 'uuid 7'],
    ['date 2026-01-31', 'object "2026-01-31T00:00:00.000Z"', 'date someday'],
    ['array 1,2', 'object [1,2]', 'array 1,two'],
    ['default', 'number 3', 'default three'],
  ])('convert `%s` to the %s, and notify the user who wrote `%s`', async (right, value, wrong) => {
    await using bot = await Bot.start({ providers: [ParsingBot] });
    expect(await said(bot, '/parse', right)).toBe(value);
    expect(await said(bot, '/parse', wrong)).toMatch(/^(Validation failed|item must be|\[)/);
    expect(bot.log.find('error', '')).toEqual([]);
  });

  it('work on captures of expressions and ids', async () => {
    await using bot = await Bot.start({ providers: [ParsingBot] });
    await bot.slack.user('ann').say('general', 'Who takes ticket 42?');
    await bot.slack.waitForMessage('number 42');
    await bot.slack.user('ann').click(await posted(bot, [buttons('ticket/7/close')]), 'ticket/7/close');
    expect(bot.app.get(ParsingBot).closed).toEqual([7, 'value of ticket/7/close']);
  });
});

describe('a global ValidationPipe', () => {
  class Order {
    @Length(3, 80, { message: 'Order something of 3 to 80 letters.' }) text!: string;
  }

  const Domain = createParamDecorator(
    (_: unknown, host: ExecutionContext) => SlackContext.from(host).body['team_domain'],
  );

  @Injectable()
  class OrderBot {
    @SlackCommand('/order')
    order(
      @Payload() order: Order,
      @Payload('command') command: string,
      @SlackUser() user: string,
      @Ctx() ctx: SlackContext<'command'>,
      @Domain() domain: string,
    ): string {
      const isOfClass = order instanceof Order && Object.keys(order).join() === 'text';
      const isWhole = ctx instanceof SlackContext && ctx.body['command'] === command && ctx.userId === user;
      return `${order.text} ${isOfClass} ${isWhole} ${typeof domain}`;
    }
  }

  const pipes = [new ValidationPipe({ transform: true, whitelist: true })];

  it('makes payloads instances of their class, and does not change contexts and custom parameters', async () => {
    await using bot = await Bot.start({ providers: [OrderBot], options: { enhancers: { pipes } } });
    expect(await said(bot, '/order', 'soup')).toBe('soup true true string');
  });

  it('reports invalid values to the user, and logs nothing', async () => {
    await using bot = await Bot.start({ providers: [OrderBot], options: { enhancers: { pipes } } });
    expect(await said(bot, '/order', 'no')).toMatch(/^Order something of 3 to 80 letters\./);
    expect(bot.log.find('error', '')).toEqual([]);
  });
});
