import { isObservable, type Observable } from 'rxjs';
import { MessageStream, type StreamAbort } from '../response/message-stream/message-stream.js';
import { isAsyncIterable } from '../response/message-stream/slack-stream.js';
import { streamToMessage } from '../response/message-stream/stream-transcript.js';
import type { SlackKind } from '../envelope/payloads.js';
import { andThen, toMaybePromise } from '../dispatch/maybe-promise.js';
import type { CallArguments } from './parameter-resolvers.js';
import { SlackContext } from './slack-context.js';

/** The kinds whose streams are posted chunk by chunk. */
const KINDS_WITH_STREAMED_MESSAGES: ReadonlySet<SlackKind> = new Set(['message', 'assistant']);

/**
 * Resolves a returned value. An Observable resolves to its last value, as everywhere in Nest. A stream is posted while
 * it runs, or collected into one message for commands, which have a single response. Iteration stops when the handler
 * times out.
 */
export function awaitResult(value: unknown, args: CallArguments): unknown {
  const [, context] = args;
  if (isObservable(value))
    return andThen(toMaybePromise(awaitLastValue(value, context)), last => awaitResult(last, args));
  return isAsyncIterable(value) ? awaitStream(value, context) : value;
}

/** Returns the last value of an Observable, or the last value emitted before the handler timed out. */
function awaitLastValue(source: Observable<unknown>, context: SlackContext): unknown {
  const state: { last: unknown; end: (() => unknown) | null } = { last: undefined, end: null };
  let onEnd: (() => void) | undefined;
  const end = (how: () => unknown): void => {
    state.end = how;
    onEnd?.();
  };
  const subscription = source.subscribe({
    next: value => {
      state.last = value;
    },
    error: (error: unknown) =>
      end(() => {
        throw error;
      }),
    complete: () => end(() => state.last),
  });
  if (state.end !== null) return state.end();
  const ended = new Promise<void>(resolve => {
    onEnd = resolve;
    void SlackContext.getHandlerEnd(context).then(() => resolve());
  });
  return ended.then(() => {
    subscription.unsubscribe();
    return state.end === null ? state.last : state.end();
  });
}

async function awaitStream(value: AsyncIterable<unknown>, context: SlackContext): Promise<unknown> {
  const handlerEnd = SlackContext.getHandlerEnd(context);
  if (KINDS_WITH_STREAMED_MESSAGES.has(context.kind))
    return toStreamResult(value, await MessageStream.open(value, handlerEnd));
  return context.kind === 'command' ? awaitMessages(value, context, handlerEnd) : value;
}

/**
 * Collects a stream. A single message is the result; several messages are posted to the `response_url` in order,
 * because an ack carries only one.
 */
async function awaitMessages(
  stream: AsyncIterable<unknown>,
  context: SlackContext,
  handlerEnd: Promise<StreamAbort>,
): Promise<unknown> {
  const messages = await streamToMessage(stream, handlerEnd);
  if (messages === null) return stream;
  if (messages.length < 2) return messages[0];
  for (const message of messages) await context.respond({ ...message });
  return undefined;
}

/**
 * An empty stream has no result. A stream without displayable content is returned unchanged, so that a warning is
 * logged.
 */
const toStreamResult = (stream: unknown, outcome: object | 'empty' | null): unknown =>
  outcome === 'empty' ? undefined : (outcome ?? stream);

/** The stage at which an error occurred. Running the handler again cannot fix an error of a guard or a pipe. */
export type HandlerStage = 'guard' | 'pipe' | 'handler';

/** Why a handler was aborted: it timed out, or the app shut down. */
export type HandlerAborted = 'hung' | 'shutdown';

/** The outcome of a handler call. An error counts as handled if a filter returned, with any value. */
export type HandlerOutcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'filtered'; readonly value: unknown; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: unknown; readonly stage: HandlerStage }
  | { readonly kind: 'given_up'; readonly why: HandlerAborted; readonly error: Error };
