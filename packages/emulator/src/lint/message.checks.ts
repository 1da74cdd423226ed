import { isJsonObject, parseJson, type JsonObject } from '../json.js';
import type { ApiCall } from '../journal/records.js';
import type { Noted } from '../timeline/noted.js';
import { givesAway } from '../timeline/redact.js';
import type { Message } from '../workspace/messages/message.js';
import type { LintChecks } from './lint-check.js';
import { Pace } from './pace.js';

const POSTING = new Set(['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'chat.scheduleMessage']);
const LONGEST_TEXT = 4000;
/** Clocks tick in whole milliseconds, and timers fire a little early. */
const TOLERANCE_MS = 20;

/** What a check of messages has to know. */
export interface MessageChecksContext {
  /** Whether somebody in a workspace is called so. */
  readonly isUser: (name: string) => boolean;
}

/** What an app's messages tell of it. */
export function messageChecks({
  isUser,
}: MessageChecksContext): LintChecks<
  'message-rate' | 'ignored-rate-limit' | 'missing-text' | 'long-text' | 'plain-mention' | 'secret-in-message'
> {
  const pace = new Pace();
  const limited = new Map<string, number>();
  return {
    'message-rate': noted => {
      const message = postedBy(noted);
      if (!message || message.ephemeralTo !== undefined) return undefined;
      if (!pace.isTooFast(`${message.appId ?? ''} ${message.channel}`, noted.at)) return undefined;
      const place = message.channelName === '' ? 'a direct message' : `#${message.channelName}`;
      return (
        `More than a message a second went to ${place}: Slack will refuse some with ratelimited. Say it in ` +
        'one, or in a thread later.'
      );
    },
    'ignored-rate-limit': noted => {
      if (noted.kind !== 'api_call') return undefined;
      const { app, method, error, retryAfterMs } = noted.record;
      const key = `${app ?? ''} ${method}`;
      const until = limited.get(key);
      if (error === 'ratelimited' && retryAfterMs !== undefined) limited.set(key, noted.at + retryAfterMs);
      else limited.delete(key);
      if (until === undefined || noted.at >= until - TOLERANCE_MS) return undefined;
      return (
        `${method} was called again before its Retry-After was over: Slack may shut the app out for longer. ` +
        'Wait as long as it says.'
      );
    },
    'missing-text': noted => {
      const method = nameOfTextless(noted);
      return method === undefined
        ? undefined
        : `${method} says blocks without text: phones notify of nothing, and screen readers may read nothing. ` +
            'Give text, too.';
    },
    'long-text': noted => {
      const message = postedBy(noted);
      if (!message || message.text.length <= LONGEST_TEXT) return undefined;
      return (
        `A text of ${message.text.length} characters is longer than the ${LONGEST_TEXT} that Slack asks for: ` +
        'it may be split or cut off. Shorten it, or upload a file.'
      );
    },
    'plain-mention': noted => {
      const message = postedBy(noted);
      const name = message && plainMention(message.text, isUser);
      return name === undefined
        ? undefined
        : `A message says @${name}, which notifies nobody: mentions are written <@USER_ID>, with the id of ` +
            'users.list or of a payload.';
    },
    'secret-in-message': noted => {
      const message = postedBy(noted);
      if (!message || !hasSecret(message)) return undefined;
      return (
        'A message shows a token, a trigger or a response URL: who reads it can act as the app. Take it out, ' +
        'and revoke the token.'
      );
    },
  };
}

/** The message that an app has posted or changed. */
function postedBy(noted: Noted): Message | undefined {
  if (noted.kind !== 'change' || noted.app === null) return undefined;
  const { record } = noted;
  return record.kind === 'message_posted' ? record.message : undefined;
}

function nameOfTextless(noted: Noted): string | undefined {
  if (noted.kind === 'ack') return isTextless(noted.record.payload) ? `The ack of ${noted.record.type}` : undefined;
  if (noted.kind === 'response') return isTextless(noted.record.fields) ? 'What goes to a response URL' : undefined;
  if (noted.kind !== 'api_call' || !noted.record.ok) return undefined;
  return POSTING.has(noted.record.method) && isTextless(contentOf(noted.record)) ? noted.record.method : undefined;
}

/** A form carries blocks as text. */
function contentOf({ args }: ApiCall): JsonObject {
  const { blocks } = args;
  return typeof blocks === 'string' && parseJson(blocks) !== undefined ? { ...args, blocks: [blocks] } : args;
}

function isTextless(content: unknown): boolean {
  if (!isJsonObject(content)) return false;
  const { text, markdown_text: markdown, blocks } = content;
  const hasBlocks = Array.isArray(blocks) && blocks.length > 0 && content.response_action === undefined;
  return hasBlocks && !text && !markdown;
}

function plainMention(text: string, isUser: (name: string) => boolean): string | undefined {
  if (!text.includes('@')) return undefined;
  for (const [, name = ''] of text.matchAll(/(?<![\w<.@|])@([\w.-]{1,80})/g)) {
    const trimmed = name.replace(/[.-]+$/, '');
    if (isUser(trimmed)) return trimmed;
  }
  return undefined;
}

function hasSecret({ text, blocks, attachments }: Message): boolean {
  return [text, ...textsIn(blocks), ...textsIn(attachments)].some(givesAway);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
