import type { JsonObject } from '../json.js';
import type { Channel } from '../workspace/channels/channels.js';
import { domainsOf, isOfDomains, linksIn } from '../workspace/messages/links.js';
import type { Message } from '../workspace/messages/message.js';
import type { Workspace } from '../workspace/workspace.js';
import { toApp, type AppEvent } from './app-event.js';

/** Every app hears of the links that are of its domains, in the channel or not, unless it wrote them itself. */
export function linkEvents(workspace: Workspace, channel: Channel, message: Message): AppEvent[] {
  const all = linksIn(message.text);
  if (all.length === 0) return [];
  const base: JsonObject = {
    type: 'link_shared',
    channel: message.channel,
    user: message.user,
    message_ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    unfurl_id: `${message.channel}.${message.ts}`,
    source: 'conversations_history',
    event_ts: message.ts,
  };
  return workspace.apps.all.flatMap(app => {
    const domains = domainsOf(workspace, app);
    const links = all.filter(link => isOfDomains(link, domains)).map(({ domain, url }) => ({ domain, url }));
    if (links.length === 0 || app.appId === message.appId) return [];
    return toApp(workspace, app, { ...base, is_bot_user_member: channel.members.has(app.botUserId), links });
  });
}
