import { readOptionsAnswer } from '../answers/options-answer.js';
import { functionFields } from '../dispatch/function-payload.js';
import { interactionBase, surfaceFields } from '../dispatch/interaction-payload.js';
import type { ElementMatch } from '../finding/element-match.js';
import { findElement } from '../finding/find-element.js';
import type { JsonObject } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { View } from '../workspace/views/view.js';
import type { ActDesk } from './act-desk.js';
import { askAttachment, findAttachmentElement } from './attachment.acts.js';
import { executionOf } from './block-action.js';
import type { Exchange } from './exchange.js';
import { findSurface } from './surface.js';

/** Somebody types into a menu whose options the app suggests. */
export async function suggest(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  match: ElementMatch,
  query: string,
  options: { app?: string },
): Promise<Exchange> {
  const { workspace } = desk;
  const inAttachment = findAttachmentElement(desk, shown, match, options.app);
  if (inAttachment) return askAttachment(desk, user, inAttachment, query);
  const found = findSurface(desk, shown, options.app);
  const { app, surface } = found;
  const { blockId, actionId } = findElement(found, match);
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
