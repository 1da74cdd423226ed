import type { PlacedElement } from '../block-kit/placed-elements.js';
import { textAt } from '../drawing/written-text.js';
import { describeElement } from '../finding/element-texts.js';
import { isJsonObject, stringAt, type JsonObject, type JsonValue } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { View } from '../workspace/views/view.js';
import type { ActDesk } from './act-desk.js';
import { suggest } from './suggestion.act.js';
import { findSurface, type FoundSurface } from './surface.js';

/**
 * What somebody chooses, once the app has offered it where it is the app that knows the options: one for each of a list.
 * @throws Error that says what the app offers instead
 */
export async function offeredChoice(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  placed: PlacedElement,
  typed: JsonValue,
): Promise<JsonValue> {
  if (!stringAt(placed.element, 'type')?.endsWith('external_select')) return typed;
  if (!Array.isArray(typed)) return suggestion(desk, user, shown, placed, typed);
  const options: JsonValue[] = [];
  for (const each of typed) options.push(await suggestion(desk, user, shown, placed, each));
  return options;
}

async function suggestion(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  placed: PlacedElement,
  typed: JsonValue,
): Promise<JsonValue> {
  if (typeof typed !== 'string' || typed === '') return typed;
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
