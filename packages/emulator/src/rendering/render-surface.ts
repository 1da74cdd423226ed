import { objectsAt, readObjects, stringAt, type JsonObject } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import { drawBlocks, markupLines } from './render-blocks.js';
import { channelMention, mention, type Names, textOf } from './plain-text.js';
import type { View } from '../workspace/views/view.js';

/** A message in a box: who says it where, what it shows, and what is under it. */
export function drawMessage(message: Message, names: Names): string {
  return frame(headline(message, names), messageLines(message, names), footLines(message));
}

/**
 * What a message shows, without who says it: blocks where it has any, as its text is then for notifications only. That of
 * one that comes piece by piece stands above them.
 */
export function messageLines(message: Message, names: Names): string[] {
  const { text, blocks, attachments, files = [], streaming } = message;
  const isSaid = text !== '' && (blocks.length === 0 || streaming !== undefined);
  return [
    ...(isSaid ? markupLines(text, names) : []),
    ...drawBlocks(blocks, { names }),
    ...attachments.flatMap(attachment => attachmentLines(attachment, names)).map(line => `┃ ${line}`),
    ...files.map(({ name }) => `[file: ${name}]`),
  ];
}

function headline(message: Message, names: Names): string {
  const author = message.username ?? mention(message.user, names);
  const place = message.channelName === '' ? 'a direct message' : channelMention(message.channel, names);
  return [
    `${author} in ${place}`,
    ...(message.threadTs !== undefined && message.threadTs !== message.ts ? ['in a thread'] : []),
    ...(message.ephemeralTo === undefined ? [] : [`only ${mention(message.ephemeralTo, names)} sees it`]),
    ...(message.streaming === true ? ['still coming'] : []),
  ].join(', ');
}

function footLines({ reactions }: Message): string[] {
  return reactions.length === 0 ? [] : [reactions.map(({ name, users }) => `:${name}: ${users.length}`).join('  ')];
}

function attachmentLines(attachment: JsonObject, names: Names): string[] {
  const texts = ['pretext', 'author_name', 'title', 'text'].flatMap(key => stringAt(attachment, key) ?? []);
  const fields = objectsAt(attachment, 'fields').map(
    field => `${stringAt(field, 'title') ?? ''}: ${stringAt(field, 'value') ?? ''}`,
  );
  const actions = objectsAt(attachment, 'actions').map(action =>
    action.type === 'select' ? `( ${textOf(action.text, names)} ▾ )` : `[ ${textOf(action.text, names)} ]`,
  );
  const lines = [
    ...[...texts, ...fields].flatMap(text => markupLines(text, names)),
    ...drawBlocks(readObjects(attachment.blocks) ?? [], { names }),
    ...(actions.length === 0 ? [] : [actions.join('  ')]),
  ];
  return lines.length === 0 ? markupLines(stringAt(attachment, 'fallback') ?? '', names) : lines;
}

/** A modal or Home tab in a box, with what was entered, what the app found fault with, and the buttons below. */
export function drawView(view: View, names: Names): string {
  const { title, submit, close, type } = view;
  const buttons = [close ?? 'Cancel', ...(submit ? [submit] : [])].map(each => `[ ${textOf(each, names)} ]`);
  return frame(
    type === 'home' ? 'Home' : textOf(title ?? '', names) || 'untitled',
    viewLines(view, names),
    type === 'home' ? [] : [buttons.join(' ')],
  );
}

/** What a view shows within its frame. */
export function viewLines({ blocks, state, errors }: View, names: Names): string[] {
  return drawBlocks(blocks, { names, state, errors });
}

/** Puts lines into a box that is open to the right, so that no width of characters needs to be known. */
export function frame(title: string, ...parts: readonly (readonly string[])[]): string {
  const [body = [], ...others] = parts.filter(part => part.length > 0);
  return [`┌─ ${title}`, ...bar(body), ...others.flatMap(lines => ['├─', ...bar(lines)]), '└─'].join('\n');
}

const bar = (lines: readonly string[]): string[] => lines.map(line => `│ ${line}`.trimEnd());
