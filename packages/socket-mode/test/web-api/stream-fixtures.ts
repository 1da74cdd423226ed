import type { SlackEmulator } from '@nest-slack/emulator';
import { WebClient } from '@slack/web-api';
import { MessageStream, type StreamAbort } from '../../../core/src/response/message-stream/message-stream.js';
import type { StreamDestination } from '../../../core/src/response/message-stream/stream-target.js';
import { type GetFinalChunk, StreamWriter } from '../../../core/src/response/message-stream/stream-writer.js';

/** Delays each chunk until the previous one is posted. */
export const SAY_AT_ONCE_MS = 0;

/** A question in a direct message, to be answered in its thread. */
export async function placeOfQuestion(slack: SlackEmulator, where = '@app'): Promise<StreamDestination> {
  const ann = slack.user('ann');
  const { channel, ts } = await ann.say(where, 'A question');
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
  return { client, channel, threadTs: ts, userId: ann.id, teamId: slack.teamId };
}

export interface Speech {
  readonly paceMs?: number;
  readonly over?: Promise<StreamAbort>;
  readonly lastWords?: GetFinalChunk;
}

/** Posts a stream to its end. */
export async function speak(
  place: StreamDestination,
  stream: AsyncIterable<unknown>,
  { paceMs = SAY_AT_ONCE_MS, over = new Promise(() => {}), lastWords = () => null }: Speech = {},
) {
  const begun = await MessageStream.open(stream, over);
  if (!(begun instanceof MessageStream)) return begun;
  return new StreamWriter(place, paceMs).write(begun, lastWords);
}

/** A stream of these chunks, each read after the previous one is posted. */
export async function* pieces(...all: unknown[]): AsyncGenerator {
  for (const piece of all) yield await Promise.resolve(piece);
}
