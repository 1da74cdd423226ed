import { Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Ctx, Payload, SlackContext, SlackEvent, SlackFallback } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class GeneralBot {
  heard: string[] = [];

  @SlackFallback()
  rest(@Ctx() { envelope }: SlackContext<'unknown'>): void {
    this.heard.push(envelope.name);
  }
}

@Injectable()
class RunningBot {
  @SlackFallback('function')
  run() {
    return { done: true };
  }

  @SlackFallback()
  rest(): void {}
}

@Injectable()
class HearingBot {
  @SlackEvent('function_executed')
  async end(@Payload('function_execution_id') id: string, @Ctx() { client }: SlackContext<'event'>): Promise<void> {
    await client.functions.completeSuccess({ function_execution_id: id, outputs: {} });
  }

  @SlackFallback()
  rest(): void {}
}

const lost = { status: 'failed', error: 'Nothing here runs the function unheard of yet.' };

async function run(bot: Bot) {
  const ran = await bot.slack.user('ann').runFunction('unheard of');
  return { ...ran, outcome: await bot.slack.waitForOutcome(ran.execution) };
}

describe('function without a handler', () => {
  it('fails its step when only the general fallback receives it', async () => {
    await using bot = await Bot.start({ providers: [GeneralBot] });
    const { outcome, ack } = await run(bot);
    expect(outcome).toEqual(lost);
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(GeneralBot).heard).toEqual(['function_executed']);
    expect(bot.log.find('warn', "No handler for function 'unheard of'")).toHaveLength(1);
  });

  it.each([
    ['its own fallback', RunningBot],
    ['a handler of its event', HearingBot],
  ])('is not reported where %s handles it', async (_name, provider) => {
    await using bot = await Bot.start({ providers: [provider] });
    const { outcome } = await run(bot);
    expect(outcome.status).toBe('completed');
    expect(bot.log.find('warn', 'No handler')).toEqual([]);
  });

  it.each([[[]], [[GeneralBot]]])('logs no error when it is delivered twice, to %p', async providers => {
    await using bot = await Bot.start({ providers });
    const { execution } = await run(bot);
    const again = await bot.slack.deliverEvent({
      type: 'function_executed',
      function: { callback_id: 'unheard of' },
      function_execution_id: execution.id,
    });
    expect(again.ack?.status).toBe('in_time');
    await bot.slack.waitFor(
      'the second refusal',
      () => bot.slack.apiCalls.filter(({ method }) => method === 'functions.completeError')[1],
    );
    await bot.app.close();
    expect(bot.log.find('error', '')).toEqual([]);
  });
});
