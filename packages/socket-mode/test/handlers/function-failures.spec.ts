import {
  Catch,
  Injectable,
  NotFoundException,
  ParseIntPipe,
  UseFilters,
  UseGuards,
  type CanActivate,
  type ExceptionFilter,
} from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  SlackAck,
  SlackContext,
  SlackException,
  SlackFunction,
  SlackParam,
  SlackUserException,
  SlackViewException,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';

class Nobody implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

/** The value that the filter returns, carried by the error. */
class Wish extends Error {
  constructor(readonly wanted: unknown) {
    super('There is no room.');
  }
}

@Catch(Wish)
class WishFilter implements ExceptionFilter<Wish> {
  catch({ wanted }: Wish): unknown {
    return wanted;
  }
}

const errors: Record<string, () => Error> = {
  user: () => new SlackUserException('There is no project lamp.'),
  blocks: () => new SlackUserException({ blocks: [{ type: 'divider' }] }),
  fields: () => new SlackViewException({ name: 'Too short.', size: 'Too big.' }),
  missing: () => new NotFoundException('No project lamp here.'),
  unexpected: () => new Error('The database is gone.'),
  typed: () => new SlackException('no_room', 'There is no room left.'),
  wordless: () => new Error(''),
  secret: () => new Error('Could not call with xwfp-1234-abcd.'),
};

@Injectable()
class FailingBot {
  runs = 0;

  @SlackFunction('fail')
  fail(@SlackParam('how') how: string): void {
    throw errors[how]?.() ?? new TypeError('no such error');
  }

  @SlackFunction('fail by hand', { ack: 'manual' })
  failByHand(): void {
    throw errors['user']?.() ?? new TypeError('no such error');
  }

  @SlackFunction('piped')
  piped(@SlackParam('size', ParseIntPipe) size: number) {
    return { size };
  }

  @SlackFunction('guarded')
  @UseGuards(Nobody)
  guarded(): void {}

  @SlackFunction('filtered')
  @UseFilters(WishFilter)
  filtered(@SlackParam('wanted') wanted: unknown): void {
    throw new Wish(wanted);
  }

  @SlackFunction('again')
  again(): SlackAck | object {
    this.runs += 1;
    return this.runs === 1 ? SlackAck.retry() : { runs: this.runs };
  }

  @SlackFunction('too late', { ack: 'immediate' })
  tooLate(): SlackAck {
    return SlackAck.retry();
  }

  @SlackFunction('completed')
  async completed(@Ctx() ctx: SlackContext<'function'>): Promise<void> {
    await ctx.completion.complete({ done: true });
    throw new Error('The mail was not sent.');
  }
}

