import type { JsonObject } from '../json.js';
import { presentLinkedMessage } from '../workspace/messages/present-message.js';
import type { FileChange, PinChange, ReactionChange, StarChange } from '../workspace/workspace-change.js';
import { presentStar } from '../workspace/users/present-star.js';
import type { Workspace } from '../workspace/workspace.js';
import { type AppEvent, forAppsActingFor, forAppsInWorkspace, forEveryApp } from './app-event.js';
import { isPublic, listShares } from '../workspace/files/present-file.js';
import type { SlackFile } from '../workspace/files/slack-file.js';
import type { Message } from '../workspace/messages/message.js';

/** Creates the event of an added or removed reaction. */
export function createReactionEvents(workspace: Workspace, change: ReactionChange): AppEvent[] {
  const { message, kind, userId, emoji, at } = change;
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const event = { type: kind, user: userId, reaction: emoji, item_user: message.user, item, event_ts: at };
  return forAppsInWorkspace(workspace, workspace.channels.find(message.channel), event);
}

/** Creates the event of an added or removed pin. */
export function createPinEvents(workspace: Workspace, { kind, pin, userId, at }: PinChange): AppEvent[] {
  const { channel, ts, created, createdBy } = pin;
  const message = workspace.messages.find(channel, ts);
  const item: JsonObject = {
    type: 'message',
    channel,
    created,
    created_by: createdBy,
    ...(message ? { message: presentLinkedMessage(workspace, message) } : {}),
  };
  return forAppsInWorkspace(workspace, workspace.channels.find(channel), {
    type: kind,
    user: userId,
    channel_id: channel,
    item,
    ...(kind === 'pin_removed' ? { has_pins: workspace.pins.of(channel).length > 0 } : {}),
    event_ts: at,
  });
}

/** Creates the event of an item that a user saved or removed, for the apps that act for the user. */
export function createStarEvents(workspace: Workspace, { kind, star, userId, at }: StarChange): AppEvent[] {
  const item = presentStar(workspace, star);
  return item ? forAppsActingFor(workspace, userId, { type: kind, user: userId, item, event_ts: at }) : [];
}

/**
 * Creates the events of a file. The creation is only visible to the apps that act for its owner, the deletion to every
 * app.
 */
export function createFileEvents(workspace: Workspace, { kind, file, at }: FileChange): AppEvent[] {
  if (kind === 'file_changed') return createFileChangeEvents(workspace, file, at);
  if (!belongsToTeam(workspace, file)) return [];
  if (kind === 'file_deleted') return forEveryApp(workspace, { type: kind, file_id: file.id, event_ts: at });
  return forAppsActingFor(workspace, file.user, { ...toFileReference('file_created', file, file.user), event_ts: at });
}

/**
 * Creates the events of the files in a new message, for the apps that receive the message. A file becomes public when
 * it is first shared in a public channel.
 */
export function createFileSharedEvents(workspace: Workspace, message: Message, heard: readonly AppEvent[]): AppEvent[] {
  return (message.files ?? []).flatMap(file => {
    const shared = {
      ...toFileReference('file_shared', file, message.user),
      channel_id: message.channel,
      event_ts: message.ts,
    };
    const isPublicNow = isPublic(workspace, file) && !isPublic(workspace, file, message);
    const published = { ...toFileReference('file_public', file, message.user), event_ts: message.ts };
    return [...(isPublicNow ? [published] : []), shared].flatMap(event => heard.map(each => ({ ...each, event })));
  });
}

/** Creates the events of the files in a deleted message, except for files that were deleted themselves. */
export function createFileUnsharedEvents(
  workspace: Workspace,
  message: Message,
  at: string,
  heard: readonly AppEvent[],
): AppEvent[] {
  return (message.files ?? [])
    .filter(({ id }) => workspace.files.find(id))
    .flatMap(file => {
      const event = {
        ...toFileReference('file_unshared', file, message.user),
        channel_id: message.channel,
        event_ts: at,
      };
      return heard.map(each => ({ ...each, event }));
    });
}

/** Addresses the apps in the channels where the file is shared, and the apps that act for its owner. */
function createFileChangeEvents(workspace: Workspace, file: SlackFile, at: string): AppEvent[] {
  const event = { ...toFileReference('file_change', file, file.user), event_ts: at };
  const places = listShares(workspace, file, 'channel', 'group', 'im', 'mpim');
  return [
    ...places.flatMap(id => forAppsInWorkspace(workspace, workspace.channels.find(id), event)),
    ...(belongsToTeam(workspace, file) ? forAppsActingFor(workspace, file.user, event) : []),
  ];
}

const belongsToTeam = ({ users, team }: Workspace, { user }: SlackFile): boolean =>
  users.find(user)?.teamId === team.id;

const toFileReference = (type: string, { id }: SlackFile, userId: string): JsonObject => ({
  type,
  file_id: id,
  file: { id },
  user_id: userId,
});
