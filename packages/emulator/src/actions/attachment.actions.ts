import { applyMessageResponse } from '../app-responses/message-response.js';
import { readAttachmentOptionsResponse } from '../app-responses/options-and-view-response.js';
import { getSurfaceChannel, createInteractionBase, issueTrigger } from '../dispatch/interaction-payload.js';
import { isJsonObject, stringAt, type JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import type { User } from '../workspace/users/user.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import type { AttachmentElement } from './attachment-elements.js';
import type { Exchange } from './exchange.js';
import { createResponseTarget } from './surface.js';

/** Who acts on an element of which app. */
interface AttachmentActor {
  readonly desk: ActionDispatcher;
  readonly user: User;
  readonly app: AppInstall;
}

/** A user clicks a button of an attachment. */
export function clickAttachment(acting: AttachmentActor, placed: AttachmentElement): Promise<Exchange> {
  return useAttachmentElement(acting, placed, { type: 'button', value: placed.element.value });
}

/**
 * A user chooses in a menu of an attachment.
 * @param entry what it holds then
 * @param called how the menu is called in errors
 * @throws Error when that is nothing
 */
export async function selectInAttachment(
  acting: AttachmentActor,
  placed: AttachmentElement,
  entry: JsonObject,
  called: string,
): Promise<Exchange> {
  const { type: _, ...held } = entry;
  const [choice] = Object.values(held);
  if (choice === null) throw new Error(`${called} can't be emptied: choose one of its options.`);
  const value = isJsonObject(choice) ? choice.value : choice;
  return useAttachmentElement(acting, placed, { type: 'select', selected_options: [{ value }] });
}

/** A user types into a menu of an attachment whose options the app suggests. */
export function suggestForAttachment(
  acting: AttachmentActor,
  placed: AttachmentElement,
  query: string,
): Promise<Exchange> {
  const payload = { ...createAttachmentPayload(acting, placed), name: placed.element.name, value: query };
  return acting.desk.exchange(acting.app, 'interactive', payload, answer => ({
    options: readAttachmentOptionsResponse(answer),
  }));
}

/** Notifies the app what was done. What the ack brings takes the message's place. */
function useAttachmentElement(acting: AttachmentActor, placed: AttachmentElement, used: JsonObject): Promise<Exchange> {
  const { desk, user, app } = acting;
  const { workspace } = desk;
  const { message, element } = placed;
  const verb = used.type === 'button' ? 'click' : 'choose';
  desk.recordAction(user, { verb, surface: { kind: 'message', message }, placed, entry: used });
  const target = createResponseTarget(app, user, message);
  const payload: JsonObject = {
    ...createAttachmentPayload(acting, placed),
    ...issueTrigger({ workspace, app, user }),
    actions: [{ name: element.name, ...used }],
    is_app_unfurl: false,
    original_message: presentMessage(workspace, message),
    response_url: desk.issueResponseUrl(target),
  };
  return desk.exchange(app, 'interactive', payload, answer => {
    if (!isJsonObject(answer) || Object.keys(answer).length === 0) return {};
    return { message: applyMessageResponse(workspace, target, { replace_original: true, ...answer }) };
  });
}

function createAttachmentPayload(
  { desk, user, app }: AttachmentActor,
  { message, attachmentId, block }: AttachmentElement,
): JsonObject {
  const { workspace } = desk;
  return {
    ...createInteractionBase({ workspace, app, user }, 'interactive_message'),
    callback_id: stringAt(block, 'callback_id') ?? '',
    channel: getSurfaceChannel(message),
    action_ts: workspace.ids.timestamp(),
    message_ts: message.ts,
    attachment_id: String(attachmentId),
  };
}
