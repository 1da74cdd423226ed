import { BoundedMap } from '../collections/bounded-map.js';
import { isJsonObject, type JsonObject, parseJson, stringAt } from '../json.js';
import type { TimelineRecord } from '../timeline/record-store.js';
import { containsSecret } from '../timeline/redact.js';
import type { Message } from '../workspace/messages/message.js';
import type { LintChecks } from './lint-rules.js';

const MAX_CHECKED_TEXT = 4000;
/** How many messages are remembered, not to tell of one again with each of its changes. */
const MAX_REMEMBERED_MESSAGES = 1000;

/** Whether somebody in a workspace is called so. */
export type IsUser = (name: string) => boolean;

/** What an app's messages tell of it. */
export function createMessageChecks(
  isUser: IsUser,
): LintChecks<'missing-text' | 'long-text' | 'plain-mention' | 'secret-in-message'> {
  const mentioning = new BoundedMap<string, true>(MAX_REMEMBERED_MESSAGES);
  const givingAway = new BoundedMap<string, true>(MAX_REMEMBERED_MESSAGES);
  return {
    'missing-text': noted => {
      const said = readPostedText(noted);
      return said === undefined || said.blocks === 0 || said.text !== ''
        ? undefined
        : `${said.by} says blocks without text: phones notify of nothing, and screen readers may read nothing. ` +
            'Give text, too.';
    },
    'long-text': noted => {
      const said = readPostedText(noted);
      if (said === undefined || said.isMarkdown || said.text.length <= MAX_CHECKED_TEXT) return undefined;
      return (
        `A text of ${said.text.length} characters is longer than the ${MAX_CHECKED_TEXT} that Slack asks for: ` +
        'it may be split or cut off. Shorten it, or upload a file.'
      );
    },
    'plain-mention': noted => {
      const message = getPostedMessage(noted);
      const name = message && plainMention(message, isUser);
      if (!message || name === undefined || !isFirst(mentioning, message)) return undefined;
      return (
        `A message says @${name}, which notifies nobody: mentions are written <@USER_ID>, with the id of ` +
        'users.list or of a payload.'
      );
    },
    'secret-in-message': noted => {
      const message = getPostedMessage(noted);
      if (!message || !hasSecret(message) || !isFirst(givingAway, message)) return undefined;
      return (
        'A message shows a token, a trigger or a response URL: who reads it can act as the app. Take it out, ' +
        'and revoke the token.'
      );
    },
  };
}

/** The message that an app has posted, changed or gone on with. */
function getPostedMessage(noted: TimelineRecord): Message | undefined {
  if (noted.kind !== 'change' || noted.app === null) return undefined;
  const { record } = noted;
  const isSaid =
    record.kind === 'message_posted' || record.kind === 'message_changed' || record.kind === 'message_grown';
  return isSaid ? record.message : undefined;
}

function isFirst(told: BoundedMap<string, true>, { channel, ts }: Message): boolean {
  const key = `${channel} ${ts}`;
  const isNew = told.get(key) === undefined;
  told.set(key, true);
  return isNew;
}

const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
/** No part of a mention, a link or an address. */
const NAMED = /(?<![\w<.@|/])@([\w.-]{1,80})/g;

function plainMention({ text, blocks }: Message, isUser: IsUser): string | undefined {
  // Beside blocks the text is what a notification says: names are as good there.
  const texts = blocks.length > 0 ? blocks.flatMap(markupIn) : [text];
  for (const each of texts.filter(one => one.includes('@'))) {
    for (const [, name = ''] of each.replaceAll(CODE, ' ').matchAll(NAMED)) {
      const trimmed = name.replace(/[.-]+$/, '');
      if (isUser(trimmed)) return trimmed;
    }
  }
  return undefined;
}

/** The texts in which a mention would be one. */
function markupIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (!isJsonObject(value)) return [];
  if (value.type === 'mrkdwn' || value.type === 'markdown') return [stringAt(value, 'text') ?? ''];
  return Object.values(value).flatMap(markupIn);
}

function hasSecret({ text, blocks, attachments }: Message): boolean {
  return [text, ...textsIn(blocks), ...textsIn(attachments)].some(containsSecret);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

const POSTING: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.update',
  'chat.scheduleMessage',
]);

/** What an app has something shown say. */
export interface PostedText {
  /** What says it, in words. */
  readonly by: string;
  readonly text: string;
  /** Whether the text is Markdown, which has other limits. */
  readonly isMarkdown: boolean;
  /** How many. */
  readonly blocks: number;
}

/** What an app says by a call that was answered, an ack, or a response URL. */
export function readPostedText(noted: TimelineRecord): PostedText | undefined {
  switch (noted.kind) {
    case 'ack':
      return toPostedText(`The ack of ${noted.record.type}`, noted.record.payload);
    case 'response':
      return noted.record.error === undefined
        ? toPostedText('What goes to a response URL', noted.record.fields)
        : undefined;
    case 'api_call': {
      const { method, args, ok } = noted.record;
      return ok && POSTING.has(method) ? toPostedText(method, args) : undefined;
    }
    default:
      return undefined;
  }
}

function toPostedText(by: string, content: unknown): PostedText | undefined {
  // What answers a submission is about its view.
  if (!isJsonObject(content) || content.response_action !== undefined) return undefined;
  const text = stringAt(content, 'text') ?? '';
  const markdown = stringAt(content, 'markdown_text') ?? '';
  return { by, text: text || markdown, isMarkdown: text === '' && markdown !== '', blocks: readBlocks(content) };
}

function readBlocks({ blocks }: JsonObject): number {
  // A form carries them as text.
  const list = typeof blocks === 'string' ? parseJson(blocks) : blocks;
  return Array.isArray(list) ? list.length : 0;
}
