import { Injectable } from '@nestjs/common';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { SlackCommand, SlackParams } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';

class Greeting {
  name!: string;
}

describe('an app without class-validator', () => {
  beforeAll(() => {
    jest.unstable_mockModule('class-validator', () => {
      throw new Error("Cannot find package 'class-validator'");
    });
  });

  it('aborts the startup if a parameter is bound to a class, and reports what to install', async () => {
    @Injectable()
    class GreetBot {
      @SlackCommand('/greet :name')
      greet(@SlackParams() { name }: Greeting): string {
        return name;
      }
    }
    await expect(Bot.start({ providers: [GreetBot] })).rejects.toMatchObject({
      code: 'parameter_not_bound',
      message: expect.stringMatching(
        /^GreetBot\.greet uses @SlackParams\(\), .* class Greeting, .* npm install class-validator class-transformer\..*Cannot find package/,
      ),
    });
  });

  it('binds to schemas', async () => {
    @Injectable()
    class GreetBot {
      @SlackCommand('/greet :name')
      greet(@SlackParams({ schema: z.object({ name: z.string() }) }) { name }: Greeting): string {
        return `Hello ${name}`;
      }
    }
    await using bot = await Bot.start({ providers: [GreetBot] });
    expect(await said(bot, '/greet', 'ann')).toBe('Hello ann');
  });
});
