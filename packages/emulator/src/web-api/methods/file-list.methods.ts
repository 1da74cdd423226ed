import type { JsonObject } from '../../json.js';
import { isFileVisible, presentSharedFile, sharesOf } from '../../workspace/files/file-shares.js';
import type { SlackFile } from '../../workspace/files/files.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import type { MethodCall, MethodTable } from './method.js';
import { countedPage } from './paging.js';

const KINDS: Readonly<Record<string, (file: SlackFile) => boolean>> = {
  all: () => true,
  images: ({ mimetype }) => mimetype.startsWith('image/'),
  pdfs: ({ mimetype }) => mimetype === 'application/pdf',
  snippets: ({ mimetype }) => mimetype.startsWith('text/'),
  spaces: () => false,
  gdocs: () => false,
  zips: ({ name }) => name.endsWith('.zip'),
};

/** The `files.*` methods that list files, take them away, and put them before the world. */
export const fileListMethods: MethodTable = {
  'files.info': call => ({
    file: presentSharedFile(call.workspace, fileOf(call)),
    comments: [],
    response_metadata: { next_cursor: '' },
  }),

  'files.list': call => {
    const { args, userId, workspace } = call;
    const [user, channel] = [args.text('user'), args.text('channel')];
    const [from, to] = [Number(args.text('ts_from') ?? 0), Number(args.text('ts_to') || Number.POSITIVE_INFINITY)];
    const kinds = args.list('types').map(type => {
      const isOfKind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
      if (!isOfKind) throw new SlackRefusal('unknown_type');
      return isOfKind;
    });
    const wanted = workspace.files.all
      .filter(file => user === undefined || file.user === user)
      .filter(({ created }) => created >= from && created <= to)
      .filter(file => kinds.length === 0 || kinds.some(isOfKind => isOfKind(file)))
      .filter(
        file => channel === undefined || sharesOf(workspace, file, 'channel', 'group', 'im', 'mpim').includes(channel),
      )
      .filter(file => isFileVisible(workspace, file, userId));
    const { entries, paging } = countedPage(args, wanted.toReversed());
    return { files: entries.map(file => presentSharedFile(workspace, file)), paging };
  },

  'files.delete': call => {
    const file = fileOf(call);
    if (file.user !== call.userId) throw new SlackRefusal('cant_delete_file');
    call.workspace.files.delete(file);
    return {};
  },

  'files.sharedPublicURL': call => shownTo(call, true),
  'files.revokePublicURL': call => shownTo(call, false),
};

/** @throws SlackRefusal `file_not_found`, also for what the caller may not see */
function fileOf({ args, userId, workspace }: MethodCall): SlackFile {
  const { file } = workspace.files.get(args.required('file'));
  if (!isFileVisible(workspace, file, userId)) throw new SlackRefusal('file_not_found');
  return file;
}

function shownTo(call: MethodCall, isPublic: boolean): JsonObject {
  const { workspace } = call;
  const file = workspace.files.change(fileOf(call), { isPublicUrlShared: isPublic });
  return { file: presentSharedFile(workspace, file) };
}
