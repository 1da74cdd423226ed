import { applyMessageAnswer } from '../answers/message-answer.js';
import { commandPayload } from '../dispatch/command-payload.js';
import { isJsonObject } from '../json.js';
import type { ResponseTarget } from '../workspace/apps/response-urls.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ActDesk } from './act-desk.js';
import { escapedCommandText } from './command-text.js';
import { usedCommand } from './declared.js';
import type { Exchange } from './exchange.js';

/** Somebody writes a slash command. A message in the ack is shown. */
export async function writeCommand(
  desk: ActDesk,
  user: User,
  command: string,
  typed: string,
  { channel: place = 'general', app: appName }: { channel?: string; app?: string },
): Promise<Exchange> {
  if (!command.startsWith('/')) throw new Error(`A command begins with a slash: "/${command}".`);
  const { workspace } = desk;
  const { app, declared } = usedCommand(desk, command, appName);
  const channel = desk.place(user, place, app);
  const target = { teamId: app.teamId, appId: app.appId, userId: user.id, channelId: channel.id };
  const isEscaped = declared?.isEscaped ?? true;
  const text = isEscaped ? escapedCommandText(workspace, typed) : typed;
  desk.did(user, { verb: 'command', command, text: typed, channel, appId: app.appId });
  const responseUrl = desk.issueResponseUrl(target);
  const payload = commandPayload({ workspace, app, user, channel, command, text, responseUrl });
  return desk.exchange(app, 'slash_commands', payload, answer => commandAnswer(workspace, target, answer));
}

/** Shows the message that the ack of a command brings, if any. */
export function commandAnswer(workspace: Workspace, target: ResponseTarget, answer: unknown): Partial<Exchange> {
  return saysNothing(answer) ? {} : { message: applyMessageAnswer(workspace, target, answer) };
}

/** An ack without a message: bare, or with an empty one, as Bolt's `ack()` sends it. */
function saysNothing(answer: unknown): boolean {
  return answer === undefined || (isJsonObject(answer) && Object.values(answer).every(value => value === ''));
}
