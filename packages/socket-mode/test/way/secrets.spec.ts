import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackClients,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackShortcut,
  SlackViewSubmission,
} from '../../src/index.js';
import { buttons, modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';

@Injectable()
class LeakyBot {
  readonly errors: string[] = [];

  /** Fails with an error that quotes every secret at hand. */
  @SlackCommand('/quote')
  quote(@Payload() body: object): void {
    throw new Error(`POST failed: ${JSON.stringify(body)} with ${process.env['SECRETS'] ?? ''}`);
  }

  @SlackCommand('/respond')
  async respond(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    for (let time = 0; time < 6; time += 1) {
      await this.#kept(() => ctx.respond('Again.'));
    }
    await this.#kept(() => ctx.openView(modal('form')));
    await this.#kept(() => ctx.openView(modal('form')));
    await this.#kept(() => ctx.say({ channel: 'C0NOWHERE', text: 'Lost.' }));
    throw new Error('All in vain.');
  }

  @SlackAction('fail')
  action(@Ctx() ctx: SlackContext<'action'>): void {
    throw new Error(`Could not post to ${String(ctx.body['response_url'])}.`);
  }

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form'));
  }

  @SlackViewSubmission('form')
  submit(@Ctx() ctx: SlackContext<'view_submission'>): void {
    throw new Error(`Could not open by ${String(ctx.body['trigger_id'])}.`);
  }

  @SlackEvent('team_join')
  event(): void {
    throw new Error('Not again.');
  }

  async #kept(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.errors.push(error instanceof Error ? `${error.message}\n${error.stack}` : String(error));
    }
  }
}

/** Every value of a payload under one of the keys that name secrets. */
function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    (key === 'response_url' || key === 'trigger_id') && typeof child === 'string' ? [child] : secretsIn(child),
  );
}

describe('no secret is logged, nor in an error,', () => {
  let bot: Bot;

  beforeAll(async () => {
    bot = await Bot.start({
      providers: [LeakyBot],
      options: { connections: 1, backOff: { baseMs: 10 } },
      slack: { ackTimeoutMs: 200, redeliveryDelaysMs: [0] },
    });
    process.env['SECRETS'] = `${bot.slack.appToken} ${bot.slack.botToken}`;
  });
  afterAll(async () => {
    delete process.env['SECRETS'];
    await bot[Symbol.asyncDispose]();
  });

  /** What was logged or thrown with a secret in it. */
  const leaks = (): string[] => {
    const { appToken, botToken, deliveries } = bot.slack;
    const secrets = [appToken, botToken, ...deliveries.flatMap(({ payload }) => secretsIn(payload))];
    return [...bot.log.lines.map(({ text }) => text), ...bot.app.get(LeakyBot).errors].filter(
      text => secrets.some(secret => text.includes(secret)) || /ticket=(?!\[hidden\])/.test(text),
    );
  };

  it('when handlers fail and quote them', async () => {
    const ann = bot.slack.user('ann');
    await ann.command('/quote');
    await ann.click(await posted(bot, [buttons('fail')]), 'fail');
    await ann.shortcut('open');
    await ann.submit(await bot.slack.waitForView('ann'));
    await bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });
    expect(bot.log.find('error', 'LeakyBot.quote failed')[0]).toContain('[hidden]');
    expect(bot.log.find('error', 'LeakyBot.action failed')[0]).toContain('Could not post to [hidden].');
    expect(bot.log.find('error', 'LeakyBot.submit failed')[0]).toContain('Could not open by [hidden].');
    expect(leaks()).toEqual([]);
  });

  it('when Slack refuses what the framework and its author ask for', async () => {
    await bot.slack.user('ann').command('/respond');
    const { errors } = bot.app.get(LeakyBot);
    expect(errors).toHaveLength(3);
    bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'invalid_auth' });
    await expect(bot.app.get(SlackClients).get().chat.postMessage({ channel: 'general', text: 'x' })).rejects.toThrow(
      'invalid_auth',
    );
    expect(leaks()).toEqual([]);
  });

  it('when connections break, are refused and come back', async () => {
    bot.slack.faults.refuseNextOpens(1);
    bot.slack.faults.rejectUpgrades(1, 409);
    bot.slack.faults.cut();
    await bot.slack.waitForConnections(0);
    await bot.slack.waitForConnections(1);
    bot.slack.sendRaw('{"type":"novelty"');
    bot.slack.sendRaw('{"type":"disconnect","reason":"novelty"}');
    await bot.slack.waitFor('a line about the frame', () => bot.log.find('warn', 'not JSON')[0]);
    expect(leaks()).toEqual([]);
  });
});
