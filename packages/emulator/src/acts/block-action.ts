import { expectNoAnswer } from '../answers/no-answer.js';
import { withEntry } from '../block-kit/block-state.js';
import type { PlacedElement } from '../block-kit/placed-elements.js';
import { functionFields } from '../dispatch/function-payload.js';
import {
  interactionBase,
  messageState,
  surfaceFields,
  triggerOf,
  type Surface,
} from '../dispatch/interaction-payload.js';
import type { JsonObject } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { ActDesk } from './act-desk.js';
import type { Exchange } from './exchange.js';
import type { FoundSurface } from './surface.js';

/** Whether an app is told at once of what is entered in an element, and not with the form. */
export const isToldAtOnce = ({ block }: PlacedElement): boolean =>
  block.type !== 'input' || block.dispatch_action === true;

/**
 * Has an element hold what somebody chose, and tells the app.
 * @throws Error when the app is told with the form only
 */
export async function choose(
  desk: ActDesk,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  entry: JsonObject,
): Promise<Exchange> {
  if (!isToldAtOnce(placed)) {
    throw new Error(
      `"${placed.actionId}" is in an input block without dispatch_action: Slack tells the app at the submission.`,
    );
  }
  if (found.surface.kind === 'message' || placed.element.type === 'overflow') {
    return act(desk, user, found, placed, entry);
  }
  const view = desk.workspace.views.enter(found.surface.view, placed.blockId, placed.actionId, entry);
  return act(desk, user, { ...found, surface: { kind: 'view', view } }, placed, entry);
}

/** Tells the app what was done with an element. */
export function act(
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
    ...surfaceFields(workspace, surface, blockId),
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
export function executionOf(surface: Surface): string | undefined {
  return surface.kind === 'view' ? surface.view.executionId : surface.message.executionId;
}
