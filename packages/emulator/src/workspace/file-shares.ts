import type { ChannelKind } from './channels.js';
import type { SlackFile } from './files.js';
import type { JsonObject } from '../json.js';
import { presentFile } from './present-file.js';
import type { Workspace } from './workspace.js';

/** The ids of the channels of these kinds that a file was shared in. */
export function sharesOf({ messages, channels }: Workspace, { id }: SlackFile, ...kinds: ChannelKind[]): string[] {
  const shared = messages.all.filter(({ files, ephemeralTo }) => ephemeralTo === undefined && has(files, id));
  return [...new Set(shared.map(({ channel }) => channel))].filter(channelId => {
    const kind = channels.find(channelId)?.kind;
    return kind !== undefined && kinds.includes(kind);
  });
}

/** Whether somebody may see a file: theirs, or shared where they may look. */
export function isFileVisible(workspace: Workspace, file: SlackFile, userId: string): boolean {
  return (
    file.user === userId ||
    sharesOf(workspace, file, 'channel', 'group', 'im', 'mpim').some(id => workspace.channels.isVisibleTo(userId, id))
  );
}

/** A file with where it was shared, as the `files.*` methods show it. */
export function presentSharedFile(workspace: Workspace, file: SlackFile): JsonObject {
  const channels = sharesOf(workspace, file, 'channel');
  return {
    ...presentFile(workspace, file),
    is_public: channels.length > 0,
    channels,
    groups: sharesOf(workspace, file, 'group', 'mpim'),
    ims: sharesOf(workspace, file, 'im'),
    comments_count: 0,
  };
}

const has = (files: readonly SlackFile[] | undefined, id: string): boolean =>
  files?.some(each => each.id === id) ?? false;