describe('failed function', () => {
  let bot: Bot;
  const outcomeOf = async (callbackId: string, inputs = {}) => {
    const { execution, ack } = await bot.slack.user('ann').runFunction(callbackId, inputs);
    expect(ack?.status).toBe('in_time');
    return bot.slack.waitForOutcome(execution);
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [FailingBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it.each([
    ['user', 'There is no project lamp.'],
    ['blocks', 'It was refused, and no reason was given.'],
    ['fields', 'Too short.\nToo big.'],
    ['missing', 'No project lamp here.'],
  ])('fails its step with a message for users and logs no error: %s', async (how, error) => {
    await expect(outcomeOf('fail', { how })).resolves.toEqual({ status: 'failed', error });
    expect(bot.log.find('error', 'FailingBot')).toEqual([]);
  });

  it('fails the step of a manual handler and acks', async () => {
    const error = 'There is no project lamp.';
    await expect(outcomeOf('fail by hand')).resolves.toEqual({ status: 'failed', error });
  });

  it('fails its step with the message of a pipe for an invalid input', async () => {
    const error = 'Validation failed (numeric string is expected)';
    await expect(outcomeOf('piped', { size: 'big' })).resolves.toEqual({ status: 'failed', error });
    expect(bot.log.find('error', 'FailingBot')).toEqual([]);
  });

  it('fails its step with the forbidden text when a guard denies access', async () => {
    const error = 'You are not allowed to do that.';
    await expect(outcomeOf('guarded')).resolves.toEqual({ status: 'failed', error });
  });

  it.each([
    ['unexpected', /^The database is gone\. \(error (\w{8})\)$/],
    ['typed', /^There is no room left\. \(error (\w{8})\)$/],
    ['wordless', /^Sorry, that didn't work\. If you report it, mention error (\w{8})\.$/],
    ['secret', /^Could not call with \[hidden\]\. \(error (\w{8})\)$/],
  ])('fails its step with the text of any other error and an id that the log contains: %s', async (how, text) => {
    const outcome = await outcomeOf('fail', { how });

    const said = outcome.status === 'failed' ? outcome.error : '';
    expect(said).toMatch(text);
    const [, errorId = 'none'] = text.exec(said) ?? [];
    expect(bot.log.find('error', `FailingBot.fail failed on function 'fail' (error ${errorId})`)).toHaveLength(1);
  });

  it('fails its step when a filter handles the error without a message, and leaves the log to the filter', async () => {
    const failed = { status: 'failed', error: 'There is no room.' };
    await expect(outcomeOf('filtered', { wanted: null })).resolves.toEqual(failed);
    await expect(outcomeOf('filtered', { wanted: 204 })).resolves.toEqual(failed);
    expect(bot.log.find('error', 'FailingBot.filtered')).toEqual([]);
  });

  it('completes its step with the outputs that a filter returns', async () => {
    const outputs = { room: 'none' };
    await expect(outcomeOf('filtered', { wanted: outputs })).resolves.toEqual({ status: 'completed', outputs });
  });

  it('fails its step with the text that a filter returns, as for a command', async () => {
    const failed = { status: 'failed', error: 'Take another room.' };
    await expect(outcomeOf('filtered', { wanted: 'Take another room.' })).resolves.toEqual(failed);
    expect(bot.log.find('warn', 'FailingBot.filtered')).toEqual([]);
  });

  it('fails its step when a filter returns an invalid result, and logs a warning', async () => {
    const failed = { status: 'failed', error: 'There is no room.' };
    await expect(outcomeOf('filtered', { wanted: ['a list'] })).resolves.toEqual(failed);
    expect(bot.log.find('warn', 'FailingBot.filtered returned an array of 1')).toHaveLength(1);
  });

  it('fails its step when it asks for a redelivery after the ack', async () => {
    const error = expect.stringMatching(
      /^It returned SlackAck.retry\(\), but Slack redelivers only events\. \(error \w{8}\)$/,
    );
    await expect(outcomeOf('too late')).resolves.toEqual({ status: 'failed', error });
  });

  it('only logs an error after it has completed its step', async () => {
    await expect(outcomeOf('completed')).resolves.toEqual({ status: 'completed', outputs: { done: true } });

    await bot.slack.waitFor('the line', () => bot.log.find('error', 'FailingBot.completed failed')[0]);
    expect(bot.slack.apiCalls.filter(({ method, ok }) => method.startsWith('functions.') && !ok)).toEqual([]);
  });

  it('fails its step immediately when it has no handler', async () => {
    const error = 'Nothing here runs the function unheard of yet.';
    await expect(outcomeOf('unheard of')).resolves.toEqual({ status: 'failed', error });
    expect(bot.log.find('warn', "No handler for function 'unheard of'")).toHaveLength(1);
  });
});

it('gets a function redelivered when its handler asks for that', async () => {
  await using bot = await Bot.start({ providers: [FailingBot], slack: { ackTimeoutMs: 500 } });

  const { execution, ack } = await bot.slack.user('ann').runFunction('again');

  expect(ack).toBeNull();
  await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'completed', outputs: { runs: 2 } });
});

it('hides error texts from users when the options say so', async () => {
  const texts = { failedStep: (errorId: string) => `Not done (${errorId}).` };
  await using bot = await Bot.start({ providers: [FailingBot], options: { texts } });

  const { execution } = await bot.slack.user('ann').runFunction('fail', { how: 'unexpected' });

  const error = expect.stringMatching(/^Not done \(\w{8}\)\.$/);
  await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'failed', error });
});
