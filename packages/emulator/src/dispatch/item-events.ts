import type { FileChange } from '../workspace/files/files.js';
import { presentLinkedMessage } from '../workspace/messages/permalink.js';
import type { PinChange } from '../workspace/messages/pins.js';
import type { Workspace } from '../workspace/workspace.js';
import { toAppsActingFor, toAppsIn, toEveryApp, type AppEvent } from './app-event.js';

/** The event of a message that was pinned to its channel, or is no longer. */
export function pinEvents(workspace: Workspace, { kind, pin, userId, at }: PinChange): AppEvent[] {
  const { channel, ts, created, createdBy } = pin;
  const message = workspace.messages.find(channel, ts);
  return toAppsIn(workspace, workspace.channels.find(channel), {
    type: kind,
    user: userId,
    channel_id: channel,
    item: {
      type: 'message',
      channel,
      created,
      created_by: createdBy,
      ...(message ? { message: presentLinkedMessage(workspace, message) } : {}),
    },
    ...(kind === 'pin_removed' ? { has_pins: workspace.pins.of(channel).length > 0 } : {}),
    event_ts: at,
  });
}

/** The event of a file: who uploaded it hears of it alone, until it is shared; all hear when it is gone. */
export function fileEvents(workspace: Workspace, { kind, file: { id, user }, at }: FileChange): AppEvent[] {
  if (workspace.users.find(user)?.teamId !== workspace.team.id) return [];
  const event = { type: kind, file_id: id, event_ts: at };
  if (kind === 'file_deleted') return toEveryApp(workspace, event);
  return toAppsActingFor(workspace, user, { ...event, file: { id }, user_id: user });
}
