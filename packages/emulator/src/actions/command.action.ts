import { applyMessageResponse } from '../app-responses/message-response.js';
import { createCommandPayload } from '../dispatch/interaction-payload.js';
import { isJsonObject } from '../json.js';
import type { ResponseTarget } from '../workspace/apps/triggers-and-response-urls.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { findCommand } from './declared-features.js';
import type { Exchange } from './exchange.js';

/** A user writes a slash command. A message in the ack is shown. */
export async function sendCommand(
  desk: ActionDispatcher,
  user: User,
  command: string,
  typed: string,
  { channel: place = 'general', app: appName }: { channel?: string; app?: string },
): Promise<Exchange> {
  if (!command.startsWith('/')) throw new Error(`A command begins with a slash: "/${command}".`);
  const { workspace } = desk;
  const { app, declared } = findCommand(desk, command, appName);
  const channel = desk.findConversation(user, place, app);
  const target = { teamId: app.teamId, appId: app.appId, userId: user.id, channelId: channel.id };
  const isEscaped = declared?.isEscaped ?? true;
  const text = isEscaped ? escapeCommandText(workspace, typed) : typed;
  desk.recordAction(user, { verb: 'command', command, text: typed, channel, appId: app.appId });
  const responseUrl = desk.issueResponseUrl(target);
  const payload = createCommandPayload({ workspace, app, user, channel, command, text, responseUrl });
  return desk.exchange(app, 'slash_commands', payload, answer => applyCommandResponse(workspace, target, answer));
}

/** Shows the message that the ack of a command brings, if any. */
export function applyCommandResponse(workspace: Workspace, target: ResponseTarget, answer: unknown): Partial<Exchange> {
  return isEmptyResponse(answer) ? {} : { message: applyMessageResponse(workspace, target, answer) };
}

/** An ack without a message: bare, or with an empty one, as Bolt's `ack()` sends it. */
function isEmptyResponse(answer: unknown): boolean {
  return answer === undefined || (isJsonObject(answer) && Object.values(answer).every(value => value === ''));
}

/** What reaches the app in another form: links, mentions of users and channels, and the characters that mark them. */
const COMMAND_TEXT_PARTS = /https?:\/\/[^\s<>]+|(?<!\w)[@#][\w-]+(?:\.[\w-]+)*|[&<>]/g;

const COMMAND_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The text behind a command as Slack sends it, where the command is set to escape channels, users and links.
 *
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export function escapeCommandText({ users, channels }: Workspace, typed: string): string {
  return typed.replaceAll(COMMAND_TEXT_PARTS, part => {
    const found = part.startsWith('@') ? users.find(part) : part.startsWith('#') ? channels.find(part) : undefined;
    if (found) return `<${part.slice(0, 1)}${found.id}|${found.name}>`;
    if (part.startsWith('http')) return `<${part.replaceAll('&', '&amp;')}>`;
    return COMMAND_ENTITIES[part] ?? part;
  });
}
