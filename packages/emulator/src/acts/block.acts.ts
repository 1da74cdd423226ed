import { readOptionsAnswer } from '../answers/options-answer.js';
import { expectNoAnswer } from '../answers/no-answer.js';
import { withEntry } from '../block-kit/block-state.js';
import { enteredEntry } from '../block-kit/element-value.js';
import type { PlacedElement } from '../block-kit/placed-elements.js';
import { functionFields } from '../dispatch/function-payload.js';
import {
  interactionBase,
  messageState,
  surfaceFields,
  triggerOf,
  type Surface,
} from '../dispatch/interaction-payload.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { Message } from '../workspace/message.js';
import type { User } from '../workspace/users.js';
import type { View } from '../workspace/view.js';
import type { ActDesk } from './act-desk.js';
import { askAttachment, findAttachmentElement, useAttachment } from './attachment.acts.js';
import type { Exchange } from './exchange.js';
import { findElement, findSurface, type FoundSurface } from './surface.js';
import { resolveNames } from './typed-value.js';

/** Somebody clicks a button. */
export async function click(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  idOrText: string,
  options: { app?: string },
): Promise<Exchange> {
  const inAttachment = findAttachmentElement(desk, shown, idOrText, options.app);
  if (inAttachment) return useAttachment(desk, user, inAttachment);
  const found = findSurface(desk, shown, options.app);
  const placed = findElement(found.blocks, idOrText);
  const { type, text, value, style } = placed.element;
  if (type !== 'button' && type !== 'workflow_button' && type !== 'icon_button') {
    throw new Error(`"${idOrText}" is no button: select in it instead of clicking.`);
  }
  return act(desk, user, found, placed, {
    type,
    ...(text === undefined ? {} : { text }),
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  });
}

/** Somebody chooses in a menu, a picker or a list of boxes. */
export async function select(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  actionId: string,
  value: JsonValue,
  options: { app?: string },
): Promise<Exchange> {
  const inAttachment = findAttachmentElement(desk, shown, actionId, options.app);
  if (inAttachment) return useAttachment(desk, user, inAttachment, value);
  const found = findSurface(desk, shown, options.app);
  const placed = findElement(found.blocks, actionId);
  if (placed.block.type === 'input' && placed.block.dispatch_action !== true) {
    throw new Error(
      `"${actionId}" is in an input block without dispatch_action: Slack tells the app at the submission.`,
    );
  }
  const entry = enteredEntry(placed.element, resolveNames(desk.workspace, placed.element, value));
  if (found.surface.kind === 'message' || placed.element.type === 'overflow') {
    return act(desk, user, found, placed, entry);
  }
  const view = desk.workspace.views.enter(found.surface.view, placed.blockId, placed.actionId, entry);
  return act(desk, user, { ...found, surface: { kind: 'view', view } }, placed, entry);
}

/** Somebody types into a menu whose options the app suggests. */
export async function suggest(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  actionId: string,
  query: string,
  options: { app?: string },
): Promise<Exchange> {
  const { workspace } = desk;
  const inAttachment = findAttachmentElement(desk, shown, actionId, options.app);
  if (inAttachment) return askAttachment(desk, user, inAttachment, query);
  const { app, surface, blocks } = findSurface(desk, shown, options.app);
  const { blockId } = findElement(blocks, actionId);
  const actor = { workspace, app, user };
  const payload: JsonObject = {
    ...interactionBase(actor, 'block_suggestion'),
    ...surfaceFields(workspace, surface),
    ...functionFields(actor, executionOf(surface)),
    block_id: blockId,
    action_id: actionId,
    value: query,
  };
  return desk.exchange(app, 'interactive', payload, answer => ({ options: readOptionsAnswer(answer) }));
}

function act(
  desk: ActDesk,
  user: User,
  { app, surface }: FoundSurface,
  { blockId, actionId }: PlacedElement,
  entry: JsonObject,
): Promise<Exchange> {
  const { workspace } = desk;
  const actor = { workspace, app, user };
  const entered = withEntry({}, blockId, actionId, entry);
  const payload: JsonObject = {
    ...interactionBase(actor, 'block_actions'),
    ...surfaceFields(workspace, surface),
    ...(surface.kind === 'message' ? messageState(surface.message, entered) : {}),
    ...(functionFields(actor, executionOf(surface)) ?? {
      ...triggerOf(actor),
      ...(surface.kind === 'message' ? responseUrlOf(desk, user, app.appId, surface.message) : {}),
    }),
    actions: [{ ...entry, action_id: actionId, block_id: blockId, action_ts: workspace.ids.timestamp() }],
  };
  return desk.exchange(app, 'interactive', payload, expectNoAnswer);
}

function responseUrlOf(desk: ActDesk, user: User, appId: string, message: Message): JsonObject {
  const target = {
    teamId: desk.workspace.team.id,
    appId,
    userId: user.id,
    channelId: message.channel,
    messageTs: message.ts,
  };
  return { response_url: desk.issueResponseUrl(target) };
}

/** The execution of a function that a message or view comes from. */
function executionOf(surface: Surface): string | undefined {
  return surface.kind === 'view' ? surface.view.executionId : surface.message.executionId;
}
