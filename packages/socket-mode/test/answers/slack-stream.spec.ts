import { describe, expect, it } from '@jest/globals';
import { isAsyncIterable, textOfStream } from '../../src/answers/slack-stream.js';

async function* streamOf(...pieces: readonly unknown[]): AsyncGenerator {
  yield* pieces;
}

async function* failing(): AsyncGenerator<string> {
  yield 'one';
  throw new Error('The model is gone.');
}

describe('a stream', () => {
  it('is told from what comes at once', () => {
    expect(isAsyncIterable(streamOf())).toBe(true);
    for (const value of ['text', ['text'], { text: 'text' }, null, undefined, 7]) {
      expect(isAsyncIterable(value)).toBe(false);
    }
  });

  it('is the texts of its pieces, in order', async () => {
    const chunk = { type: 'markdown_text', text: '*two* ' };
    await expect(textOfStream(streamOf('one ', chunk, 'three'))).resolves.toBe('one *two* three');
  });

  it('passes over pieces without a text', async () => {
    await expect(textOfStream(streamOf('one', null, 7, { type: 'task_update' }))).resolves.toBe('one');
  });

  it('fails as its source does', async () => {
    await expect(textOfStream(failing())).rejects.toThrow('The model is gone.');
  });
});
