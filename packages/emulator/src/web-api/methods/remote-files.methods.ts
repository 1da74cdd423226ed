import { presentSharedFile, sharesOf } from '../../workspace/files/present-file.js';
import { remoteFile, remoteFilesOf, type SlackFile } from '../../workspace/files/slack-file.js';
import { SlackRefusal } from '../../workspace/api-error.js';
import { authorship } from './message-request.js';
import { joinedChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';
import { pageOf } from './pagination.js';

/** The `files.remote.*` methods: files that lie elsewhere, and are shown here. */
export const remoteFilesMethods: MethodTable = {
  'files.remote.add': call => {
    const { args, app, userId, workspace } = call;
    const [externalId, url] = [args.required('external_id'), args.required('external_url')];
    if (!URL.canParse(url)) throw new SlackRefusal('invalid_arguments');
    const known = remoteFilesOf(workspace.files, app.appId).find(({ remote }) => remote?.externalId === externalId);
    const remote = { appId: app.appId, externalId, url };
    const title = args.required('title');
    const file = known
      ? workspace.files.change(known, { title, remote })
      : workspace.files.addRemote(userId, title, remote, args.text('filetype'));
    return { file: presentSharedFile(workspace, file) };
  },

  'files.remote.info': call => ({ file: presentSharedFile(call.workspace, fileOf(call)) }),

  'files.remote.list': ({ args, app, workspace }) => {
    const channel = args.text('channel');
    const wanted = remoteFilesOf(workspace.files, app.appId).filter(
      file => channel === undefined || sharesOf(workspace, file, 'channel', 'group', 'im', 'mpim').includes(channel),
    );
    const { entries, nextCursor } = pageOf(args, wanted);
    return {
      files: entries.map(file => presentSharedFile(workspace, file)),
      response_metadata: { next_cursor: nextCursor },
    };
  },

  'files.remote.update': call => {
    const { args, workspace } = call;
    const file = fileOf(call);
    const url = args.text('external_url') ?? file.remote?.url ?? '';
    if (!URL.canParse(url)) throw new SlackRefusal('invalid_url');
    const changed = workspace.files.change(file, {
      title: args.text('title') ?? file.title,
      ...(file.remote ? { remote: { ...file.remote, url } } : {}),
    });
    return { file: presentSharedFile(workspace, changed) };
  },

  'files.remote.remove': call => {
    call.workspace.files.delete(fileOf(call));
    return {};
  },

  'files.remote.share': call => {
    const { args, workspace } = call;
    const file = fileOf(call);
    const channels = args.list('channels').map(id => joinedChannel({ ...call, args: args.with('channel', id) }));
    if (channels.length === 0) throw new SlackRefusal('channel_not_found');
    for (const channel of channels) {
      const said = { text: '', blocks: [], attachments: [], subtype: 'file_share', files: [file] };
      workspace.messages.post(channel, { ...said, ...authorship(call) });
    }
    return { file: presentSharedFile(workspace, file) };
  },
};

function fileOf({ args, app, workspace }: MethodCall): SlackFile {
  const key = { file: args.text('file'), externalId: args.text('external_id') };
  return remoteFile(workspace.files, app.appId, key);
}
