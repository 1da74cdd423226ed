import type { ElementMatch } from '../element-search/element-match.js';
import { describeElement, describeField } from '../element-search/element-texts.js';
import { findElement, findField } from '../element-search/find-element.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { View } from '../workspace/views/view.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { isAttachmentElement } from './attachment-elements.js';
import { selectInAttachment } from './attachment.actions.js';
import { chooseValue, holdEntry, dispatchesImmediately } from './block-action-payload.js';
import type { Exchange } from './exchange.js';
import { findSurface, type FoundSurface } from './surface.js';
import { type TypedValue, toElementInput } from './element-input.js';
import { toEnteredEntry } from '../block-kit/element-value.js';
import type { PlacedElement } from '../block-kit/block-elements.js';
import type { JsonObject } from '../json.js';
import { findOfferedOption } from './suggestion.action.js';

/**
 * A user enters something in one element, as it stands: an option of the app's own is taken as the app has given it.
 * @param options.tell whether the app is notified now. Default: where Slack does so
 * @returns nothing where the app is not notified
 * @throws Error with a drawing when there is no such element, it takes no such value, or Slack would have it otherwise
 */
export async function enterValue(
  desk: ActionDispatcher,
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
  const entry = createExactEntry(desk, user, found, placed, value, called);
  if (isAttachmentElement(placed)) return selectInAttachment({ desk, user, app: found.app }, placed, entry, called);
  if (tell ?? dispatchesImmediately(placed)) return chooseValue(desk, user, found, placed, entry);
  holdEntry(desk, user, found, placed, entry);
  return undefined;
}

/**
 * What an element holds once somebody enters this. The app is asked for the options of its own menus.
 * @param called how the element is called in errors
 * @throws Error with a drawing when it takes no such value
 */
export async function createEntry(
  desk: ActionDispatcher,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  value: TypedValue,
  called: string,
): Promise<JsonObject> {
  const typed = renderBelow(found, () => toElementInput(desk.workspace, user, placed.element, value));
  const chosen = await findOfferedOption(desk, user, found, placed, typed);
  return renderBelow(found, () => toEnteredEntry(placed.element, chosen, called));
}

/**
 * What an element holds once somebody enters just this: of the app's own menus an option as the app has given it.
 * @param called how the element is called in errors
 * @throws Error with a drawing when it takes no such value
 */
export function createExactEntry(
  desk: ActionDispatcher,
  user: User,
  found: FoundSurface,
  { element }: PlacedElement,
  value: TypedValue,
  called: string,
): JsonObject {
  return renderBelow(found, () =>
    toEnteredEntry(element, toElementInput(desk.workspace, user, element, value), called),
  );
}

/** @throws what `enter` throws, with a drawing of where that is below */
function renderBelow<Entered>({ draw }: FoundSurface, enter: () => Entered): Entered {
  try {
    return enter();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(`${error.message}\n${draw()}`, { cause: error });
  }
}

/** What a user enters, by the block id, action id, label or placeholder of the field. */
export type FormValues = Readonly<Record<string, TypedValue>>;

/**
 * A user fills in fields of a view or message, one after the other: the app is asked for the options of its own menus,
 * and told of what it is told at once.
 */
export async function fillForm(
  desk: ActionDispatcher,
  user: User,
  shown: Message | View,
  values: FormValues,
): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fillField(desk, user, shown, name, value);
}

async function fillField(
  desk: ActionDispatcher,
  user: User,
  shown: Message | View,
  name: string,
  value: TypedValue,
): Promise<void> {
  const before = findSurface(desk, shown);
  const placed = findField(before, name);
  const called = describeField(placed, before.names);
  const entry = await createEntry(desk, user, before, placed, value, called);
  if (isAttachmentElement(placed)) {
    await selectInAttachment({ desk, user, app: before.app }, placed, entry, called);
    return;
  }
  // What the app was asked for may have changed it.
  const found = findSurface(desk, shown);
  if (dispatchesImmediately(placed)) await chooseValue(desk, user, found, placed, entry);
  else holdEntry(desk, user, found, placed, entry);
}
