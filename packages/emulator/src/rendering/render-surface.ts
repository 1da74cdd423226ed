import { objectsAt, readObjects, stringAt, type JsonObject } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import { renderBlocks, renderMarkup } from './render-blocks.js';
import { renderChannelMention, renderMention, type NameResolver, renderTextObject } from './plain-text.js';
import type { View } from '../workspace/views/view.js';

/** A message in a box: who says it where, what it shows, and what is under it. */
export function renderMessage(message: Message, names: NameResolver): string {
  return renderFrame(renderHeadline(message, names), renderMessageLines(message, names), renderFooter(message));
}

/**
 * What a message shows, without who says it: blocks where it has any, as its text is then for notifications only. That of
 * one that comes piece by piece stands above them.
 */
export function renderMessageLines(message: Message, names: NameResolver): string[] {
  const { text, blocks, attachments, files = [], streaming } = message;
  const isSaid = text !== '' && (blocks.length === 0 || streaming !== undefined);
  return [
    ...(isSaid ? renderMarkup(text, names) : []),
    ...renderBlocks(blocks, { names }),
    ...attachments.flatMap(attachment => renderAttachment(attachment, names)).map(line => `┃ ${line}`),
    ...files.map(({ name }) => `[file: ${name}]`),
  ];
}

function renderHeadline(message: Message, names: NameResolver): string {
  const author = message.username ?? renderMention(message.user, names);
  const place = message.channelName === '' ? 'a direct message' : renderChannelMention(message.channel, names);
  return [
    `${author} in ${place}`,
    ...(message.threadTs !== undefined && message.threadTs !== message.ts ? ['in a thread'] : []),
    ...(message.ephemeralTo === undefined ? [] : [`only ${renderMention(message.ephemeralTo, names)} sees it`]),
    ...(message.streaming === true ? ['still coming'] : []),
  ].join(', ');
}

function renderFooter({ reactions }: Message): string[] {
  return reactions.length === 0 ? [] : [reactions.map(({ name, users }) => `:${name}: ${users.length}`).join('  ')];
}

function renderAttachment(attachment: JsonObject, names: NameResolver): string[] {
  const texts = ['pretext', 'author_name', 'title', 'text'].flatMap(key => stringAt(attachment, key) ?? []);
  const fields = objectsAt(attachment, 'fields').map(
    field => `${stringAt(field, 'title') ?? ''}: ${stringAt(field, 'value') ?? ''}`,
  );
  const actions = objectsAt(attachment, 'actions').map(action =>
    action.type === 'select'
      ? `( ${renderTextObject(action.text, names)} ▾ )`
      : `[ ${renderTextObject(action.text, names)} ]`,
  );
  const lines = [
    ...[...texts, ...fields].flatMap(text => renderMarkup(text, names)),
    ...renderBlocks(readObjects(attachment.blocks) ?? [], { names }),
    ...(actions.length === 0 ? [] : [actions.join('  ')]),
  ];
  return lines.length === 0 ? renderMarkup(stringAt(attachment, 'fallback') ?? '', names) : lines;
}

/** A modal or Home tab in a box, with what was entered, what the app found fault with, and the buttons below. */
export function renderView(view: View, names: NameResolver): string {
  const { title, submit, close, type } = view;
  const buttons = [close ?? 'Cancel', ...(submit ? [submit] : [])].map(each => `[ ${renderTextObject(each, names)} ]`);
  return renderFrame(
    type === 'home' ? 'Home' : renderTextObject(title ?? '', names) || 'untitled',
    renderViewLines(view, names),
    type === 'home' ? [] : [buttons.join(' ')],
  );
}

/** Renders the content of a view without its frame. */
export function renderViewLines({ blocks, state, errors }: View, names: NameResolver): string[] {
  return renderBlocks(blocks, { names, state, errors });
}

/** Draws lines in a box without a right border, so that character widths don't matter. */
export function renderFrame(title: string, ...parts: readonly (readonly string[])[]): string {
  const [body = [], ...others] = parts.filter(part => part.length > 0);
  return [`┌─ ${title}`, ...bar(body), ...others.flatMap(lines => ['├─', ...bar(lines)]), '└─'].join('\n');
}

const bar = (lines: readonly string[]): string[] => lines.map(line => `│ ${line}`.trimEnd());
