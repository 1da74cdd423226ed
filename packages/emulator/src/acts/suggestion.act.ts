import { readOptionsAnswer } from '../answers/options-answer.js';
import type { PlacedElement } from '../block-kit/placed-elements.js';
import { functionFields } from '../dispatch/function-payload.js';
import { interactionBase, surfaceFields } from '../dispatch/interaction-payload.js';
import type { ElementMatch } from '../finding/element-match.js';
import { findElement } from '../finding/find-element.js';
import { describeElement } from '../finding/element-texts.js';
import { stringAt, type JsonObject } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { View } from '../workspace/views/view.js';
import type { ActDesk } from './act-desk.js';
import { isOfAttachment } from './attachment-element.js';
import { askAttachment } from './attachment.acts.js';
import { executionOf } from './block-action.js';
import type { Exchange } from './exchange.js';
import { findSurface, type FoundSurface } from './surface.js';

/** Somebody types into a menu whose options the app suggests. */
export async function suggest(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  match: ElementMatch,
  query: string,
  options: { app?: string },
): Promise<Exchange> {
  const found = findSurface(desk, shown, options.app);
  const placed = findElement(found, match);
  if (!isOfAttachment(placed) && !stringAt(placed.element, 'type')?.endsWith('external_select')) {
    throw new Error(`${describeElement(placed, found.names)} asks no app for options. Choose in it by select().`);
  }
  return suggestFor(desk, user, found, placed, query);
}

/** Somebody types into this menu. */
export function suggestFor(
  desk: ActDesk,
  user: User,
  { app, surface }: FoundSurface,
  placed: PlacedElement,
  query: string,
): Promise<Exchange> {
  if (isOfAttachment(placed)) return askAttachment({ desk, user, app }, placed, query);
  const { workspace } = desk;
  const { blockId, actionId } = placed;
  const actor = { workspace, app, user };
  const payload: JsonObject = {
    ...interactionBase(actor, 'block_suggestion'),
    ...surfaceFields(workspace, surface, blockId),
    ...functionFields(actor, executionOf(surface)),
    block_id: blockId,
    action_id: actionId,
    value: query,
  };
  return desk.exchange(app, 'interactive', payload, answer => ({ options: readOptionsAnswer(answer) }));
}
