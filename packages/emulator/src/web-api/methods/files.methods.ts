import { isJsonObject, stringAt } from '../../json.js';
import { presentFile } from '../../workspace/files/present-file.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import type { SlackFile } from '../../workspace/files/files.js';
import { joinedChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `files.*` methods: an upload in two calls, and what is known of a file. */
export const filesMethods: MethodTable = {
  'files.getUploadURLExternal': ({ args, userId, workspace, uploadUrlBase }) => {
    const length = args.wholeNumber('length');
    if (!length) throw new SlackRefusal('missing_argument');
    const { id, key } = workspace.files.begin(userId, args.required('filename'), length);
    return { upload_url: uploadUrlBase() + key, file_id: id };
  },

  'files.completeUploadExternal': call => {
    const { args, app, userId, workspace } = call;
    const channels = [...args.list('channels'), ...args.list('channel_id')];
    const files = completed(call);
    for (const channel of new Set(channels)) {
      workspace.messages.post(joinedChannel({ ...call, args: args.with('channel', channel) }), {
        text: args.text('initial_comment') ?? '',
        blocks: [],
        attachments: [],
        user: userId,
        appId: app.appId,
        botId: app.botId,
        threadTs: args.text('thread_ts'),
        subtype: 'file_share',
        files,
      });
    }
    return { files: files.map(file => presentFile(workspace, file)) };
  },
};

function completed({ args, userId, workspace }: MethodCall): SlackFile[] {
  const named = args.json('files');
  const entries = Array.isArray(named) ? named.filter(isJsonObject) : [];
  if (entries.length === 0) throw new SlackRefusal('invalid_arguments');
  return entries.map(entry => workspace.files.complete(userId, stringAt(entry, 'id') ?? '', stringAt(entry, 'title')));
}
