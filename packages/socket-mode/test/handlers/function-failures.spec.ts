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

/** What the filter is to return, carried by the error. */
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

describe('a function that fails', () => {
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
  ])('on words for people fails its step with them, and is no error: %s', async (how, error) => {
    await expect(outcomeOf('fail', { how })).resolves.toEqual({ status: 'failed', error });
    expect(bot.log.find('error', 'FailingBot')).toEqual([]);
  });

  it('fails the step of a handler that acks by hand, and acks', async () => {
    const error = 'There is no project lamp.';
    await expect(outcomeOf('fail by hand')).resolves.toEqual({ status: 'failed', error });
  });

  it('on a wrong input fails its step with what the pipe says', async () => {
    const error = 'Validation failed (numeric string is expected)';
    await expect(outcomeOf('piped', { size: 'big' })).resolves.toEqual({ status: 'failed', error });
    expect(bot.log.find('error', 'FailingBot')).toEqual([]);
  });

  it('by the refusal of a guard fails its step with the sentence for that', async () => {
    const error = 'You are not allowed to do that.';
    await expect(outcomeOf('guarded')).resolves.toEqual({ status: 'failed', error });
  });

  it.each([
    ['unexpected', /^The database is gone\. \(error (\w{8})\)$/],
    ['typed', /^There is no room left\. \(error (\w{8})\)$/],
    ['wordless', /^Sorry, that didn't work\. If you report it, mention error (\w{8})\.$/],
    ['secret', /^Could not call with \[hidden\]\. \(error (\w{8})\)$/],
  ])('on another error fails its step with its text, and an id that finds it in the log: %s', async (how, text) => {
    const outcome = await outcomeOf('fail', { how });

    const said = outcome.status === 'failed' ? outcome.error : '';
    expect(said).toMatch(text);
    const [, errorId = 'none'] = text.exec(said) ?? [];
    expect(bot.log.find('error', `FailingBot.fail failed on function 'fail' (error ${errorId})`)).toHaveLength(1);
  });

  it('fails its step when a filter takes the error without a word, and leaves the log to the filter', async () => {
    const failed = { status: 'failed', error: 'There is no room.' };
    await expect(outcomeOf('filtered', { wanted: null })).resolves.toEqual(failed);
    await expect(outcomeOf('filtered', { wanted: 204 })).resolves.toEqual(failed);
    expect(bot.log.find('error', 'FailingBot.filtered')).toEqual([]);
  });

  it('completes its step with what a filter gives', async () => {
    const outputs = { room: 'none' };
    await expect(outcomeOf('filtered', { wanted: outputs })).resolves.toEqual({ status: 'completed', outputs });
  });

  it('fails its step with the sentence that a filter gives, as to whoever writes a command', async () => {
    const failed = { status: 'failed', error: 'Take another room.' };
    await expect(outcomeOf('filtered', { wanted: 'Take another room.' })).resolves.toEqual(failed);
    expect(bot.log.find('warn', 'FailingBot.filtered')).toEqual([]);
  });

  it('fails its step when what a filter gives is no answer, which is warned of', async () => {
    const failed = { status: 'failed', error: 'There is no room.' };
    await expect(outcomeOf('filtered', { wanted: ['a list'] })).resolves.toEqual(failed);
    expect(bot.log.find('warn', 'FailingBot.filtered returned an array of 1')).toHaveLength(1);
  });

  it('fails its step when it asks to come again and is acked already', async () => {
    const error = expect.stringMatching(
      /^It returned SlackAck.retry\(\), but Slack redelivers only events\. \(error \w{8}\)$/,
    );
    await expect(outcomeOf('too late')).resolves.toEqual({ status: 'failed', error });
  });

  it('after it has completed its step is in the log alone', async () => {
    await expect(outcomeOf('completed')).resolves.toEqual({ status: 'completed', outputs: { done: true } });

    await bot.slack.waitFor('the line', () => bot.log.find('error', 'FailingBot.completed failed')[0]);
    expect(bot.slack.apiCalls.filter(({ method, ok }) => method.startsWith('functions.') && !ok)).toEqual([]);
  });

  it('that nobody runs fails its step at once', async () => {
    const error = 'Nothing here runs the function unheard of yet.';
    await expect(outcomeOf('unheard of')).resolves.toEqual({ status: 'failed', error });
    expect(bot.log.find('warn', "No handler for function 'unheard of'")).toHaveLength(1);
  });
});

it('comes again when it asks for that', async () => {
  await using bot = await Bot.start({ providers: [FailingBot], slack: { ackTimeoutMs: 500 } });

  const { execution, ack } = await bot.slack.user('ann').runFunction('again');

  expect(ack).toBeNull();
  await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'completed', outputs: { runs: 2 } });
});

it('keeps the texts of errors inside where its author wants that', async () => {
  const texts = { failedStep: (errorId: string) => `Not done (${errorId}).` };
  await using bot = await Bot.start({ providers: [FailingBot], options: { texts } });

  const { execution } = await bot.slack.user('ann').runFunction('fail', { how: 'unexpected' });

  const error = expect.stringMatching(/^Not done \(\w{8}\)\.$/);
  await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'failed', error });
});
