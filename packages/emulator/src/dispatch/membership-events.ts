import type { JsonObject } from '../json.js';
import type { MemberChange } from '../workspace/workspace-change.js';
import type { Workspace } from '../workspace/workspace.js';
import { toAppsActingFor, toAppsIn, type AppEvent } from './app-event.js';

/** The events of somebody who came into a channel or left it: those who are in it hear, and who left it hears otherwise. */
export function memberEvents(workspace: Workspace, change: MemberChange): AppEvent[] {
  const { kind, channel, userId, at } = change;
  if (!workspace.channels.find(channel.id)) return [];
  const event: JsonObject = {
    type: kind === 'member_joined' ? 'member_joined_channel' : 'member_left_channel',
    user: userId,
    channel: channel.id,
    channel_type: channel.kind === 'channel' ? 'C' : 'G',
    team: workspace.team.id,
  };
  if (kind === 'member_joined') {
    const { inviterId: inviter } = change;
    return toAppsIn(workspace, channel, { ...event, ...(inviter === undefined ? {} : { inviter }), event_ts: at });
  }
  const left = { type: `${channel.kind}_left`, channel: channel.id, actor_id: change.actorId, event_ts: at };
  return [...toAppsIn(workspace, channel, { ...event, event_ts: at }), ...toAppsActingFor(workspace, userId, left)];
}
