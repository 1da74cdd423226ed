import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, ValidateNested } from 'class-validator';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackFunction, SlackParams } from '../../src/index.js';
import { Bot } from '../support/bot.js';

class Owner {
  @IsString() id!: string;
}

class Provisioning {
  @IsString() name!: string;
  @IsInt() @Max(8) size = 1;
  @ValidateNested() @Type(() => Owner) owner?: Owner;
}

const closing = z.object({ id: z.string(), reasons: z.array(z.string()).min(1) });

@Injectable()
class Functions {
  @SlackFunction('provision')
  provision(@SlackParams() { name, size, owner }: Provisioning) {
    return { name, size: size + 1, isOwner: owner instanceof Owner };
  }

  @SlackFunction('close/:id')
  close(@SlackParams({ schema: closing }) { id, reasons }: z.infer<typeof closing>) {
    return { id, reasons };
  }
}

describe('the inputs of a function', () => {
  let bot: Bot;
  const outcomeOf = async (callbackId: string, inputs: object) => {
    const { execution } = await bot.slack.user('ann').runFunction(callbackId, { ...inputs });
    return bot.slack.waitForOutcome(execution);
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [Functions] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('are converted to a class with their types', async () => {
    const outputs = { name: 'db', size: 4, isOwner: true };
    await expect(outcomeOf('provision', { name: 'db', size: 3, owner: { id: 'U1' } })).resolves.toEqual({
      status: 'completed',
      outputs,
    });
  });

  it('are parsed by a schema together with the captures of the id', async () => {
    const outputs = { id: '7', reasons: ['done'] };
    await expect(outcomeOf('close/7', { reasons: ['done'] })).resolves.toEqual({ status: 'completed', outputs });
  });

  it('fail the step with the validation issues if they are invalid, without logging an error', async () => {
    const wrong = await outcomeOf('provision', { name: 'db', size: 9, owner: { id: 7 } });
    expect(wrong).toEqual({
      status: 'failed',
      error: expect.stringMatching(/size must not be greater than 8[^]*owner/),
    });
    await expect(outcomeOf('close/7', { reasons: [] })).resolves.toMatchObject({ status: 'failed' });
    expect(bot.log.find('error', 'Functions')).toEqual([]);
  });
});
