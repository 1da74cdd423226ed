import { assertNoResponse } from '../app-responses/message-response.js';
import { getEntry } from '../block-kit/block-state.js';
import { getInitialEntry } from '../block-kit/element-value.js';
import type { PlacedElement } from '../block-kit/block-elements.js';
import {
  toFunctionFields,
  createInteractionBase,
  getMessageState,
  type InteractionSurface,
  toSurfaceFields,
  issueTrigger,
} from '../dispatch/interaction-payload.js';
import { describeField } from '../element-search/element-texts.js';
import type { JsonObject } from '../json.js';
import type { User } from '../workspace/users/user.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import type { Exchange } from './exchange.js';
import { type FoundSurface, createResponseTarget } from './surface.js';

/** Whether an app is told at once of what is entered in an element, and not with the form. */
export const dispatchesImmediately = ({ block }: PlacedElement): boolean =>
  block.type !== 'input' || block.dispatch_action === true;

/**
 * Has an element hold what somebody chose, and notifies the app.
 * @throws Error when the app is not notified immediately
 */
export async function chooseValue(
  desk: ActionDispatcher,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  entry: JsonObject,
): Promise<Exchange> {
  if (dispatchesImmediately(placed)) {
    desk.recordAction(user, { verb: 'choose', surface: found.surface, placed, entry });
    return sendBlockAction(desk, user, storeEntry(desk, user, found, placed, entry), placed, entry);
  }
  const when = found.surface.kind === 'view' ? 'at the submission' : 'with the next click';
  throw new Error(
    `${describeField(placed, found.names)} is in an input block without dispatch_action: Slack tells the app of it ` +
      `${when}. Fill it in instead: fill({ … }).\n${found.draw()}`,
  );
}

/** Has an element hold what somebody entered, which the app is told later. */
export function holdEntry(
  desk: ActionDispatcher,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  entry: JsonObject,
): FoundSurface {
  desk.recordAction(user, { verb: 'fill', surface: found.surface, placed, entry });
  return storeEntry(desk, user, found, placed, entry);
}

/** An overflow menu keeps nothing. @returns where the element is, as it is then */
function storeEntry(
  { workspace }: ActionDispatcher,
  user: User,
  found: FoundSurface,
  { blockId, actionId, element }: PlacedElement,
  entry: JsonObject,
): FoundSurface {
  if (element.type === 'overflow') return found;
  if (found.surface.kind === 'view') {
    const view = workspace.views.enter(found.surface.view, blockId, actionId, entry);
    return { ...found, surface: { kind: 'view', view } };
  }
  workspace.messageEntries.enter(found.surface.message, user.id, blockId, actionId, entry);
  return found;
}

/** Presses a button. Of two for feedback, the one that was pressed stays so, as Slack shows it. */
export function pressElement(
  desk: ActionDispatcher,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  button: JsonObject,
): Promise<Exchange> {
  if (button.type === 'feedback_buttons' && found.surface.kind === 'message')
    storeEntry(desk, user, found, placed, button);
  return sendBlockAction(desk, user, found, placed, button);
}

/** What an element holds before somebody. */
export function getHeldEntry(
  { workspace }: ActionDispatcher,
  user: User,
  { surface }: FoundSurface,
  { blockId, actionId, element }: PlacedElement,
): JsonObject | undefined {
  const state = surface.kind === 'view' ? surface.view.state : workspace.messageEntries.of(surface.message, user.id);
  return getEntry(state, blockId, actionId) ?? getInitialEntry(element);
}

/** Notifies the app what was done with an element. */
function sendBlockAction(
  desk: ActionDispatcher,
  user: User,
  { app, surface }: FoundSurface,
  { blockId, actionId, element }: PlacedElement,
  entry: JsonObject,
): Promise<Exchange> {
  const { workspace } = desk;
  const actor = { workspace, app, user };
  const payload: JsonObject = {
    ...createInteractionBase(actor, 'block_actions'),
    ...toSurfaceFields(workspace, surface, blockId),
    ...(surface.kind === 'message'
      ? getMessageState(surface.message, workspace.messageEntries.of(surface.message, user.id))
      : {}),
    ...(toFunctionFields(actor, getSurfaceExecution(surface)) ?? {
      ...issueTrigger(actor),
      ...(surface.kind === 'message'
        ? { response_url: desk.issueResponseUrl(createResponseTarget(app, user, surface.message)) }
        : {}),
    }),
    actions: [
      {
        ...describeEntry(element, entry),
        ...entry,
        action_id: actionId,
        block_id: blockId,
        action_ts: workspace.ids.timestamp(),
      },
    ],
  };
  return desk.exchange(app, 'interactive', payload, assertNoResponse);
}

/** Of a menu or picker an app is told what it has written itself, too. */
function describeEntry(element: JsonObject, entry: JsonObject): JsonObject {
  if (!Object.keys(entry).some(field => field.startsWith('selected_'))) return {};
  return Object.fromEntries(
    Object.entries(element).filter(([key]) => ENTRY_DESCRIPTIONS.includes(key) || key.startsWith('initial_')),
  );
}

const ENTRY_DESCRIPTIONS = ['placeholder', 'confirm', 'min_query_length', 'timezone'];

/** The execution of a function that a message or view comes from. */
export function getSurfaceExecution(surface: InteractionSurface): string | undefined {
  return surface.kind === 'view' ? surface.view.executionId : surface.message.executionId;
}
