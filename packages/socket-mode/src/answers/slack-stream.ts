import { isJsonObject } from '../envelope/json.js';

/** Whether a returned value comes piece by piece. */
export const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/**
 * The whole text of a stream: its strings and the markdown of its chunks, in order. Null when it gives anything else: it
 * is no message, and gets no further.
 *
 * @param over when nobody wants the rest any more: then the stream is told to end, and what is there is the text
 */
export async function textOfStream(stream: AsyncIterable<unknown>, over: Promise<unknown>): Promise<string | null> {
  const pieces = stream[Symbol.asyncIterator]();
  let isOver = false;
  const end = async (): Promise<void> => {
    isOver = true;
    await pieces.return?.();
  };
  // What fails in ending interests nobody any more.
  over.then(end).catch(() => {});
  let text = '';
  for await (const piece of { [Symbol.asyncIterator]: () => pieces }) {
    const said = textOf(piece);
    if (said === null) return null;
    text += said;
    if (isOver) break;
  }
  return text;
}

function textOf(piece: unknown): string | null {
  if (typeof piece === 'string') return piece;
  return isJsonObject(piece) && typeof piece['text'] === 'string' ? piece['text'] : null;
}
