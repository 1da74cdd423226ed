import { assertNoResponse } from '../app-responses/message-response.js';
import { getSurfaceChannel, createInteractionBase, issueTrigger } from '../dispatch/interaction-payload.js';
import type { Message } from '../workspace/messages/message.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import type { User } from '../workspace/users/user.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { findShortcut } from './declared-features.js';
import type { Exchange } from './exchange.js';
import { getCurrentMessage } from './message.actions.js';
import { createResponseTarget } from './surface.js';

/** A user starts a global shortcut. */
export async function startShortcut(
  desk: ActionDispatcher,
  user: User,
  callbackId: string,
  options: { app?: string },
): Promise<Exchange> {
  const { workspace } = desk;
  const { app } = findShortcut(desk, 'global', callbackId, options.app);
  const actor = { workspace, app, user };
  desk.recordAction(user, { verb: 'shortcut', callbackId, appId: app.appId });
  const payload = {
    ...createInteractionBase(actor, 'shortcut'),
    ...issueTrigger(actor),
    callback_id: callbackId,
    action_ts: workspace.ids.timestamp(),
  };
  return desk.exchange(app, 'interactive', payload, assertNoResponse);
}

/** A user starts a shortcut from the menu of a message. */
export async function startMessageShortcut(
  desk: ActionDispatcher,
  user: User,
  callbackId: string,
  shown: Message,
  options: { app?: string },
): Promise<Exchange> {
  const { workspace } = desk;
  const { app } = findShortcut(desk, 'message', callbackId, options.app);
  const message = getCurrentMessage(desk, shown);
  const actor = { workspace, app, user };
  desk.recordAction(user, { verb: 'message_shortcut', callbackId, appId: app.appId, message });
  const payload = {
    ...createInteractionBase(actor, 'message_action'),
    ...issueTrigger(actor),
    callback_id: callbackId,
    action_ts: workspace.ids.timestamp(),
    message_ts: message.ts,
    channel: getSurfaceChannel(message),
    message: presentMessage(workspace, message),
    response_url: desk.issueResponseUrl(createResponseTarget(app, user, message)),
  };
  return desk.exchange(app, 'interactive', payload, assertNoResponse);
}
