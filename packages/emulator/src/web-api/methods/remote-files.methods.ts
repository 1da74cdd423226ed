import { presentFileWithShares, listShares } from '../../workspace/files/present-file.js';
import { createRemoteFile, findRemoteFiles, type SlackFile } from '../../workspace/files/slack-file.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { getAuthorship } from './message-request.js';
import { requireJoinedChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';
import { paginate } from './pagination.js';

/** The `files.remote.*` methods: files that lie elsewhere, and are shown here. */
export const remoteFilesMethods: MethodTable = {
  'files.remote.add': call => {
    const { args, app, userId, workspace } = call;
    const [externalId, url] = [args.required('external_id'), args.required('external_url')];
    if (!URL.canParse(url)) throw new SlackApiError('invalid_arguments');
    const known = findRemoteFiles(workspace.files, app.appId).find(({ remote }) => remote?.externalId === externalId);
    const remote = { appId: app.appId, externalId, url };
    const title = args.required('title');
    const file = known
      ? workspace.files.change(known, { title, remote })
      : workspace.files.addRemote(userId, title, remote, args.text('filetype'));
    return { file: presentFileWithShares(workspace, file) };
  },

  'files.remote.info': call => ({ file: presentFileWithShares(call.workspace, findRemoteFile(call)) }),

  'files.remote.list': ({ args, app, workspace }) => {
    const channel = args.text('channel');
    const wanted = findRemoteFiles(workspace.files, app.appId).filter(
      file => channel === undefined || listShares(workspace, file, 'channel', 'group', 'im', 'mpim').includes(channel),
    );
    const { entries, nextCursor } = paginate(args, wanted);
    return {
      files: entries.map(file => presentFileWithShares(workspace, file)),
      response_metadata: { next_cursor: nextCursor },
    };
  },

  'files.remote.update': call => {
    const { args, workspace } = call;
    const file = findRemoteFile(call);
    const url = args.text('external_url') ?? file.remote?.url ?? '';
    if (!URL.canParse(url)) throw new SlackApiError('invalid_url');
    const changed = workspace.files.change(file, {
      title: args.text('title') ?? file.title,
      ...(file.remote ? { remote: { ...file.remote, url } } : {}),
    });
    return { file: presentFileWithShares(workspace, changed) };
  },

  'files.remote.remove': call => {
    call.workspace.files.delete(findRemoteFile(call));
    return {};
  },

  'files.remote.share': call => {
    const { args, workspace } = call;
    const file = findRemoteFile(call);
    const channels = args.list('channels').map(id => requireJoinedChannel({ ...call, args: args.with('channel', id) }));
    if (channels.length === 0) throw new SlackApiError('channel_not_found');
    for (const channel of channels) {
      const said = { text: '', blocks: [], attachments: [], subtype: 'file_share', files: [file] };
      workspace.messages.post(channel, { ...said, ...getAuthorship(call) });
    }
    return { file: presentFileWithShares(workspace, file) };
  },
};

function findRemoteFile({ args, app, workspace }: MethodCall): SlackFile {
  const key = { file: args.text('file'), externalId: args.text('external_id') };
  return createRemoteFile(workspace.files, app.appId, key);
}
