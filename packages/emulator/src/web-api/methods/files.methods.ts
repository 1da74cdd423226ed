import { isJsonObject, type JsonObject, stringAt } from '../../json.js';
import { type Channel, findPostingError } from '../../workspace/channels/channel.js';
import type { CompletedUpload } from '../../workspace/files/files.js';
import { createRemoteFile, findRemoteFiles, type SlackFile } from '../../workspace/files/slack-file.js';
import { isFileVisible, listShares, presentFile, presentFileWithShares } from '../../workspace/files/present-file.js';
import { readMessageContent } from '../../workspace/messages/message-content.js';
import type { MessageContent } from '../../workspace/messages/message.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { getAuthorship, readAuthorAppearance } from './message-request.js';
import { requireJoinedChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';
import { paginate, paginateByCount } from './pagination.js';

const MAX_CHANNELS = 100;
const MAX_ALT_TEXT = 1000;

/** The `files.*` methods that upload a file in two calls. */
export const filesMethods: MethodTable = {
  'files.getUploadURLExternal': ({ args, userId, workspace, uploadUrlBase }) => {
    const length = args.wholeNumber('length');
    if (!length) throw new SlackApiError('missing_argument');
    if ((args.text('alt_txt') ?? '').length > MAX_ALT_TEXT) throw new SlackApiError('alt_txt_too_large');
    const { id, key } = workspace.files.beginUpload(userId, args.required('filename'), length);
    return { upload_url: uploadUrlBase() + key, file_id: id };
  },

  // A failing call stores nothing, so that the app can repeat it.
  'files.completeUploadExternal': call => {
    const { args, userId, workspace } = call;
    const threadTs = args.text('thread_ts');
    const said = readInitialComment(call);
    const channels = readUploadChannels(call);
    for (const channel of channels) workspace.messages.requireOpen(channel, threadTs);
    const files = workspace.files.completeUpload(userId, readUploads(call));
    const message = {
      ...said,
      ...getAuthorship(call),
      ...readAuthorAppearance(call),
      threadTs,
      subtype: 'file_share',
      files,
    };
    for (const channel of channels) workspace.messages.post(channel, message);
    return { files: files.map(file => presentFile(workspace, file)) };
  },
};

/** Reads the message that accompanies the files. */
function readInitialComment({ args }: MethodCall): MessageContent {
  const [text, blocks] = [args.text('initial_comment'), args.json('blocks')];
  const isSilent = (text ?? '') === '' && blocks === undefined;
  return isSilent ? { text: '', blocks: [], attachments: [] } : readMessageContent({ text, blocks });
}

/**
 * @throws SlackApiError `channels_limit_exceeded` or `posting_to_channel_denied`, and as {@link requireJoinedChannel}
 */
function readUploadChannels(call: MethodCall): Channel[] {
  const named = new Set([...call.args.list('channels'), ...call.args.list('channel_id')]);
  if (named.size > MAX_CHANNELS) throw new SlackApiError('channels_limit_exceeded');
  const channels = [...named].map(channel =>
    requireJoinedChannel({ ...call, args: call.args.with('channel', channel) }),
  );
  const { args, userId, workspace } = call;
  const user = workspace.users.get(userId);
  const isDenied = channels.some(channel => findPostingError(channel, user, args.text('thread_ts')) !== undefined);
  if (isDenied) throw new SlackApiError('posting_to_channel_denied');
  return channels;
}

/** @throws SlackApiError `invalid_arguments` */
function readUploads({ args }: MethodCall): CompletedUpload[] {
  const named = args.json('files');
  const entries = Array.isArray(named) ? named.filter(isJsonObject) : [];
  if (entries.length > 0)
    return entries.map(entry => ({ id: stringAt(entry, 'id') ?? '', title: stringAt(entry, 'title') }));
  throw new SlackApiError('invalid_arguments', { messages: ['[ERROR] must provide at least 1 items: files'] });
}

const FILE_TYPES: Readonly<Record<string, (file: SlackFile) => boolean>> = {
  all: () => true,
  images: ({ mimetype }) => mimetype.startsWith('image/'),
  pdfs: ({ mimetype }) => mimetype === 'application/pdf',
  snippets: ({ mimetype }) => mimetype.startsWith('text/'),
  spaces: () => false,
  gdocs: () => false,
  zips: ({ name }) => name.endsWith('.zip'),
};

/** The `files.*` methods that list, delete and publish files. */
export const fileListMethods: MethodTable = {
  'files.info': call => ({
    file: presentFileWithShares(call.workspace, requireVisibleFile(call)),
    comments: [],
    response_metadata: { next_cursor: '' },
  }),

  'files.list': call => {
    const { args, userId, workspace } = call;
    const [user, channel] = [args.text('user'), args.text('channel')];
    const [from, to] = [Number(args.text('ts_from') ?? 0), Number(args.text('ts_to') || Number.POSITIVE_INFINITY)];
    const kinds = args.list('types').map(type => {
      const isOfKind = Object.hasOwn(FILE_TYPES, type) ? FILE_TYPES[type] : undefined;
      if (!isOfKind) throw new SlackApiError('unknown_type');
      return isOfKind;
    });
    const wanted = workspace.files.all
      .filter(file => user === undefined || file.user === user)
      .filter(({ created }) => created >= from && created <= to)
      .filter(file => kinds.length === 0 || kinds.some(isOfKind => isOfKind(file)))
      .filter(
        file =>
          channel === undefined || listShares(workspace, file, 'channel', 'group', 'im', 'mpim').includes(channel),
      )
      .filter(file => isFileVisible(workspace, file, userId));
    const { entries, paging } = paginateByCount(args, wanted.toReversed());
    return { files: entries.map(file => presentFileWithShares(workspace, file)), paging };
  },

  'files.delete': call => {
    const file = requireVisibleFile(call);
    if (file.user !== call.userId) throw new SlackApiError('cant_delete_file');
    call.workspace.files.delete(file);
    return {};
  },

  'files.sharedPublicURL': call => isListedFor(call, true),
  'files.revokePublicURL': call => isListedFor(call, false),
};

/** @throws SlackApiError `file_not_found`, also for a file that the caller may not see */
function requireVisibleFile({ args, userId, workspace }: MethodCall): SlackFile {
  const { file } = workspace.files.get(args.required('file'));
  if (!isFileVisible(workspace, file, userId)) throw new SlackApiError('file_not_found');
  return file;
}

function isListedFor(call: MethodCall, isPublic: boolean): JsonObject {
  const { workspace } = call;
  const file = workspace.files.change(requireVisibleFile(call), { isPublicUrlShared: isPublic });
  return { file: presentFileWithShares(workspace, file) };
}

/** The `files.remote.*` methods: files that another service stores. */
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
