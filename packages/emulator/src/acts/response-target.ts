import type { AppInstall } from '../workspace/apps/app-install.js';
import type { ResponseTarget } from '../workspace/apps/response-urls.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';

/** What the response URL answers to that an app gets with what somebody does on a message. */
export function targetOn(app: AppInstall, user: User, { channel, ts }: Message): ResponseTarget {
  return { teamId: app.teamId, appId: app.appId, userId: user.id, channelId: channel, messageTs: ts };
}
