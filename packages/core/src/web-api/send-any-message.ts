import { MessageStream, type StreamAbort } from '../response/message-stream/message-stream.js';
import { isAsyncIterable, type SlackStream } from '../response/message-stream/slack-stream.js';
import { streamToMessage } from '../response/message-stream/stream-transcript.js';
import type { SlackReply } from '../response/handler-response-types.js';
import { SlackException } from '../exceptions/slack.exception.js';
import type { MessageSender } from './message-sender.js';
import type { PostedMessage } from '../response/message-stream/stream-target.js';

/**
 * Posts a message or a stream.
 *
 * @throws the stream's error, after its earlier chunks were posted; the reason when the handler is aborted
 */
export async function sayMessageOrStream(
  sender: MessageSender,
  message: string | SlackReply | SlackStream,
  aborted: Promise<StreamAbort>,
): Promise<PostedMessage | null> {
  if (!isAsyncIterable(message)) return sender.say(message);
  const stream = await MessageStream.open(message, aborted);
  if (stream === 'empty') return null;
  if (stream === null) throw createNotAChunkException();
  let failure: { error: unknown } | null = null;
  const posted = await sender.sayStream(stream, end => {
    if (end.kind === 'failed' || end.kind === 'aborted') failure = end;
    return null;
  });
  if (failure !== null) throw getError(failure);
  return posted;
}

/**
 * Responds with a message, or with a whole stream: messages of a `response_url` cannot be streamed. A long stream is
 * sent in several messages.
 *
 * @throws the stream's error
 */
export async function respondWithMessageOrStream(
  sender: MessageSender,
  message: string | SlackReply | SlackStream,
  aborted: Promise<StreamAbort>,
): Promise<void> {
  if (!isAsyncIterable(message)) return sender.respond(message);
  const messages = await streamToMessage(message, aborted);
  if (messages === null) throw createNotAChunkException();
  for (const part of messages) await sender.respond({ ...part });
}

const getError = (failure: { readonly error: unknown }): unknown => failure.error;

const createNotAChunkException = () =>
  new SlackException(
    'not_a_chunk',
    'The stream begins with what is neither text nor a chunk, so nothing of it was said. Its pieces are strings, or ' +
      'chunks such as { type: "markdown_text", text }.',
  );
