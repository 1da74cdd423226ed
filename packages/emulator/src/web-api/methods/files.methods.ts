import { isJsonObject, stringAt } from '../../json.js';
import type { Channel } from '../../workspace/channels/channels.js';
import { postingRefusal } from '../../workspace/channels/posting.js';
import type { EndedUpload } from '../../workspace/files/files.js';
import { presentFile } from '../../workspace/files/present-file.js';
import { readMessageContent } from '../../workspace/messages/message-content.js';
import type { MessageContent } from '../../workspace/messages/message.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import { authorship } from './authorship.js';
import { joinedChannel } from './channel-access.js';
import { look } from './message-request.js';
import type { MethodCall, MethodTable } from './method.js';

const MAX_CHANNELS = 100;
const MAX_ALT_TEXT = 1000;

/** The `files.*` methods: an upload in two calls. */
export const filesMethods: MethodTable = {
  'files.getUploadURLExternal': ({ args, userId, workspace, uploadUrlBase }) => {
    const length = args.wholeNumber('length');
    if (!length) throw new SlackRefusal('missing_argument');
    if ((args.text('alt_txt') ?? '').length > MAX_ALT_TEXT) throw new SlackRefusal('alt_txt_too_large');
    const { id, key } = workspace.files.begin(userId, args.required('filename'), length);
    return { upload_url: uploadUrlBase() + key, file_id: id };
  },

  // Nothing is kept of a call that can't be answered as a whole: it may be made again.
  'files.completeUploadExternal': call => {
    const { args, userId, workspace } = call;
    const threadTs = args.text('thread_ts');
    const said = comment(call);
    const channels = places(call);
    for (const channel of channels) workspace.messages.requireOpen(channel, threadTs);
    const files = workspace.files.complete(userId, uploads(call));
    const message = { ...said, ...authorship(call), ...look(call), threadTs, subtype: 'file_share', files };
    for (const channel of channels) workspace.messages.post(channel, message);
    return { files: files.map(file => presentFile(workspace, file)) };
  },
};

/** What is said with the files, if anything. */
function comment({ args }: MethodCall): MessageContent {
  const [text, blocks] = [args.text('initial_comment'), args.json('blocks')];
  const isSilent = (text ?? '') === '' && blocks === undefined;
  return isSilent ? { text: '', blocks: [], attachments: [] } : readMessageContent({ text, blocks });
}

/** @throws SlackRefusal `channels_limit_exceeded` or `posting_to_channel_denied`, and as `joinedChannel` does */
function places(call: MethodCall): Channel[] {
  const named = new Set([...call.args.list('channels'), ...call.args.list('channel_id')]);
  if (named.size > MAX_CHANNELS) throw new SlackRefusal('channels_limit_exceeded');
  const channels = [...named].map(channel => joinedChannel({ ...call, args: call.args.with('channel', channel) }));
  const { args, userId, workspace } = call;
  const user = workspace.users.get(userId);
  const isDenied = channels.some(channel => postingRefusal(channel, user, args.text('thread_ts')) !== undefined);
  if (isDenied) throw new SlackRefusal('posting_to_channel_denied');
  return channels;
}

/** @throws SlackRefusal `invalid_arguments` */
function uploads({ args }: MethodCall): EndedUpload[] {
  const named = args.json('files');
  const entries = Array.isArray(named) ? named.filter(isJsonObject) : [];
  if (entries.length > 0)
    return entries.map(entry => ({ id: stringAt(entry, 'id') ?? '', title: stringAt(entry, 'title') }));
  throw new SlackRefusal('invalid_arguments', { messages: ['[ERROR] must provide at least 1 items: files'] });
}
