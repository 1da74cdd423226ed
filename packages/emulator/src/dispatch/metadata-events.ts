import type { JsonObject } from '../json.js';
import type { Channel } from '../workspace/channels/channels.js';
import type { Message } from '../workspace/messages/message.js';
import type { Workspace } from '../workspace/workspace.js';
import { toAppsIn, type AppEvent } from './app-event.js';

/** What apps hear of the metadata of a message that was posted, changed or deleted. */
export function metadataEvents(
  workspace: Workspace,
  channel: Channel,
  at: string,
  change: { readonly message?: Message; readonly previous?: Message },
): AppEvent[] {
  const { message, previous } = change;
  const [now, before] = [message?.metadata, previous?.metadata];
  const subject = message ?? previous;
  if (!subject || now === before) return [];
  const event: JsonObject = {
    type: `message_metadata_${now ? (before ? 'updated' : 'posted') : 'deleted'}`,
    app_id: subject.appId,
    bot_id: subject.botId,
    user_id: subject.user,
    team_id: workspace.team.id,
    channel_id: subject.channel,
    ...(now ? { metadata: now } : { deleted_ts: at }),
    ...(before ? { previous_metadata: before } : {}),
    message_ts: subject.ts,
    event_ts: at,
  };
  return toAppsIn(workspace, channel, event);
}
