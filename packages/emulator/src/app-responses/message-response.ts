import { isJsonObject, stringAt, type JsonObject } from '../json.js';
import { readMessageContent } from '../workspace/messages/message-content.js';
import type { Message } from '../workspace/messages/message.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { ResponseTarget } from '../workspace/apps/triggers-and-response-urls.js';
import type { Workspace } from '../workspace/workspace.js';

/**
 * Applies a message from the ack of a command or from a response URL. The message is ephemeral unless its
 * `response_type` is `in_channel`.
 * @returns the posted or edited message, or `undefined` after a deletion
 * @throws SlackApiError if it is not a valid message
 */
export function applyMessageResponse(
  workspace: Workspace,
  target: ResponseTarget,
  answer: unknown,
): Message | undefined {
  if (!isJsonObject(answer)) throw new SlackApiError('invalid_payload');
  const { channelId, messageTs } = target;
  const original = messageTs === undefined ? undefined : workspace.messages.find(channelId, messageTs);
  if (answer.delete_original === true) {
    if (original) workspace.messages.delete(original);
    return undefined;
  }
  const content = readMessageContent({
    text: stringAt(answer, 'text'),
    blocks: answer.blocks,
    attachments: answer.attachments,
    metadata: answer.metadata,
  });
  if (answer.replace_original === true && original) return workspace.messages.edit(original, content);
  const channel = workspace.channels.find(channelId);
  const app = workspace.apps.find(target.appId);
  if (!channel || !app) throw new SlackApiError('channel_not_found');
  return workspace.messages.post(channel, {
    ...content,
    user: app.botUserId,
    appId: app.appId,
    botId: app.botId,
    threadTs: stringAt(answer, 'thread_ts'),
    ...toVisibility(answer, target, app.name),
  });
}

function toVisibility(answer: JsonObject, target: ResponseTarget, appName: string): Partial<Message> {
  return answer.response_type === 'in_channel'
    ? { subtype: 'bot_message', username: appName }
    : { ephemeralTo: target.userId };
}

/**
 * Accepts an empty ack or an empty object, for payloads that take no response.
 * @throws SlackApiError if the ack carries a response
 */
export function assertNoResponse(answer: unknown): Record<string, never> {
  const isEmpty = typeof answer === 'object' && answer !== null && Object.keys(answer).length === 0;
  if (answer === undefined || isEmpty) return {};
  throw new SlackApiError('unexpected_payload', { messages: ['The ack of this kind of payload must be bare'] });
}
