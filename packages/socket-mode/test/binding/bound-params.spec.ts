import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsSemVer, Length, Max } from 'class-validator';
import * as v from 'valibot';
import { z } from 'zod';
import { SlackAction, SlackCommand, SlackMessage, SlackParams } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';

class Rollback {
  service!: string;
  @IsSemVer() version!: string;
  @IsIn(['prod', 'staging']) env = 'staging';
}

class Deployment {
  service!: string;
  @IsIn(['prod', 'staging']) env = 'staging';
  @IsBoolean() force!: boolean;
}

class Rating {
  @Type(() => Number) @IsInt() @Max(5) stars!: number;
}

class Farewell {
  @Length(2, 80) whom = 'all of you';
}

const waiting = z.object({ minutes: z.coerce.number().max(240) });

@Injectable()
class OpsBot {
  readonly given: unknown[] = [];

  @SlackCommand('/ops rollback :service :version')
  rollback(@SlackParams() { service, version, env }: Rollback) {
    return `${service} is ${version} in ${env}`;
  }

  @SlackCommand('/ops deploy :service [env] --force')
  deploy(@SlackParams() { service, env, force }: Deployment) {
    return `${service} to ${env}${force ? ' at once' : ''}`;
  }

  @SlackCommand('/ops note :words...')
  note(@SlackParams({ schema: z.strictObject({ words: z.string() }) }) { words }: { words: string }) {
    return words;
  }

  @SlackCommand('/ops wait :minutes')
  wait(@SlackParams({ schema: waiting }) { minutes }: z.infer<typeof waiting>) {
    return `waits ${minutes + 1} minutes`;
  }

  @SlackCommand(/^\/greet(?:-(?<whom>\w+))?$/)
  greet(@SlackParams({ schema: v.strictObject({ whom: v.optional(v.string(), 'world') }) }) args: { whom: string }) {
    return `Hello ${args.whom}`;
  }

  @SlackCommand(/^\/bye(?:-(?<whom>\w+))?$/)
  bye(@SlackParams() { whom }: Farewell) {
    return `Bye ${whom}`;
  }

  @SlackCommand(/^\/(up|down)$/)
  numbered(@SlackParams({ schema: z.object({ 1: z.string() }) }) args: { 1: string }) {
    return args[1];
  }

  @SlackAction('rate/:stars')
  rate(@SlackParams() rating: Rating): void {
    this.given.push(rating);
  }

  @SlackMessage(/rate me (?<stars>\S+)/)
  rateMe(@SlackParams(Rating) rating: Rating): void {
    this.given.push(rating);
  }
}

describe('@SlackParams()', () => {
  let bot: Bot;
  const given = () => bot.app.get(OpsBot).given.splice(0);

  beforeAll(async () => {
    bot = await Bot.start({ providers: [OpsBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('returns the captures of a command as an instance of the class, with its defaults', async () => {
    expect(await said(bot, '/ops', 'rollback api 1.2.3')).toBe('api is 1.2.3 in staging');
  });

  it('returns flags as booleans, and leaves missing ones to the defaults', async () => {
    expect(await said(bot, '/ops', 'deploy api')).toBe('api to staging');
    expect(await said(bot, '/ops', 'deploy --force api prod')).toBe('api to prod at once');
    expect(await said(bot, '/ops', 'deploy api moon')).toMatch(/^env must be one of .* prod, staging\n/);
  });

  it('returns the rest of a text as it was typed', async () => {
    expect(await said(bot, '/ops', "note it's  late")).toBe("it's  late");
  });

  it('returns the output of a schema', async () => {
    expect(await said(bot, '/ops', 'wait 7')).toBe('waits 8 minutes');
  });

  it('returns the named groups of an expression, and the numbered ones only if no group has a name', async () => {
    expect(await said(bot, '/greet-ann')).toBe('Hello ann');
    expect(await said(bot, '/greet')).toBe('Hello world');
    expect(await said(bot, '/bye')).toBe('Bye all of you');
    expect(await said(bot, '/bye-ann')).toBe('Bye ann');
    expect(await said(bot, '/down')).toBe('down');
  });

  it('reports an invalid argument to the user, with the usage of the command', async () => {
    const refused = await said(bot, '/ops', 'rollback api latest');
    expect(refused).toContain('version must be a Semantic Versioning Specification\n');
    expect(refused).toContain('/ops rollback &lt;service&gt; &lt;version&gt;');
    expect(await said(bot, '/ops', 'wait 241')).toMatch(/^minutes: Too big/);
  });

  it('returns the captures of an element id, and reports invalid ones to the user', async () => {
    const click = (id: string) => ({
      type: 'block_actions',
      user: { id: bot.slack.user('ann').id },
      channel: { id: bot.slack.channel('general').id },
      actions: [{ type: 'button', action_id: id, block_id: 'b', action_ts: '1.2' }],
    });
    await bot.slack.deliver({ type: 'interactive', payload: click('rate/5') });
    expect(given()).toEqual([{ stars: 5 }]);

    const { ack } = await bot.slack.deliver({ type: 'interactive', payload: click('rate/6') });
    expect(ack?.status).toBe('in_time');
    await bot.slack.waitForMessage(({ text }) => text === 'stars must not be greater than 5');
    expect(given()).toEqual([]);
  });

  it('reports an invalid capture privately to the user who wrote the message, and acks the message', async () => {
    await bot.slack.user('ann').say('general', 'rate me 4');
    await bot.slack.waitFor('the rating', () => given()[0]);
    await bot.slack.user('ann').say('general', 'rate me much');
    const { ephemeralTo } = await bot.slack.waitForMessage(({ text }) =>
      text.includes('stars must be an integer number'),
    );
    expect(ephemeralTo).toBeDefined();
  });

  it('logs invalid input at debug level only', () => {
    expect([...bot.log.find('error', ''), ...bot.log.find('warn', '')]).toEqual([]);
  });
});
