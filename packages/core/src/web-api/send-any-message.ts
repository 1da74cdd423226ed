import { MessageStream, type StreamEndReason } from '../response/message-stream/message-stream.js';
import { isAsyncIterable } from '../response/message-stream/slack-stream.js';
import { streamToMessage } from '../response/message-stream/stream-to-message.js';
import type { SlackReply } from '../response/handler-response-types.js';
import type { SlackStream } from '../response/message-stream/slack-stream.js';
import { SlackException } from '../exceptions/slack.exception.js';
import type { MessageSender } from './message-sender.js';
import type { SaidMessage } from '../response/message-stream/stream-target.js';

/**
 * Says a message, or a stream as it comes.
 *
 * @throws what the stream fails with, when what came before it is said; the reason when the handler's time is over
 */
export async function sayAny(
  conversation: MessageSender,
  message: string | SlackReply | SlackStream,
  over: Promise<StreamEndReason>,
): Promise<SaidMessage | null> {
  if (!isAsyncIterable(message)) return conversation.say(message);
  const stream = await MessageStream.begin(message, over);
  if (stream === 'empty') return null;
  if (stream === null) throw notToBeSaid();
  let failure: { error: unknown } | null = null;
  const said = await conversation.speak(stream, end => {
    if (end.kind === 'failed' || end.kind === 'over') failure = end;
    return null;
  });
  if (failure !== null) throw errorOf(failure);
  return said;
}

/**
 * Responds with a message, or with a stream when it is whole: a `response_url` takes five messages, and none of them
 * could be added to. It takes as many as Slack wants for its length.
 *
 * @throws what the stream fails with
 */
export async function respondAny(
  conversation: MessageSender,
  message: string | SlackReply | SlackStream,
  over: Promise<StreamEndReason>,
): Promise<void> {
  if (!isAsyncIterable(message)) return conversation.respond(message);
  const whole = await streamToMessage(message, over);
  if (whole === null) throw notToBeSaid();
  for (const each of whole) await conversation.respond({ ...each });
}

const errorOf = (failure: { readonly error: unknown }): unknown => failure.error;

const notToBeSaid = () =>
  new SlackException(
    'not_a_chunk',
    'The stream begins with what is neither text nor a chunk, so nothing of it was said. Its pieces are strings, or ' +
      'chunks such as { type: "markdown_text", text }.',
  );
