import type { JsonObject } from '../json.js';
import { presentLinkedMessage } from '../workspace/messages/permalink.js';
import type { PinChange } from '../workspace/messages/pins.js';
import { presentStar } from '../workspace/people/present-star.js';
import type { StarChange } from '../workspace/people/stars.js';
import type { ReactionChange } from '../workspace/workspace-change.js';
import type { Workspace } from '../workspace/workspace.js';
import { toAppsActingFor, toAppsIn, type AppEvent } from './app-event.js';

/** The event of an emoji that somebody put under a message, or took away. */
export function reactionEvents(workspace: Workspace, change: ReactionChange): AppEvent[] {
  const { message, kind, userId, emoji, at } = change;
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const event = { type: kind, user: userId, reaction: emoji, item_user: message.user, item, event_ts: at };
  return toAppsIn(workspace, workspace.channels.find(message.channel), event);
}

/** The event of a message that was pinned to its channel, or is no longer. */
export function pinEvents(workspace: Workspace, { kind, pin, userId, at }: PinChange): AppEvent[] {
  const { channel, ts, created, createdBy } = pin;
  const message = workspace.messages.find(channel, ts);
  const item: JsonObject = {
    type: 'message',
    channel,
    created,
    created_by: createdBy,
    ...(message ? { message: presentLinkedMessage(workspace, message) } : {}),
  };
  return toAppsIn(workspace, workspace.channels.find(channel), {
    type: kind,
    user: userId,
    channel_id: channel,
    item,
    ...(kind === 'pin_removed' ? { has_pins: workspace.pins.of(channel).length > 0 } : {}),
    event_ts: at,
  });
}

/** The event of what somebody saved for later, or no longer, for those who act for them. */
export function starEvents(workspace: Workspace, { kind, star, userId, at }: StarChange): AppEvent[] {
  const item = presentStar(workspace, star);
  return item ? toAppsActingFor(workspace, userId, { type: kind, user: userId, item, event_ts: at }) : [];
}
