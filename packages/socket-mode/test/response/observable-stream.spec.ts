import { describe, expect, it } from '@jest/globals';
import { concat, NEVER, Observable, of, throwError } from 'rxjs';
import { SlackStream } from '../../../core/src/response/message-stream/slack-stream.js';

async function allOf<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const piece of stream) all.push(piece);
  return all;
}

describe('SlackStream.from()', () => {
  it('emits the values of the Observable, subscribed when it is read', async () => {
    let subscriptions = 0;
    const stream = SlackStream.from(
      new Observable<string>(subscriber => {
        subscriptions += 1;
        subscriber.next('a');
        subscriber.next('b');
        subscriber.complete();
      }),
    );

    expect(subscriptions).toBe(0);
    expect(await allOf(stream)).toEqual(['a', 'b']);
    expect(subscriptions).toBe(1);
  });

  it('throws the Observable’s error after all earlier values', async () => {
    const stream = SlackStream.from(
      concat(
        of('a', 'b'),
        throwError(() => new Error('broken')),
      ),
    );
    const read: unknown[] = [];

    const reading = (async () => {
      for await (const piece of stream) read.push(piece);
    })();

    await expect(reading).rejects.toThrow('broken');
    expect(read).toEqual(['a', 'b']);
  });

  it('unsubscribes when it is ended, also while a value is awaited', async () => {
    let isEnded = false;
    const source = new Observable<string>(subscriber => {
      const inner = concat(of('a'), NEVER).subscribe(subscriber);
      return () => {
        isEnded = true;
        inner.unsubscribe();
      };
    });
    const reader = SlackStream.from(source)[Symbol.asyncIterator]();
    await reader.next();
    const waiting = reader.next();

    await reader.return?.();
    expect(isEnded).toBe(true);
    expect(await waiting).toEqual({ done: true, value: undefined });
  });
});
