import type { AnyChunk } from '@slack/types';
import { isJsonObject, type JsonObject } from '../../envelope/json.js';
import { SlackException } from '../../exceptions/slack.exception.js';
import { foundValue } from '../found-value.js';

/** What each type of chunk has at least, beside its type. */
const CHUNK_FIELDS: Readonly<Record<string, (chunk: JsonObject) => boolean>> = {
  markdown_text: ({ text }) => typeof text === 'string',
  task_update: ({ id, title, status }) => [id, title, status].every(field => typeof field === 'string'),
  plan_update: ({ title }) => typeof title === 'string',
  blocks: ({ blocks }) => Array.isArray(blocks),
};

/** A piece of a stream as a chunk; null when it is neither text nor a chunk, and so nothing to show to anybody. */
export function toChunk(piece: unknown): AnyChunk | null {
  if (typeof piece === 'string') return { type: 'markdown_text', text: piece };
  return isChunk(piece) ? piece : null;
}

/** @throws SlackException `not_a_chunk` */
export function chunkOrThrow(piece: unknown): AnyChunk {
  const chunk = toChunk(piece);
  if (chunk !== null) return chunk;
  throw new SlackException(
    'not_a_chunk',
    `A stream gave ${foundValue(piece)}, which is neither text nor a chunk: it ended there. Pieces are strings, or ` +
      `chunks of the types ${Object.keys(CHUNK_FIELDS).join(', ')}.`,
  );
}

function isChunk(piece: unknown): piece is AnyChunk {
  if (!isJsonObject(piece) || typeof piece['type'] !== 'string') return false;
  return Object.hasOwn(CHUNK_FIELDS, piece['type']) && CHUNK_FIELDS[piece['type']]?.(piece) === true;
}
