import { enteredEntry } from '../block-kit/element-value.js';
import type { PlacedElement } from '../block-kit/placed-elements.js';
import { textAt } from '../drawing/written-text.js';
import { describeElement, describeField } from '../finding/element-texts.js';
import { findField } from '../finding/find-element.js';
import { isJsonObject, stringAt, type JsonObject, type JsonValue } from '../json.js';
import type { User } from '../workspace/users.js';
import type { View } from '../workspace/view.js';
import type { ActDesk } from './act-desk.js';
import { choose, isToldAtOnce } from './block-action.js';
import { suggest } from './suggestion.act.js';
import { findSurface, type FoundSurface } from './surface.js';
import { typedValue, type TypedValue } from './typed-value.js';
import type { FormValues } from './view.acts.js';

/**
 * Somebody fills in fields of a view, one after the other: the app is asked for the options of its own menus, and told
 * of what it is told at once.
 */
export async function fillIn(desk: ActDesk, user: User, shown: View, values: FormValues): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fillField(desk, user, shown, name, value);
}

async function fillField(desk: ActDesk, user: User, shown: View, name: string, value: TypedValue): Promise<void> {
  const placed = findField(findSurface(desk, shown), name);
  const typed = typedValue(desk.workspace, user, placed.element, value);
  const isAsked = stringAt(placed.element, 'type')?.endsWith('external_select') === true;
  const chosen = isAsked ? await suggested(desk, user, shown, placed, typed) : typed;
  // What the app was asked for may have changed the view.
  const found = findSurface(desk, shown);
  const entry = enteredEntry(placed.element, chosen, describeField(placed, found.names));
  if (isToldAtOnce(placed)) await choose(desk, user, found, placed, entry);
  else if (found.surface.kind === 'view') {
    desk.workspace.views.enter(found.surface.view, placed.blockId, placed.actionId, entry);
  }
}

/** The options that the app offers for what is typed, one for each word of a list. */
async function suggested(
  desk: ActDesk,
  user: User,
  shown: View,
  placed: PlacedElement,
  typed: JsonValue,
): Promise<JsonValue> {
  if (!Array.isArray(typed)) return suggestion(desk, user, shown, placed, typed);
  const options: JsonValue[] = [];
  for (const each of typed) options.push(await suggestion(desk, user, shown, placed, each));
  return options;
}

async function suggestion(
  desk: ActDesk,
  user: User,
  shown: View,
  placed: PlacedElement,
  typed: JsonValue,
): Promise<JsonValue> {
  if (typeof typed !== 'string') return typed;
  const { blockId, actionId } = placed;
  const found = findSurface(desk, shown);
  const asked = await suggest(desk, user, shown, { blockId, actionId }, typed, {});
  const option = asked.options?.find(
    ({ text, value }) => value === typed || (isJsonObject(text) && text.text === typed),
  );
  if (option) return option;
  const offers = asked.problem ?? `It offers: ${listOf(asked.options ?? [], found) || 'nothing'}.`;
  const element = describeElement(placed, found.names);
  throw new Error(`The app has no ${JSON.stringify(typed)} for ${element}. ${offers}\n${found.draw()}`);
}

const listOf = (options: readonly JsonObject[], { names }: FoundSurface): string =>
  options.map(option => `${textAt(option, 'text', names)} (${stringAt(option, 'value') ?? ''})`).join(', ');
