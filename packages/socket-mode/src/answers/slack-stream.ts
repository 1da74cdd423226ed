import { isJsonObject } from '../envelope/json.js';

/** Whether a returned value comes piece by piece. */
export const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** The whole text of a stream: its strings and the markdown of its chunks, in order. */
export async function textOfStream(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const piece of stream) {
    if (typeof piece === 'string') text += piece;
    else if (isJsonObject(piece) && typeof piece['text'] === 'string') text += piece['text'];
  }
  return text;
}
