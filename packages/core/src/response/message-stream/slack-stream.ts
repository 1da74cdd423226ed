import type { AnyChunk } from '@slack/types';
import { materialize, type Observable, type ObservableNotification, type Subscription } from 'rxjs';

/**
 * A message that is sent in chunks: texts in Slack's markdown, or chunk objects that also show tasks, plans and blocks.
 *
 * @see https://docs.slack.dev/ai/developing-agents#text-streaming
 */
export type SlackStream = AsyncIterable<string | AnyChunk>;

/** Creates streams. */
export const SlackStream = {
  /**
   * Creates a stream of all values of an Observable. A returned Observable resolves to its last value, as
   * elsewhere in Nest. The stream subscribes when it is first read and unsubscribes when it ends or is aborted.
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
    return { [Symbol.asyncIterator]: () => iterateObservable(observable) };
  },
} as const;

/** Whether a returned value is a stream. */
export const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Errors are passed as values, because an errored ReadableStream discards the values not read yet. */
function iterateObservable<T>(observable: Observable<T>): AsyncIterator<T, undefined> {
  let reader: ReadableStreamDefaultReader<ObservableNotification<T>> | undefined;
  return {
    async next() {
      reader ??= toNotificationStream(observable).getReader();
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

function toNotificationStream<T>(observable: Observable<T>): ReadableStream<ObservableNotification<T>> {
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
