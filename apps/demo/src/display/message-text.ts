import type { Message } from '@nest-slack/emulator';
import { blockLines } from './block-text.js';
import type { Names } from './names.js';
import { wrapped } from './wrapped.js';

/** A message as the channel shows it. */
export interface MessageText {
  /** Where it stands, whose it is, and who sees it. */
  readonly head: string;
  readonly lines: readonly string[];
}

/** Writes a message out for a terminal. */
export function messageText(message: Message, names: Names): MessageText {
  const place = placeOf(message);
  const remarks = [
    ...(message.threadTs === undefined || message.threadTs === message.ts ? [] : ['in a thread']),
    ...(message.edited ? ['edited'] : []),
    ...(message.ephemeralTo === undefined ? [] : [`only ${names.of(message.ephemeralTo)} sees it`]),
    ...message.reactions.map(({ name, users }) => `:${name}: by ${users.map(user => names.of(user)).join(', ')}`),
  ];
  const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
  return { head: `${place}  ${names.of(message.user)}${remark}`, lines: bodyLines(message, names) };
}

/** Where a message stands. */
export const placeOf = ({ channelName }: Message): string =>
  channelName === '' ? 'direct message' : `#${channelName}`;

/** How many characters of a message tell it from others. */
const FIRST_WORDS = 40;

/** A message within a sentence: `bob's "search is broken"`. */
export function messagePhrase(message: Message, names: Names): string {
  const text = names.read(message.text || bodyLines(message, names).join(' ')).replace(/\s+/g, ' ');
  const [first = '', ...rest] = wrapped(text, FIRST_WORDS);
  return `${names.of(message.user)}'s "${first}${rest.length === 0 ? '' : '…'}"`;
}

/** What people type comes as rich text as well, which says the same as the text. */
function bodyLines({ text, blocks, files = [] }: Message, names: Names): string[] {
  const lines = blocks.flatMap(block => blockLines(block, names));
  const said = lines.length > 0 || text === '' ? lines : names.read(text).split('\n');
  return [...said, ...files.map(({ name }) => `📎 ${name}`)];
}
