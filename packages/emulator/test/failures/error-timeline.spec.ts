import assert from 'node:assert/strict';
import { isNativeError } from 'node:util/types';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { appendToError } from '../../src/failures/error-timeline.js';
import { RawApp } from '../support/raw-app.js';

const MORE = '\nThe end of the timeline:\n(nothing has happened)';

/** What a failing assertion throws. */
function thrownBy(failing: () => void): Error {
  try {
    failing();
  } catch (error) {
    if (isNativeError(error)) return error;
  }
  throw new Error('It did not fail.');
}

/** An error as assertion libraries make them by hand. */
class Handmade {
  readonly name = 'AssertionError';
  readonly message = 'One is not two';
  readonly stack = 'AssertionError: One is not two\n    at test.js:1:1';
  readonly actual = 1;
  readonly expected = 2;
}

class Unwritable extends Error {
  override get message(): string {
    return 'One is not two';
  }
}

describe('an error of any kind', () => {
  it.each<[string, () => object]>([
    ["node's assert", () => thrownBy(() => assert.equal(1, 2, 'One is not two'))],
    ["jest's expect", () => thrownBy(() => expect('One is not two').toBe('that'))],
    ['handmade', () => new Handmade()],
    ['of another realm', () => thrownBy(() => void runInNewContext(`throw new TypeError('One is not two')`))],
    ['with a message that is read alone', () => new Unwritable()],
    ['of the platform', () => new DOMException('One is not two', 'AbortError')],
    ['of several', () => new AggregateError([new Error('a'), new Error('b')], 'One is not two')],
    ['with a message that was changed since', () => Object.assign(new Error('Before'), { message: 'One is not two' })],
  ])('stays the same, with more below, in message and stack: %s', (_, make) => {
    const error = make();
    const { message: _message, stack: _stack, ...before } = Object.getOwnPropertyDescriptors(error);
    const { constructor } = error;

    const told = appendToError(error, MORE);

    expect(told).toBe(error);
    expect(told.constructor).toBe(constructor);
    expect(told.message).toMatch(/One is not two[^]*\nThe end of the timeline:\n\(nothing has happened\)$/);
    expect(told.stack).toContain(MORE);
    expect(Object.getOwnPropertyDescriptors(told)).toMatchObject(before);
  });

  it('has more below its message within the stack, and the places after it', () => {
    const { stack } = appendToError(new TypeError('One is not two'), MORE);

    expect(stack).toMatch(/^TypeError: One is not two\nThe end of the timeline:\n\(nothing has happened\)\n\s+at /);
  });

  it.each([Object.freeze, Object.seal])(
    'that can not be changed has a likeness, of its class and with all it has',
    shut => {
      const error = new assert.AssertionError({ actual: 1, expected: 2, message: 'One is not two' });
      shut(error);

      const told = appendToError(error, MORE);

      expect(told).toBeInstanceOf(assert.AssertionError);
      expect(told).toMatchObject({ name: 'AssertionError', code: 'ERR_ASSERTION', actual: 1, expected: 2 });
      expect(told.message).toBe(`One is not two${MORE}`);
      expect(told.stack).toContain(MORE);
    },
  );

  it.each<[unknown, string]>([
    ['broken', 'broken'],
    [undefined, 'undefined'],
    [null, 'null'],
    [Symbol('broken'), 'Symbol(broken)'],
    [{ code: 7 }, '{ code: 7 }'],
    [Object.create(null), '[Object: null prototype] {}'],
    [{ message: 'only that' }, "{ message: 'only that' }"],
  ])('that is none, %p, is the cause of one', (thrown, said) => {
    const told = appendToError(thrown, MORE);

    expect(told.message).toBe(said + MORE);
    expect(told.cause).toBe(thrown);
  });
});

const never = (): Promise<never> => new Promise<never>(() => undefined);

describe('a story that does not end', () => {
  const HASTE = { timeoutMs: 40 };

  it('names what it waits for', async () => {
    await using slack = await SlackEmulator.start();
    const story = slack.story(() => slack.user('ann').modal('New ticket', { timeoutMs: 60_000 }), HASTE);

    await expect(story).rejects.toThrow(
      /^The story is not over after 40 ms\. It waits for:\n- a modal "New ticket" before ann, for \d+ ms\nGive it longer[^]*\nThe end of the timeline:/,
    );
  });

  it('ends at once when its limit, or that of a wait, is no number', async () => {
    await using slack = await SlackEmulator.start();
    const limit = { timeoutMs: Number('soon') };

    await expect(slack.story(never, limit)).rejects.toThrow(/^The story is not over/);
    await expect(slack.waitForMessage('Hello', limit)).rejects.toThrow(/^Waited NaN ms for a message/);
  });

  it('names the acks that do not come, and why they never will', async () => {
    await using slack = await SlackEmulator.start();
    const app = new RawApp(slack);
    await app.connect();
    slack.time.freeze();

    await expect(slack.story(() => slack.user('ann').command('/slow'), HASTE)).rejects.toThrow(
      `- the ack of slash_commands ${slack.deliveries[0]?.id} by app\nThe time stands still, so that no deadline passes`,
    );
    app.close();
  });

  it('says so when it waits for nothing here, and gives back what comes in time', async () => {
    await using slack = await SlackEmulator.start();

    await expect(slack.story(never, HASTE)).rejects.toThrow('it is the bot, or the test, that does not go on.');
    await expect(SlackEmulator.run({ ...HASTE }, never)).rejects.toThrow('not over after 40 ms');
    expect(await slack.story(async () => 42, { timeoutMs: Infinity })).toBe(42);
  });
});
