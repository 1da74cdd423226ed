import { applyMessageAnswer } from '../answers/message-answer.js';
import { channelOf, interactionBase, triggerOf } from '../dispatch/interaction-payload.js';
import { wantedText, type ElementMatch } from '../finding/element-match.js';
import { isText } from '../finding/text-match.js';
import { isJsonObject, objectsAt, stringAt, type JsonObject, type JsonValue } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Message } from '../workspace/messages/message.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import { SlackRefusal } from '../workspace/refusal.js';
import type { User } from '../workspace/people/users.js';
import type { View } from '../workspace/views/view.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ActDesk } from './act-desk.js';
import type { Exchange } from './exchange.js';
import { current } from './message.acts.js';
import { typedValue, type TypedValue } from './typed-value.js';

/** A button or menu of an attachment: what messages had before blocks. */
export interface AttachmentElement {
  readonly message: Message;
  readonly app: AppInstall;
  /** Which of the message's attachments, counted from 1. */
  readonly attachmentId: number;
  readonly callbackId: string;
  readonly element: JsonObject;
}

/** The element of this name, or with this text on it, in a message that an app wrote; nothing where there is none. */
export function findAttachmentElement(
  desk: ActDesk,
  shown: Message | View,
  match: ElementMatch,
  appName?: string,
): AttachmentElement | undefined {
  if ('rootViewId' in shown || shown.attachments.length === 0) return undefined;
  const message = current(desk, shown);
  const elements = message.attachments.flatMap((attachment, index) =>
    objectsAt(attachment, 'actions').map(element => ({ attachment, element, attachmentId: index + 1 })),
  );
  const text = wantedText(match);
  const found =
    elements.find(({ element }) => element.name !== undefined && element.name === match) ??
    elements.find(({ element }) => text !== undefined && isText(stringAt(element, 'text') ?? '', text));
  if (!found) return undefined;
  const { attachment, element, attachmentId } = found;
  const callbackId = stringAt(attachment, 'callback_id') ?? '';
  return { message, app: desk.app(appName ?? message.appId), attachmentId, callbackId, element };
}

/** Somebody clicks a button, or chooses in a menu: then with a value. What the ack brings takes the message's place. */
export function useAttachment(
  desk: ActDesk,
  user: User,
  placed: AttachmentElement,
  value?: TypedValue,
): Promise<Exchange> {
  const { message, app, element } = placed;
  const { name, type } = element;
  const used =
    value === undefined
      ? { value: element.value }
      : { selected_options: [{ value: chosenValue(desk.workspace, user, element, value) }] };
  const target = {
    teamId: app.teamId,
    appId: app.appId,
    userId: user.id,
    channelId: message.channel,
    messageTs: message.ts,
  };
  const payload: JsonObject = {
    ...payloadBase(desk, user, placed),
    ...triggerOf({ workspace: desk.workspace, app, user }),
    actions: [{ name, type, ...used }],
    is_app_unfurl: false,
    original_message: presentMessage(desk.workspace, message),
    response_url: desk.issueResponseUrl(target),
  };
  return desk.exchange(app, 'interactive', payload, answer => {
    if (!isJsonObject(answer) || Object.keys(answer).length === 0) return {};
    return { message: applyMessageAnswer(desk.workspace, target, { replace_original: true, ...answer }) };
  });
}

/** The value of what was chosen, by its text or value, or by the name of a person or channel. */
function chosenValue(workspace: Workspace, user: User, element: JsonObject, choice: TypedValue): JsonValue {
  const options = [element, ...objectsAt(element, 'option_groups')].flatMap(each => objectsAt(each, 'options'));
  const option = options.find(each => each.value === choice) ?? options.find(each => each.text === choice);
  const source = stringAt(element, 'data_source') ?? 'static';
  return option?.value ?? typedValue(workspace, user, { type: `${source}_select` }, choice);
}

/** Somebody types into a menu whose options the app suggests. */
export function askAttachment(desk: ActDesk, user: User, placed: AttachmentElement, query: string): Promise<Exchange> {
  const payload = { ...payloadBase(desk, user, placed), name: placed.element.name, value: query };
  return desk.exchange(placed.app, 'interactive', payload, answer => ({ options: suggested(answer) }));
}

function payloadBase(
  { workspace }: ActDesk,
  user: User,
  { message, app, attachmentId, callbackId }: AttachmentElement,
): JsonObject {
  return {
    ...interactionBase({ workspace, app, user }, 'interactive_message'),
    callback_id: callbackId,
    channel: channelOf(message),
    action_ts: workspace.ids.timestamp(),
    message_ts: message.ts,
    attachment_id: String(attachmentId),
  };
}

const isPlainOption = ({ text, value }: JsonObject): boolean => typeof text === 'string' && typeof value === 'string';

/** Options of attachments have plain texts, those of groups in one list. @throws SlackRefusal when they are none */
function suggested(answer: unknown): JsonObject[] {
  const all = isJsonObject(answer)
    ? [
        ...objectsAt(answer, 'options'),
        ...objectsAt(answer, 'option_groups').flatMap(group => objectsAt(group, 'options')),
      ]
    : [];
  const isAny = isJsonObject(answer) && (Array.isArray(answer.options) || Array.isArray(answer.option_groups));
  if (isAny && all.every(isPlainOption)) return all;
  throw new SlackRefusal('invalid_options', {
    messages: ['The ack must carry options or option_groups of plain texts'],
  });
}
