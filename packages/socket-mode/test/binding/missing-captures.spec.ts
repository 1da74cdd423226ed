import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Expose, Transform } from 'class-transformer';
import { Allow, IsOptional, IsString, MinLength } from 'class-validator';
import { SlackAction, SlackCommand, SlackFunction, SlackParams, slackRoute } from '../../src/index.js';
import { Bot } from '../support/bot.js';

class CloseArgs {
  @IsString() @MinLength(1) ticketId!: string;
  @IsOptional() @IsString() note?: string;
  @Allow() anything?: unknown;
  @IsString() reason = 'done';
}

class Fitting {
  @IsString() id!: string;
  @IsString() @Expose({ name: 'reason' }) why!: string;
}

class Demanding {
  @IsString()
  @Transform(() => {
    throw new Error('Not just any text.');
  })
  id!: string;
  @IsString() other!: string;
}

@Injectable()
class MisspeltBot {
  @SlackCommand('/ticket close :id [reason...]')
  @SlackAction(slackRoute('ticket/:id/close'))
  close(@SlackParams() _args: CloseArgs): void {}
}

@Injectable()
class FineBot {
  @SlackCommand('/ticket open :id :reason')
  open(@SlackParams() _args: Fitting): void {}

  @SlackFunction('close_ticket')
  step(@SlackParams() _args: CloseArgs): void {}

  @SlackCommand('/ticket see :id')
  see(@SlackParams() _args: Demanding): void {}
}

const warnings = ({ log }: Bot) => log.find('warn', '@SlackParams()');

describe('a class of @SlackParams() with a required property that no route captures', () => {
  it('is reported once at startup, with the captured names', async () => {
    await using bot = await Bot.start({ providers: [MisspeltBot] });
    expect(warnings(bot)).toEqual([
      "MisspeltBot.close binds @SlackParams() to the class CloseArgs, which requires 'ticketId', but its routes capture " +
        "'id', 'reason': every payload fails validation. Rename the property to a captured name, or make it optional: " +
        'give it a default or @IsOptional().',
    ]);
  });

  it('is not reported if the property has another source, or for a function, whose inputs are unknown', async () => {
    await using bot = await Bot.start({ providers: [FineBot] });
    expect(warnings(bot)).toEqual([]);
  });
});
