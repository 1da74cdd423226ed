import type { JsonObject } from '../../json.js';
import type { Message } from './message.js';
import { presentFile } from '../files/present-file.js';
import type { Workspace } from '../workspace.js';

/** A message as Slack writes it in API answers, events and interactions. */
export function presentMessage(workspace: Workspace, message: Message): JsonObject {
  const app = message.appId === undefined ? undefined : workspace.apps.find(message.appId);
  // Slack leaves the user out of what came through a response URL.
  const isNameless = message.subtype === 'bot_message';
  return {
    type: 'message',
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...(isNameless ? {} : { user: message.user }),
    text: message.text,
    ...message.details,
    ts: message.ts,
    ...teamFields(workspace, message),
    ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
    ...(message.blocks.length > 0 ? { blocks: [...message.blocks] } : {}),
    ...(message.attachments.length > 0 ? { attachments: [...message.attachments] } : {}),
    ...(message.files ? { files: message.files.map(file => presentFile(workspace, file)), upload: false } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.username === undefined ? {} : { username: message.username }),
    ...(message.icons ? { icons: message.icons } : {}),
    ...(app ? { bot_id: app.botId, app_id: app.appId } : {}),
    ...(app && !isNameless
      ? {
          bot_profile: {
            id: app.botId,
            app_id: app.appId,
            name: app.name,
            deleted: false,
            updated: 0,
            team_id: workspace.team.id,
          },
        }
      : {}),
    ...(message.edited ? { edited: { ...message.edited } } : {}),
    ...(workspace.pins.has(message) ? { pinned_to: [message.channel] } : {}),
    ...presentThread(workspace, message),
    ...(message.reactions.length > 0
      ? {
          reactions: message.reactions.map(({ name, users }) => ({ name, users: [...users], count: users.length })),
        }
      : {}),
  };
}

/** The team of whoever wrote it; where that is another than the one that looks, it is said in every way. */
function teamFields({ users, team }: Workspace, { user }: Message): JsonObject {
  const teamId = users.find(user)?.teamId ?? team.id;
  return { team: teamId, ...(teamId === team.id ? {} : { user_team: teamId, source_team: teamId }) };
}

function presentThread(workspace: Workspace, message: Message): JsonObject {
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    const root = workspace.messages.find(message.channel, message.threadTs);
    if (!root) return { thread_ts: message.threadTs };
    const isBroadcast = message.subtype === 'thread_broadcast';
    return {
      thread_ts: message.threadTs,
      ...(isBroadcast ? { root: presentMessage(workspace, root) } : { parent_user_id: root.user }),
    };
  }
  const replies = workspace.messages.replies(message.channel, message.ts);
  const latest = replies.at(-1);
  if (!latest) return {};
  const repliers = [...new Set(replies.map(reply => reply.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: repliers,
    reply_users_count: repliers.length,
    latest_reply: latest.ts,
  };
}

/** The page of a message, as people open it from a link. */
export function createPermalink({ team }: Workspace, { channel, ts, threadTs }: Message): string {
  const thread = threadTs === undefined ? '' : `?thread_ts=${threadTs}&cid=${channel}`;
  return `https://${team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${thread}`;
}

/** A message with the link to it, as it is shown away from its channel. */
export function presentLinkedMessage(workspace: Workspace, message: Message): JsonObject {
  return { ...presentMessage(workspace, message), permalink: createPermalink(workspace, message) };
}
