import { isObservable, type Observable } from 'rxjs';
import { MessageStream, type StreamAbort } from '../response/message-stream/message-stream.js';
import { isAsyncIterable } from '../response/message-stream/slack-stream.js';
import { streamToMessage } from '../response/message-stream/stream-transcript.js';
import type { SlackKind } from '../envelope/payloads.js';
import { andThen, toMaybePromise } from '../dispatch/maybe-promise.js';
import type { CallArguments } from './parameter-resolvers.js';
import { SlackContext } from './slack-context.js';

/** The kinds whose streams are said as they come. */
const spokenKinds: ReadonlySet<SlackKind> = new Set(['message', 'assistant']);

/**
 * What a returned value comes to. An Observable is its last value, as everywhere in Nest; a stream has begun, or is the
 * whole message where only one can be sent: a command is answered once. None of them goes on when the handler's time is
 * over.
 */
export function awaitResult(value: unknown, args: CallArguments): unknown {
  const [, context] = args;
  if (isObservable(value)) return andThen(toMaybePromise(lastOf(value, context)), last => awaitResult(last, args));
  return isAsyncIterable(value) ? streamed(value, context) : value;
}

/** The last value of an Observable, or of as much as it has emitted when the handler's time is over. */
function lastOf(source: Observable<unknown>, context: SlackContext): unknown {
  const seen: { last: unknown; end: (() => unknown) | null } = { last: undefined, end: null };
  let tell: (() => void) | undefined;
  const end = (how: () => unknown): void => {
    seen.end = how;
    tell?.();
  };
  const subscription = source.subscribe({
    next: value => {
      seen.last = value;
    },
    error: (error: unknown) =>
      end(() => {
        throw error;
      }),
    complete: () => end(() => seen.last),
  });
  if (seen.end !== null) return seen.end();
  const ended = new Promise<void>(resolve => {
    tell = resolve;
    void SlackContext.overOf(context).then(() => resolve());
  });
  return ended.then(() => {
    subscription.unsubscribe();
    return seen.end === null ? seen.last : seen.end();
  });
}

async function streamed(value: AsyncIterable<unknown>, context: SlackContext): Promise<unknown> {
  const over = SlackContext.overOf(context);
  if (spokenKinds.has(context.kind)) return read(value, await MessageStream.open(value, over));
  return context.kind === 'command' ? wholeAnswer(value, context, over) : value;
}

/** One message is the answer. What Slack takes in several is said by them, in their order, which an ack has no place in. */
async function wholeAnswer(
  stream: AsyncIterable<unknown>,
  context: SlackContext,
  over: Promise<StreamAbort>,
): Promise<unknown> {
  const messages = await streamToMessage(stream, over);
  if (messages === null) return stream;
  if (messages.length < 2) return messages[0];
  for (const message of messages) await context.respond({ ...message });
  return undefined;
}

/** What holds nothing answers nothing; what is none to show stays what it is, to be warned of. */
const read = (stream: unknown, outcome: object | 'empty' | null): unknown =>
  outcome === 'empty' ? undefined : (outcome ?? stream);
