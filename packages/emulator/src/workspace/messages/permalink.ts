import type { JsonObject } from '../../json.js';
import type { Message } from './message.js';
import { presentMessage } from './present-message.js';
import type { Workspace } from '../workspace.js';

/** The page of a message, as people open it from a link. */
export function permalinkOf({ team }: Workspace, { channel, ts, threadTs }: Message): string {
  const thread = threadTs === undefined ? '' : `?thread_ts=${threadTs}&cid=${channel}`;
  return `https://${team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${thread}`;
}

/** A message with the link to it, as it is shown away from its channel. */
export function presentLinkedMessage(workspace: Workspace, message: Message): JsonObject {
  return { ...presentMessage(workspace, message), permalink: permalinkOf(workspace, message) };
}
