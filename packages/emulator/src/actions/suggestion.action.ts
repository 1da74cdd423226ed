import { readOptionsResponse } from '../app-responses/options-and-view-response.js';
import type { PlacedElement } from '../block-kit/block-elements.js';
import { toFunctionFields, createInteractionBase, toSurfaceFields } from '../dispatch/interaction-payload.js';
import type { ElementMatch } from '../element-search/element-match.js';
import { findElement } from '../element-search/find-element.js';
import { describeElement } from '../element-search/element-texts.js';
import { isJsonObject, type JsonObject, type JsonValue, stringAt } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { View } from '../workspace/views/view.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { isAttachmentElement } from './attachment-elements.js';
import { suggestForAttachment } from './attachment.actions.js';
import { getSurfaceExecution } from './block-action-payload.js';
import type { Exchange } from './exchange.js';
import { findSurface, type FoundSurface } from './surface.js';
import { findOption, listOptions, getOptionLabel, renderOptionText } from '../block-kit/element-value.js';

/** A user types into a menu whose options the app suggests. */
export async function requestSuggestions(
  desk: ActionDispatcher,
  user: User,
  shown: Message | View,
  match: ElementMatch,
  query: string,
  options: { app?: string },
): Promise<Exchange> {
  const found = findSurface(desk, shown, options.app);
  const placed = findElement(found, match);
  if (!isAttachmentElement(placed) && !stringAt(placed.element, 'type')?.endsWith('external_select')) {
    throw new Error(`${describeElement(placed, found.names)} asks no app for options. Choose in it by select().`);
  }
  return requestSuggestionsFor(desk, user, found, placed, query);
}

/** A user types into this menu. */
export function requestSuggestionsFor(
  desk: ActionDispatcher,
  user: User,
  { app, surface }: FoundSurface,
  placed: PlacedElement,
  query: string,
): Promise<Exchange> {
  if (isAttachmentElement(placed)) return suggestForAttachment({ desk, user, app }, placed, query);
  const { workspace } = desk;
  const { blockId, actionId } = placed;
  const actor = { workspace, app, user };
  const payload: JsonObject = {
    ...createInteractionBase(actor, 'block_suggestion'),
    ...toSurfaceFields(workspace, surface, blockId),
    ...toFunctionFields(actor, getSurfaceExecution(surface)),
    block_id: blockId,
    action_id: actionId,
    value: query,
  };
  return desk.exchange(app, 'interactive', payload, answer => ({ options: readOptionsResponse(answer) }));
}

/**
 * What somebody chooses, once the app has offered it where it is the app that knows the options: one for each of a list.
 * @throws Error that says what the app offers instead
 */
export async function findOfferedOption(
  desk: ActionDispatcher,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  typed: JsonValue,
): Promise<JsonValue> {
  if (!stringAt(placed.element, 'type')?.endsWith('external_select')) return typed;
  if (!Array.isArray(typed)) return listOfferedOptions(desk, user, found, placed, typed);
  const options: JsonValue[] = [];
  for (const each of typed) options.push(await listOfferedOptions(desk, user, found, placed, each));
  return options;
}

async function listOfferedOptions(
  desk: ActionDispatcher,
  user: User,
  found: FoundSurface,
  placed: PlacedElement,
  typed: JsonValue,
): Promise<JsonValue> {
  const query = isJsonObject(typed) ? renderOptionText(typed) : typed;
  if (typeof query !== 'string' || query === '') return typed;
  const { options = [], problem } = await requestSuggestionsFor(desk, user, found, placed, query);
  const option = findOption(options, typed);
  if (option) return option;
  const wanted = JSON.stringify(getOptionLabel(typed));
  const offers = problem ?? `It offers: ${listOptions(options)}.`;
  const element = describeElement(placed, found.names);
  throw new Error(`The app has no ${wanted} for ${element}. ${offers}\n${found.draw()}`);
}
