import type { AnyChunk } from '@slack/types';
import { materialize, type Observable, type ObservableNotification, type Subscription } from 'rxjs';

/**
 * A message that comes piece by piece: text in Slack's markdown, or chunks that also show tasks, plans and blocks.
 *
 * @see https://docs.slack.dev/ai/developing-agents#text-streaming
 */
export type SlackStream = AsyncIterable<string | AnyChunk>;

/** Makes streams of what comes piece by piece otherwise. */
export const SlackStream = {
  /**
   * A stream of what an Observable emits: an Observable itself is its last value, as everywhere in Nest. It is subscribed
   * when it is first read, and unsubscribed when nobody wants more.
   *
   * @example
   * ```ts
   * @SlackEvent('app_mention')
   * answer(@Payload('text') text: string) {
   *   return SlackStream.from(this.model.tokens$(text));
   * }
   * ```
   */
  from(observable: Observable<string | AnyChunk>): SlackStream {
    return { [Symbol.asyncIterator]: () => valuesOf(observable) };
  },
} as const;

/** Whether a returned value comes piece by piece. */
export const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Errors travel as values, since a failed ReadableStream forgets what was not read before. */
function valuesOf<T>(observable: Observable<T>): AsyncIterator<T, undefined> {
  let reader: ReadableStreamDefaultReader<ObservableNotification<T>> | undefined;
  return {
    async next() {
      reader ??= notificationsOf(observable).getReader();
      const { value: notification } = await reader.read();
      if (notification?.kind === 'E') throw notification.error;
      return notification?.kind === 'N' ? { done: false, value: notification.value } : { done: true, value: undefined };
    },
    async return() {
      await reader?.cancel();
      return { done: true, value: undefined };
    },
  };
}

function notificationsOf<T>(observable: Observable<T>): ReadableStream<ObservableNotification<T>> {
  let subscription: Subscription | undefined;
  return new ReadableStream({
    start(controller) {
      subscription = observable.pipe(materialize()).subscribe({
        next: notification => controller.enqueue(notification),
        complete: () => controller.close(),
      });
    },
    cancel: () => subscription?.unsubscribe(),
  });
}
