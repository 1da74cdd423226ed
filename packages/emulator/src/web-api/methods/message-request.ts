import { invalidBlocks, readMessageContent } from '../../workspace/messages/message-content.js';
import type { Message, MessageContent } from '../../workspace/messages/message.js';
import type { NewMessage } from '../../workspace/messages/messages.js';
import { linkNames } from '../../workspace/messages/links.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { findSlackFileIssues } from '../../workspace/files/check-slack-files.js';
import type { MethodCall } from './method.js';

/**
 * Reads a new message: its content, author, thread and appearance.
 * @throws SlackApiError as {@link readContent}, and `as_user_not_supported`
 */
export function readNewMessage(call: MethodCall): NewMessage {
  const { args, app, userId } = call;
  // A bot cannot post as a user. A user token always posts as its user.
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
 * Reads the content of a message.
 * @throws SlackApiError as `readMessageContent`, `markdown_text_conflict`, and `invalid_blocks` for missing files
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

/** Reads a custom name and icon. Slack ignores them without the scope `chat:write.customize`. */
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

/** Returns the author of a message: the user, the app, and the workflow step of a function's token. */
export function getAuthorship({
  app,
  userId,
  executionId,
}: MethodCall): Pick<Message, 'user' | 'appId' | 'botId' | 'executionId'> {
  const { appId, botId } = app;
  return { user: userId, appId, botId, executionId };
}
