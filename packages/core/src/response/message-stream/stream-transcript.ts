import type { AnyBlock, AnyChunk, MarkdownBlock, TaskUpdateChunk } from '@slack/types';

/** As much markdown as Slack formats in one message. */
export const MAX_MARKDOWN_LENGTH = 12_000;
const MAX_TRANSCRIPT_BLOCKS = 50;

type Part = { markdown: string } | { task: TaskUpdateChunk } | { plan: string } | { blocks: AnyBlock[] };

/** A message as it is posted where nothing streams. */
export interface TranscribedMessage {
  readonly text: string;
  readonly blocks: AnyBlock[];
}

/** One block of a message. */
interface Piece {
  readonly block: AnyBlock;
  /** What it counts as, of the markdown that one message takes. */
  readonly markdown: string;
  /** What it says where blocks are not shown. */
  readonly text: string;
}

interface Filling {
  readonly texts: string[];
  readonly blocks: AnyBlock[];
  length: number;
}

/** What a stream has said so far, as messages. */
export class StreamTranscript {
  readonly #parts: Part[] = [];

  add(chunk: AnyChunk): void {
    switch (chunk.type) {
      case 'markdown_text':
        return this.#write(chunk.text);
      case 'task_update':
        return this.#task(chunk);
      case 'plan_update':
        return this.#plan(chunk.title);
      case 'blocks':
        this.#parts.push({ blocks: chunk.blocks });
    }
  }

  /** As few messages as Slack takes it in. */
  get messages(): TranscribedMessage[] {
    const messages: Filling[] = [];
    for (const piece of this.#parts.flatMap(piecesOf)) {
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

  #write(text: string): void {
    const last = this.#parts.at(-1);
    if (last && 'markdown' in last) last.markdown += text;
    else this.#parts.push({ markdown: text });
  }

  /** Later news of a task take the place of earlier ones. */
  #task(task: TaskUpdateChunk): void {
    const known = this.#parts.find(
      (part): part is { task: TaskUpdateChunk } => 'task' in part && part.task.id === task.id,
    );
    if (known) known.task = { ...known.task, ...task };
    else this.#parts.push({ task });
  }

  #plan(title: string): void {
    const known = this.#parts.find((part): part is { plan: string } => 'plan' in part);
    if (known) known.plan = title;
    else this.#parts.push({ plan: title });
  }
}

/** A status that Slack adds later has no mark. */
const MARKS: Readonly<Record<string, string>> = {
  pending: ':hourglass_flowing_sand:',
  in_progress: ':hourglass_flowing_sand:',
  complete: ':white_check_mark:',
  error: ':x:',
};

function markdownOf(part: Exclude<Part, { blocks: AnyBlock[] }>): string {
  if ('markdown' in part) return part.markdown;
  if ('plan' in part) return `**${part.plan}**`;
  const { status, title, details, output } = part.task;
  const [head, body] = [[MARKS[status] ?? '', title].filter(isSaid).join(' '), output ?? details ?? ''];
  return [head, body].filter(isSaid).join('\n');
}

function piecesOf(part: Part): Piece[] {
  if ('blocks' in part) {
    return part.blocks.map(block => ({ block, markdown: isMarkdown(block) ? block.text : '', text: '' }));
  }
  return cut(markdownOf(part)).map(text => ({ block: { type: 'markdown', text }, markdown: text, text }));
}

const isMarkdown = (block: AnyBlock): block is MarkdownBlock => block.type === 'markdown' && 'text' in block;

/** As much of a text at a time as one message takes, without what shows nothing. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; rest = rest.slice(pieces.at(-1)?.length)) {
    pieces.push(rest.slice(0, rest.length > MAX_MARKDOWN_LENGTH ? cutBefore(rest, MAX_MARKDOWN_LENGTH) : rest.length));
  }
  return pieces.filter(piece => piece.trim() !== '');
}

/** Where to cut a text, at this length or before it: not in the middle of a character of two units. */
export const cutBefore = (text: string, length: number): number =>
  /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;

const isSaid = (text: string): boolean => text !== '';
