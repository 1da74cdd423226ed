import { findOption, listOptions, optionName, optionText } from '../block-kit/menu-choice.js';
import type { PlacedElement } from '../block-kit/placed-elements.js';
import { describeElement } from '../finding/element-texts.js';
import { isJsonObject, stringAt, type JsonValue } from '../json.js';
import type { User } from '../workspace/people/users.js';
import type { ActDesk } from './act-desk.js';
import { suggestFor } from './suggestion.act.js';
import type { FoundSurface } from './surface.js';

/**
 * What somebody chooses, once the app has offered it where it is the app that knows the options: one for each of a list.
 * @throws Error that says what the app offers instead
 */
export async function offeredChoice(
  desk: ActDesk,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  typed: JsonValue,
): Promise<JsonValue> {
  if (!stringAt(placed.element, 'type')?.endsWith('external_select')) return typed;
  if (!Array.isArray(typed)) return offered(desk, user, found, placed, typed);
  const options: JsonValue[] = [];
  for (const each of typed) options.push(await offered(desk, user, found, placed, each));
  return options;
}

async function offered(
  desk: ActDesk,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  typed: JsonValue,
): Promise<JsonValue> {
  const query = isJsonObject(typed) ? optionText(typed) : typed;
  if (typeof query !== 'string' || query === '') return typed;
  const { options = [], problem } = await suggestFor(desk, user, found, placed, query);
  const option = findOption(options, typed);
  if (option) return option;
  const wanted = JSON.stringify(optionName(typed));
  const offers = problem ?? `It offers: ${listOptions(options)}.`;
  const element = describeElement(placed, found.names);
  throw new Error(`The app has no ${wanted} for ${element}. ${offers}\n${found.draw()}`);
}
