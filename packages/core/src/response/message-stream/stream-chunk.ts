import type { AnyChunk } from '@slack/types';
import { isJsonObject, type JsonObject } from '../../envelope/json.js';
import { SlackException } from '../../exceptions/slack.exception.js';
import { describeValue } from '../describe-value.js';

/** Checks the required fields of each type of chunk. */
const CHUNK_FIELDS: Readonly<Record<string, (chunk: JsonObject) => boolean>> = {
  markdown_text: ({ text }) => typeof text === 'string',
  task_update: ({ id, title, status }) => [id, title, status].every(field => typeof field === 'string'),
  plan_update: ({ title }) => typeof title === 'string',
  blocks: ({ blocks }) => Array.isArray(blocks),
};

/** Converts a value of a stream to a chunk; null when it is neither a text nor a chunk. */
export function toChunk(piece: unknown): AnyChunk | null {
  if (typeof piece === 'string') return { type: 'markdown_text', text: piece };
  return isChunk(piece) ? piece : null;
}

/** @throws SlackException `not_a_chunk` */
export function parseChunk(piece: unknown): AnyChunk {
  const chunk = toChunk(piece);
  if (chunk !== null) return chunk;
  throw new SlackException(
    'not_a_chunk',
    `A stream returned ${describeValue(piece)}, which is neither a text nor a chunk: the stream was ended. Return strings, or ` +
      `chunks of the types ${Object.keys(CHUNK_FIELDS).join(', ')}.`,
  );
}

function isChunk(piece: unknown): piece is AnyChunk {
  if (!isJsonObject(piece) || typeof piece['type'] !== 'string') return false;
  return Object.hasOwn(CHUNK_FIELDS, piece['type']) && CHUNK_FIELDS[piece['type']]?.(piece) === true;
}
