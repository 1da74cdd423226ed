import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Deferred } from '../../../core/src/time/deferred.js';
import { isAsyncIterable } from '../../../core/src/response/message-stream/slack-stream.js';
import { parseChunk } from '../../../core/src/response/message-stream/message-stream.js';
import { streamToMessage } from '../../../core/src/response/message-stream/stream-transcript.js';

async function* streamOf(...pieces: readonly unknown[]): AsyncGenerator {
  yield* pieces;
}

const never = new Promise<never>(() => {});

/** An endless stream that records whether it was ended. */
function endless(piece: string) {
  const stream = {
    isEnded: false,
    asked: 0,
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        stream.asked += 1;
        await setImmediate();
        return { done: false, value: piece };
      },
      return: async () => {
        stream.isEnded = true;
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
  return stream;
}

async function* failing(): AsyncGenerator<string> {
  yield 'one';
  throw new Error('The model is gone.');
}

describe('a stream', () => {
  it('is distinguished from other values', () => {
    expect(isAsyncIterable(streamOf())).toBe(true);
    for (const value of ['text', ['text'], { text: 'text' }, null, undefined, 7]) {
      expect(isAsyncIterable(value)).toBe(false);
    }
  });

  it('is converted to a message with the texts of its chunks in order', async () => {
    const chunk = { type: 'markdown_text', text: '*two* ' };
    await expect(streamToMessage(streamOf('one ', chunk, 'three'), never)).resolves.toMatchObject([
      { text: 'one *two* three' },
    ]);
  });

  it('is split into messages within Slack’s limits, with its blocks and tasks', async () => {
    const task = { type: 'task_update', id: 't1', title: 'Reading', status: 'skipped' };
    const blocks = { type: 'blocks', blocks: Array.from({ length: 60 }, () => ({ type: 'divider' })) };
    const messages = await streamToMessage(streamOf(blocks, `${'x'.repeat(11_999)}😀`, task), never);
    expect(messages?.map(message => message.blocks.length)).toEqual([50, 11, 2]);
    expect(messages?.map(({ text }) => text)).toEqual(['', 'x'.repeat(11_999), '😀\nReading']);
  });

  it.each([
    [null, 'null'],
    [7, 'a number'],
    [['one'], 'an array of 1'],
    [{ id: 7 }, 'an object with id'],
  ])('ends at a value that is not a chunk, and the error describes it: %j', (piece, name) => {
    expect(() => parseChunk(piece)).toThrow(`A stream returned ${name}, which is neither a text nor a chunk`);
  });

  it('shows a task with an unknown status without an emoji', async () => {
    const chunk = { type: 'task_update', id: 't1', title: 'Reading', status: 'skipped' };
    await expect(streamToMessage(streamOf(chunk), never)).resolves.toMatchObject([{ text: 'Reading' }]);
  });

  it.each([[Buffer.from('one')], [{ id: 7 }], [null], [7], [{ text: 7 }], [['one']]])(
    'is not a message when a chunk has an invalid type: %p',
    async piece => {
      let isEnded = false;
      async function* stream(): AsyncGenerator {
        try {
          yield 'one';
          yield piece;
          yield 'two';
        } finally {
          isEnded = true;
        }
      }
      await expect(streamToMessage(stream(), never)).resolves.toBeNull();
      expect(isEnded).toBe(true);
    },
  );

  it('is ended when its handler is aborted', async () => {
    const over = new Deferred<void>();
    const stream = endless('piece ');
    const text = streamToMessage(stream, over.promise);
    await setImmediate();
    over.resolve();
    await expect(text).resolves.toMatchObject([{ text: expect.stringMatching(/^(piece )+$/) }]);
    expect(stream.isEnded).toBe(true);
    const { asked } = stream;
    await setImmediate();
    expect(stream.asked).toBe(asked);
  });

  it('is ended on abort also while a chunk is awaited', async () => {
    const over = new Deferred<void>();
    const ended = new Deferred<IteratorResult<string>>();
    const silent = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ended.promise,
        return: async () => {
          ended.resolve({ done: true, value: undefined });
          return ended.promise;
        },
      }),
    };
    const text = streamToMessage(silent, over.promise);
    over.resolve();
    await expect(text).resolves.toEqual([]);
  });

  it('throws the error of its source', async () => {
    await expect(streamToMessage(failing(), never)).rejects.toThrow('The model is gone.');
  });
});
