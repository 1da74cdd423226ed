import { toChunk } from './stream-chunk.js';
import { StreamTranscript, type TranscribedMessage } from './stream-transcript.js';

/**
 * All of a stream, as few messages as Slack takes it in: none when there is nothing to see. Null when it gives what is
 * nothing to show: it is no message, and gets no further.
 *
 * @param over when nobody wants the rest any more: then the stream is told to end, and what is there is all of it
 */
export async function streamToMessage(
  stream: AsyncIterable<unknown>,
  over: Promise<unknown>,
): Promise<readonly TranscribedMessage[] | null> {
  const pieces = stream[Symbol.asyncIterator]();
  let isOver = false;
  const end = async (): Promise<void> => {
    isOver = true;
    await pieces.return?.();
  };
  // What fails in ending interests nobody any more.
  over.then(end).catch(() => {});
  const transcript = new StreamTranscript();
  for await (const piece of { [Symbol.asyncIterator]: () => pieces }) {
    const chunk = toChunk(piece);
    if (chunk === null) return null;
    transcript.add(chunk);
    if (isOver) break;
  }
  return transcript.messages;
}
