import type { ElementMatch } from '../finding/element-match.js';
import { describeElement } from '../finding/element-texts.js';
import { findElement } from '../finding/find-element.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { View } from '../workspace/views/view.js';
import type { ActDesk } from './act-desk.js';
import { isOfAttachment } from './attachment-element.js';
import { selectInAttachment } from './attachment.acts.js';
import { choose, hold, isToldAtOnce } from './block-action.js';
import { exactEntryFor } from './entering.js';
import type { Exchange } from './exchange.js';
import { findSurface } from './surface.js';
import type { TypedValue } from './typed-value.js';

/**
 * Somebody enters something in one element, as it stands: an option of the app's own is taken as the app has given it.
 * @param options.tell whether the app is told now. Default: where Slack tells it at once
 * @returns nothing where the app is not told
 * @throws Error with a drawing when there is no such element, it takes no such value, or Slack would have it otherwise
 */
export async function enter(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  match: ElementMatch,
  value: TypedValue,
  { app, tell }: { app?: string; tell?: boolean },
): Promise<Exchange | undefined> {
  const found = findSurface(desk, shown, app);
  const placed = findElement(found, match);
  const called = describeElement(placed, found.names);
  if (tell === false && placed.block.type !== 'input') {
    throw new Error(`${called} is in no input block: Slack tells the app of it at once.\n${found.draw()}`);
  }
  const entry = exactEntryFor(desk, user, found, placed, value, called);
  if (isOfAttachment(placed)) return selectInAttachment({ desk, user, app: found.app }, placed, entry, called);
  if (tell ?? isToldAtOnce(placed)) return choose(desk, user, found, placed, entry);
  hold(desk, user, found, placed, entry);
  return undefined;
}
