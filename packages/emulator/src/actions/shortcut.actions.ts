import { expectNoAnswer } from '../app-responses/message-response.js';
import { channelOf, interactionBase, triggerOf } from '../dispatch/interaction-payload.js';
import type { Message } from '../workspace/messages/message.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import type { User } from '../workspace/users/user.js';
import type { ActDesk } from './action-dispatcher.js';
import { usedShortcut } from './declared-features.js';
import type { Exchange } from './exchange.js';
import { current } from './message.actions.js';
import { targetOn } from './surface.js';

/** Somebody starts a global shortcut. */
export async function startShortcut(
  desk: ActDesk,
  user: User,
  callbackId: string,
  options: { app?: string },
): Promise<Exchange> {
  const { workspace } = desk;
  const { app } = usedShortcut(desk, 'global', callbackId, options.app);
  const actor = { workspace, app, user };
  desk.did(user, { verb: 'shortcut', callbackId, appId: app.appId });
  const payload = {
    ...interactionBase(actor, 'shortcut'),
    ...triggerOf(actor),
    callback_id: callbackId,
    action_ts: workspace.ids.timestamp(),
  };
  return desk.exchange(app, 'interactive', payload, expectNoAnswer);
}

/** Somebody starts a shortcut from the menu of a message. */
export async function startMessageShortcut(
  desk: ActDesk,
  user: User,
  callbackId: string,
  shown: Message,
  options: { app?: string },
): Promise<Exchange> {
  const { workspace } = desk;
  const { app } = usedShortcut(desk, 'message', callbackId, options.app);
  const message = current(desk, shown);
  const actor = { workspace, app, user };
  desk.did(user, { verb: 'message_shortcut', callbackId, appId: app.appId, message });
  const payload = {
    ...interactionBase(actor, 'message_action'),
    ...triggerOf(actor),
    callback_id: callbackId,
    action_ts: workspace.ids.timestamp(),
    message_ts: message.ts,
    channel: channelOf(message),
    message: presentMessage(workspace, message),
    response_url: desk.issueResponseUrl(targetOn(app, user, message)),
  };
  return desk.exchange(app, 'interactive', payload, expectNoAnswer);
}
