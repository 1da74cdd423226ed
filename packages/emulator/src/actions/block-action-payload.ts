import { expectNoAnswer } from '../app-responses/message-response.js';
import { entryAt } from '../block-kit/block-state.js';
import { initialEntry } from '../block-kit/element-value.js';
import type { PlacedElement } from '../block-kit/block-elements.js';
import {
  functionFields,
  interactionBase,
  messageState,
  type Surface,
  surfaceFields,
  triggerOf,
} from '../dispatch/interaction-payload.js';
import { describeField } from '../element-search/element-texts.js';
import type { JsonObject } from '../json.js';
import type { User } from '../workspace/users/user.js';
import type { ActDesk } from './action-dispatcher.js';
import type { Exchange } from './exchange.js';
import { type FoundSurface, targetOn } from './surface.js';

/** Whether an app is told at once of what is entered in an element, and not with the form. */
export const isToldAtOnce = ({ block }: PlacedElement): boolean =>
  block.type !== 'input' || block.dispatch_action === true;

/**
 * Has an element hold what somebody chose, and tells the app.
 * @throws Error when the app is not told at once
 */
export async function choose(
  desk: ActDesk,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  entry: JsonObject,
): Promise<Exchange> {
  if (isToldAtOnce(placed)) {
    desk.did(user, { verb: 'choose', surface: found.surface, placed, entry });
    return act(desk, user, keep(desk, user, found, placed, entry), placed, entry);
  }
  const when = found.surface.kind === 'view' ? 'at the submission' : 'with the next click';
  throw new Error(
    `${describeField(placed, found.names)} is in an input block without dispatch_action: Slack tells the app of it ` +
      `${when}. Fill it in instead: fill({ … }).\n${found.draw()}`,
  );
}

/** Has an element hold what somebody entered, which the app is told later. */
export function hold(
  desk: ActDesk,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  entry: JsonObject,
): FoundSurface {
  desk.did(user, { verb: 'fill', surface: found.surface, placed, entry });
  return keep(desk, user, found, placed, entry);
}

/** An overflow menu keeps nothing. @returns where the element is, as it is then */
function keep(
  { workspace }: ActDesk,
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
export function press(
  desk: ActDesk,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  button: JsonObject,
): Promise<Exchange> {
  if (button.type === 'feedback_buttons' && found.surface.kind === 'message') keep(desk, user, found, placed, button);
  return act(desk, user, found, placed, button);
}

/** What an element holds before somebody. */
export function heldEntry(
  { workspace }: ActDesk,
  user: User,
  { surface }: FoundSurface,
  { blockId, actionId, element }: PlacedElement,
): JsonObject | undefined {
  const state = surface.kind === 'view' ? surface.view.state : workspace.messageEntries.of(surface.message, user.id);
  return entryAt(state, blockId, actionId) ?? initialEntry(element);
}

/** Tells the app what was done with an element. */
function act(
  desk: ActDesk,
  user: User,
  { app, surface }: FoundSurface,
  { blockId, actionId, element }: PlacedElement,
  entry: JsonObject,
): Promise<Exchange> {
  const { workspace } = desk;
  const actor = { workspace, app, user };
  const payload: JsonObject = {
    ...interactionBase(actor, 'block_actions'),
    ...surfaceFields(workspace, surface, blockId),
    ...(surface.kind === 'message'
      ? messageState(surface.message, workspace.messageEntries.of(surface.message, user.id))
      : {}),
    ...(functionFields(actor, executionOf(surface)) ?? {
      ...triggerOf(actor),
      ...(surface.kind === 'message'
        ? { response_url: desk.issueResponseUrl(targetOn(app, user, surface.message)) }
        : {}),
    }),
    actions: [
      {
        ...saidOf(element, entry),
        ...entry,
        action_id: actionId,
        block_id: blockId,
        action_ts: workspace.ids.timestamp(),
      },
    ],
  };
  return desk.exchange(app, 'interactive', payload, expectNoAnswer);
}

/** Of a menu or picker an app is told what it has written itself, too. */
function saidOf(element: JsonObject, entry: JsonObject): JsonObject {
  if (!Object.keys(entry).some(field => field.startsWith('selected_'))) return {};
  return Object.fromEntries(
    Object.entries(element).filter(([key]) => SAID.includes(key) || key.startsWith('initial_')),
  );
}

const SAID = ['placeholder', 'confirm', 'min_query_length', 'timezone'];

/** The execution of a function that a message or view comes from. */
export function executionOf(surface: Surface): string | undefined {
  return surface.kind === 'view' ? surface.view.executionId : surface.message.executionId;
}
