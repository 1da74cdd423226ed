import { readObjects } from '../../json.js';
import type { Channel } from '../../workspace/channels/channel.js';
import { readMetadata, assertValidBlocks } from '../../workspace/messages/message-content.js';
import type { Message } from '../../workspace/messages/message.js';
import { presentMessage } from '../../workspace/messages/present-message.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { readChunks } from '../../workspace/messages/streams.js';
import { getAuthorship, readAuthorAppearance } from './message-request.js';
import { assertMessagesTab, requireVisibleChannel, requireWritableChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';

/** `chat.startStream` and the other methods for streamed messages. */
export const streamMethods: MethodTable = {
  'chat.startStream': call => {
    const { args, workspace } = call;
    const channel = requireWritableChannel(call);
    assertMessagesTab(call, channel);
    checkRecipient(call, channel);
    const { username, icons } = readAuthorAppearance(call);
    const message = workspace.streams.start(
      channel,
      { ...getAuthorship(call), threadTs: args.text('thread_ts'), username, ...(icons ? { icons } : {}) },
      readChunks(args.text('markdown_text'), args.json('chunks')),
    );
    return { channel: channel.id, ts: message.ts };
  },

  'chat.appendStream': call => {
    const { args, workspace } = call;
    const chunks = readChunks(args.text('markdown_text'), args.json('chunks'));
    if (chunks.length === 0) throw new SlackApiError('no_text');
    const message = workspace.streams.append(requireStreamedMessage(call), chunks);
    return { channel: message.channel, ts: message.ts };
  },

  'chat.stopStream': call => {
    const { args, workspace } = call;
    const chunks = readChunks(args.text('markdown_text'), args.json('chunks'));
    const blocks = readObjects(args.json('blocks') ?? []);
    if (!blocks) throw new SlackApiError('invalid_blocks');
    assertValidBlocks(blocks);
    const metadata = readMetadata(args.json('metadata'));
    const message = workspace.streams.stop(requireStreamedMessage(call), chunks, blocks, metadata);
    return { channel: message.channel, ts: message.ts, message: presentMessage(workspace, message) };
  },
};

/** A direct message has one possible recipient. Streams in other channels must name theirs. */
function checkRecipient({ args, workspace }: MethodCall, channel: Channel): void {
  if (channel.kind === 'im') {
    args.required('thread_ts');
    return;
  }
  const userId = args.text('recipient_user_id');
  if (userId === undefined) throw new SlackApiError('missing_recipient_user_id');
  if (args.text('recipient_team_id') === undefined) throw new SlackApiError('missing_recipient_team_id');
  workspace.users.get(userId);
}

function requireStreamedMessage(call: MethodCall): Message {
  const channel = requireVisibleChannel(call);
  const message = call.workspace.messages.get(channel.id, call.args.required('ts'));
  if (message.appId !== call.app.appId) throw new SlackApiError('message_not_owned_by_app');
  return message;
}
