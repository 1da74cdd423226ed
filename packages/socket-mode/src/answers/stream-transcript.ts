import type { AnyBlock, AnyChunk, TaskUpdateChunk } from '@slack/types';

/** As much markdown as Slack formats in one message. */
export const MOST_MARKDOWN = 12_000;

type Part = { markdown: string } | { task: TaskUpdateChunk } | { plan: string } | { blocks: AnyBlock[] };

/** A message as it is posted where nothing streams. */
export interface TranscribedMessage {
  readonly text: string;
  /** Left out when there is more text than Slack formats: then it is shown as it is written. */
  readonly blocks?: AnyBlock[];
}

/** What a stream has said so far, as one message. */
export class StreamTranscript {
  readonly #parts: Part[] = [];
  #length = 0;

  /** Characters of markdown. */
  get length(): number {
    return this.#length;
  }

  /** Whether there is anything to see. */
  get isBlank(): boolean {
    return this.#parts.every(part => 'markdown' in part && part.markdown.trim() === '');
  }

  add(chunk: AnyChunk): void {
    switch (chunk.type) {
      case 'markdown_text':
        this.#length += chunk.text.length;
        return this.#write(chunk.text);
      case 'task_update':
        return this.#task(chunk);
      case 'plan_update':
        return this.#plan(chunk.title);
      case 'blocks':
        this.#parts.push({ blocks: chunk.blocks });
    }
  }

  get message(): TranscribedMessage {
    const texts = this.#parts.map(part => ('blocks' in part ? '' : markdownOf(part))).filter(text => text !== '');
    const text = texts.join('\n');
    if (text.length > MOST_MARKDOWN) return { text };
    const blocks = this.#parts.flatMap((part): AnyBlock[] => {
      if ('blocks' in part) return part.blocks;
      const markdown = markdownOf(part);
      return markdown.trim() === '' ? [] : [{ type: 'markdown', text: markdown }];
    });
    return { text, blocks };
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

const isSaid = (text: string): boolean => text !== '';
