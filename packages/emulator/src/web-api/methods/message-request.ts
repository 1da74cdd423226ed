import { invalidBlocks, readMessageContent } from '../../workspace/messages/message-content.js';
import type { Message, MessageContent } from '../../workspace/messages/message.js';
import type { NewMessage } from '../../workspace/messages/messages.js';
import { linkNames } from '../../workspace/messages/links.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { findSlackFileIssues } from '../../workspace/files/check-slack-files.js';
import type { MethodCall } from './method.js';

/**
 * The message that a call asks for: what it says, whose it is, where in a thread, and how it looks.
 * @throws SlackRefusal as `readContent` does, and `as_user_not_supported`
 */
export function readNewMessage(call: MethodCall): NewMessage {
  const { args, app, userId } = call;
  // A bot is no user to write as; with a person's token there is nobody else.
  if (args.flag('as_user') && userId === app.botUserId) throw new SlackApiError('as_user_not_supported');
  const threadTs = args.text('thread_ts');
  return {
    ...readContent(call),
    ...getAuthorship(call),
    threadTs,
    ...readAuthorAppearance(call),
    ...(threadTs !== undefined && args.flag('reply_broadcast') ? { subtype: 'thread_broadcast' } : {}),
  };
}

/**
 * What a call asks a message to say.
 * @throws SlackRefusal as `readMessageContent`, `markdown_text_conflict`, and `invalid_blocks` for files that aren't there
 */
export function readContent({ args, workspace }: MethodCall, maxText?: number): MessageContent {
  const markdown = args.text('markdown_text');
  if (markdown !== undefined && (args.text('text') !== undefined || args.json('blocks') !== undefined)) {
    throw new SlackApiError('markdown_text_conflict');
  }
  const text = args.text('text') ?? markdown;
  const isLinked = args.flag('link_names') || args.text('parse') === 'full';
  const content = readMessageContent({
    text: text !== undefined && isLinked ? linkNames(workspace, text) : text,
    blocks: args.json('blocks'),
    attachments: args.json('attachments'),
    metadata: args.json('metadata'),
    maxText,
  });
  const faults = findSlackFileIssues(workspace.files, content.blocks, '/blocks');
  if (faults.length > 0) throw invalidBlocks(faults);
  return content;
}

/** Another name and picture than the app's own; they are passed over without the scope for them. */
export function readAuthorAppearance({ args, scopes }: MethodCall): Pick<Message, 'username' | 'icons' | 'subtype'> {
  const username = args.text('username');
  const emoji = args.text('icon_emoji');
  const url = args.text('icon_url');
  if (scopes && !scopes.includes('chat:write.customize')) return {};
  if (username === undefined && emoji === undefined && url === undefined) return {};
  return {
    username,
    ...(emoji === undefined ? (url === undefined ? {} : { icons: { image_48: url } }) : { icons: { emoji } }),
    subtype: 'bot_message',
  };
}

/** Whose a message is that a call posts: the app's, and the step's whose token it is. */
export function getAuthorship({
  app,
  userId,
  executionId,
}: MethodCall): Pick<Message, 'user' | 'appId' | 'botId' | 'executionId'> {
  const { appId, botId } = app;
  return { user: userId, appId, botId, executionId };
}
