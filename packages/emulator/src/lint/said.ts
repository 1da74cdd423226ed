import { isJsonObject, parseJson, stringAt, type JsonObject } from '../json.js';
import type { Noted } from '../timeline/noted.js';

const POSTING: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.update',
  'chat.scheduleMessage',
]);

/** What an app has something shown say. */
export interface Said {
  /** What says it, in words. */
  readonly by: string;
  readonly text: string;
  /** Whether the text is Markdown, which has other limits. */
  readonly isMarkdown: boolean;
  /** How many. */
  readonly blocks: number;
}

/** What an app says by a call that was answered, an ack, or a response URL. */
export function saidIn(noted: Noted): Said | undefined {
  switch (noted.kind) {
    case 'ack':
      return said(`The ack of ${noted.record.type}`, noted.record.payload);
    case 'response':
      return noted.record.error === undefined ? said('What goes to a response URL', noted.record.fields) : undefined;
    case 'api_call': {
      const { method, args, ok } = noted.record;
      return ok && POSTING.has(method) ? said(method, args) : undefined;
    }
    default:
      return undefined;
  }
}

function said(by: string, content: unknown): Said | undefined {
  // What answers a submission is about its view.
  if (!isJsonObject(content) || content.response_action !== undefined) return undefined;
  const text = stringAt(content, 'text') ?? '';
  const markdown = stringAt(content, 'markdown_text') ?? '';
  return { by, text: text || markdown, isMarkdown: text === '' && markdown !== '', blocks: blocksIn(content) };
}

function blocksIn({ blocks }: JsonObject): number {
  // A form carries them as text.
  const list = typeof blocks === 'string' ? parseJson(blocks) : blocks;
  return Array.isArray(list) ? list.length : 0;
}
