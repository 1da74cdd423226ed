import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Injectable, Logger } from '@nestjs/common';
import { Ctx, SlackCommand, SlackContext, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot, LogBook } from '../support/bot.js';
import { Gate } from '../support/gate.js';

/** A bot with a handler that sends a message once the test releases it. */
@Injectable()
class SlowBot {
  readonly gate = new Gate();
  readonly said = new Gate();

  @SlackCommand('/slow')
  async slow(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    await this.gate.pass();
    await ctx.say('Said by its own app.');
    void this.said.pass();
  }
}

/** A logger that also records the contexts, which contain the app name. */
class ContextBook extends LogBook {
  readonly contexts = new Set<unknown>();

  override log(text: unknown, context?: unknown): void {
    super.log(text);
    this.contexts.add(context);
  }
}

describe('the name of an app', () => {
  let slack: SlackEmulator;
  beforeEach(async () => {
    slack = await SlackEmulator.start();
  });
  afterEach(async () => {
    Logger.overrideLogger(false);
    await slack.close();
  });

  it('can be reused while handlers of the removed app still send messages with their own token', async () => {
    const other = slack.addApp('other');
    const first = { name: 'x', appToken: slack.appToken, botToken: slack.botToken };
    const options = { apps: [first], ackDeadlineMs: 20, drainTimeoutMs: 20 };
    const bot = await Bot.on(slack, { providers: [SlowBot], options });
    const strategy = bot.app.get(SlackSocketModeStrategy);
    const slow = bot.app.get(SlowBot);
    await slack.user('ann').command('/slow');
    await slow.gate.reached;

    await strategy.removeApp('x');
    await strategy.addApp({ name: 'x', appToken: other.appToken, botToken: other.botToken });
    slow.gate.open();
    await slow.said.reached;
    const spoken = slack.apiCalls.filter(({ method }) => method === 'chat.postMessage');
    expect(spoken.map(({ app }) => app)).toEqual(['app']);
    await bot.app.close();
  });

  it('appears in the logs of every named app, including apps added later', async () => {
    const log = new ContextBook();
    const bot = await Bot.on(slack, {}, log);
    const late = slack.addApp('late');
    await bot.app.get(SlackSocketModeStrategy).addApp({ name: 'late', appToken: late.appToken });
    expect(log.contexts).toContain('SlackSocketMode');
    expect(log.contexts).toContain('SlackSocketMode:late');
    await bot.app.close();
  });
});
