import type { JsonObject } from '../json.js';
import { isPublic, sharesOf } from '../workspace/files/file-shares.js';
import type { FileChange, SlackFile } from '../workspace/files/files.js';
import type { Message } from '../workspace/messages/message.js';
import type { Workspace } from '../workspace/workspace.js';
import { toAppsActingFor, toAppsIn, toEveryApp, type AppEvent } from './app-event.js';

/** The event of a file: who uploaded it hears of it alone, until it is shared; all hear when it is gone. */
export function fileEvents(workspace: Workspace, { kind, file, at }: FileChange): AppEvent[] {
  if (kind === 'file_changed') return changedEvents(workspace, file, at);
  if (!isOfTeam(workspace, file)) return [];
  if (kind === 'file_deleted') return toEveryApp(workspace, { type: kind, file_id: file.id, event_ts: at });
  return toAppsActingFor(workspace, file.user, { ...about('file_created', file, file.user), event_ts: at });
}

/** The events of the files that came with a message, for those who hear of it: public ones become so when first shared. */
export function sharedEvents(workspace: Workspace, message: Message, heard: readonly AppEvent[]): AppEvent[] {
  return (message.files ?? []).flatMap(file => {
    const shared = { ...about('file_shared', file, message.user), channel_id: message.channel, event_ts: message.ts };
    const isPublicNow = isPublic(workspace, file) && !isPublic(workspace, file, message);
    const published = { ...about('file_public', file, message.user), event_ts: message.ts };
    return [...(isPublicNow ? [published] : []), shared].flatMap(event => heard.map(each => ({ ...each, event })));
  });
}

/** The events of the files that went with a message, but for those that are gone for good. */
export function unsharedEvents(
  workspace: Workspace,
  message: Message,
  at: string,
  heard: readonly AppEvent[],
): AppEvent[] {
  return (message.files ?? [])
    .filter(({ id }) => workspace.files.find(id))
    .flatMap(file => {
      const event = { ...about('file_unshared', file, message.user), channel_id: message.channel, event_ts: at };
      return heard.map(each => ({ ...each, event }));
    });
}

/** For whoever may see it: where it is shared, and those who act for its owner. */
function changedEvents(workspace: Workspace, file: SlackFile, at: string): AppEvent[] {
  const event = { ...about('file_change', file, file.user), event_ts: at };
  const places = sharesOf(workspace, file, 'channel', 'group', 'im', 'mpim');
  return [
    ...places.flatMap(id => toAppsIn(workspace, workspace.channels.find(id), event)),
    ...(isOfTeam(workspace, file) ? toAppsActingFor(workspace, file.user, event) : []),
  ];
}

const isOfTeam = ({ users, team }: Workspace, { user }: SlackFile): boolean => users.find(user)?.teamId === team.id;

const about = (type: string, { id }: SlackFile, userId: string): JsonObject => ({
  type,
  file_id: id,
  file: { id },
  user_id: userId,
});
