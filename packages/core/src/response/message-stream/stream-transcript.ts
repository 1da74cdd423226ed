import type { AnyBlock, AnyChunk, MarkdownBlock, TaskUpdateChunk } from '@slack/types';
import { toChunk } from './message-stream.js';

/** The most markdown that Slack formats in one message. */
export const MAX_MARKDOWN_LENGTH = 12_000;
const MAX_TRANSCRIPT_BLOCKS = 50;

type Part = { markdown: string } | { task: TaskUpdateChunk } | { plan: string } | { blocks: AnyBlock[] };

/** A message that contains a part of a stream. */
export interface TranscribedMessage {
  readonly text: string;
  readonly blocks: AnyBlock[];
}

/** One block of a message. */
interface TranscriptBlock {
  readonly block: AnyBlock;
  /** Its markdown, which counts towards the limit of a message. */
  readonly markdown: string;
  /** The text for clients that show no blocks. */
  readonly text: string;
}

interface MessageDraft {
  readonly texts: string[];
  readonly blocks: AnyBlock[];
  length: number;
}

/** Collects the chunks of a stream as complete messages, for conversations that cannot stream. */
export class StreamTranscript {
  readonly #parts: Part[] = [];

  add(chunk: AnyChunk): void {
    switch (chunk.type) {
      case 'markdown_text':
        return this.#addMarkdown(chunk.text);
      case 'task_update':
        return this.#addTask(chunk);
      case 'plan_update':
        return this.#setPlan(chunk.title);
      case 'blocks':
        this.#parts.push({ blocks: chunk.blocks });
    }
  }

  /** As few messages as Slack's limits allow. */
  get messages(): TranscribedMessage[] {
    const messages: MessageDraft[] = [];
    for (const piece of this.#parts.flatMap(toTranscriptBlocks)) {
      let last = messages.at(-1);
      if (
        !last ||
        last.blocks.length === MAX_TRANSCRIPT_BLOCKS ||
        last.length + piece.markdown.length > MAX_MARKDOWN_LENGTH
      ) {
        last = { texts: [], blocks: [], length: 0 };
        messages.push(last);
      }
      if (piece.text !== '') last.texts.push(piece.text);
      last.blocks.push(piece.block);
      last.length += piece.markdown.length;
    }
    return messages.map(({ texts, blocks }) => ({ text: texts.join('\n'), blocks }));
  }

  #addMarkdown(text: string): void {
    const last = this.#parts.at(-1);
    if (last && 'markdown' in last) last.markdown += text;
    else this.#parts.push({ markdown: text });
  }

  /** A later update of a task replaces the earlier one. */
  #addTask(task: TaskUpdateChunk): void {
    const existing = this.#parts.find(
      (part): part is { task: TaskUpdateChunk } => 'task' in part && part.task.id === task.id,
    );
    if (existing) existing.task = { ...existing.task, ...task };
    else this.#parts.push({ task });
  }

  #setPlan(title: string): void {
    const existing = this.#parts.find((part): part is { plan: string } => 'plan' in part);
    if (existing) existing.plan = title;
    else this.#parts.push({ plan: title });
  }
}

/** A status that Slack adds later has no emoji. */
const TASK_STATUS_EMOJI: Readonly<Record<string, string>> = {
  pending: ':hourglass_flowing_sand:',
  in_progress: ':hourglass_flowing_sand:',
  complete: ':white_check_mark:',
  error: ':x:',
};

function toMarkdown(part: Exclude<Part, { blocks: AnyBlock[] }>): string {
  if ('markdown' in part) return part.markdown;
  if ('plan' in part) return `**${part.plan}**`;
  const { status, title, details, output } = part.task;
  const [head, body] = [[TASK_STATUS_EMOJI[status] ?? '', title].filter(isNotEmpty).join(' '), output ?? details ?? ''];
  return [head, body].filter(isNotEmpty).join('\n');
}

function toTranscriptBlocks(part: Part): TranscriptBlock[] {
  if ('blocks' in part) {
    return part.blocks.map(block => ({ block, markdown: isMarkdown(block) ? block.text : '', text: '' }));
  }
  return splitMarkdown(toMarkdown(part)).map(text => ({ block: { type: 'markdown', text }, markdown: text, text }));
}

const isMarkdown = (block: AnyBlock): block is MarkdownBlock => block.type === 'markdown' && 'text' in block;

/** Splits a text into parts that fit in one message, without blank parts. */
function splitMarkdown(text: string): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; rest = rest.slice(pieces.at(-1)?.length)) {
    pieces.push(
      rest.slice(0, rest.length > MAX_MARKDOWN_LENGTH ? findCutIndex(rest, MAX_MARKDOWN_LENGTH) : rest.length),
    );
  }
  return pieces.filter(piece => piece.trim() !== '');
}

/** Returns the index, at most `length`, at which a text can be cut without splitting a surrogate pair. */
export const findCutIndex = (text: string, length: number): number =>
  /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;

const isNotEmpty = (text: string): boolean => text !== '';

/**
 * Reads a whole stream into messages; none when it has no visible content.
 *
 * @param over resolves when the handler is aborted: then reading stops, and the chunks so far are returned
 * @returns null when the stream contains a value that is not a chunk
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
  // An error while ending the stream is ignored.
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
