import { enteredEntry } from '../block-kit/element-value.js';
import type { PlacedElement } from '../block-kit/placed-elements.js';
import type { JsonObject } from '../json.js';
import type { User } from '../workspace/people/users.js';
import type { ActDesk } from './act-desk.js';
import { offeredChoice } from './offered-choice.js';
import type { FoundSurface } from './surface.js';
import { typedValue, type TypedValue } from './typed-value.js';

/**
 * What an element holds once somebody enters this. The app is asked for the options of its own menus.
 * @param called how the element is called in errors
 * @throws Error with a drawing when it takes no such value
 */
export async function entryFor(
  desk: ActDesk,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  value: TypedValue,
  called: string,
): Promise<JsonObject> {
  const typed = drawnBelow(found, () => typedValue(desk.workspace, user, placed.element, value));
  const chosen = await offeredChoice(desk, user, found, placed, typed);
  return drawnBelow(found, () => enteredEntry(placed.element, chosen, called));
}

/**
 * What an element holds once somebody enters just this: of the app's own menus an option as the app has given it.
 * @param called how the element is called in errors
 * @throws Error with a drawing when it takes no such value
 */
export function exactEntryFor(
  desk: ActDesk,
  user: User,
  found: FoundSurface,
  { element }: PlacedElement,
  value: TypedValue,
  called: string,
): JsonObject {
  return drawnBelow(found, () => enteredEntry(element, typedValue(desk.workspace, user, element, value), called));
}

/** @throws what `enter` throws, with a drawing of where that is below */
function drawnBelow<Entered>({ draw }: FoundSurface, enter: () => Entered): Entered {
  try {
    return enter();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(`${error.message}\n${draw()}`, { cause: error });
  }
}
