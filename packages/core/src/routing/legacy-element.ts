import { arrayAt, isJsonObject, textAt, type JsonObject } from '../envelope/json.js';
import type { ElementConditions, ElementFacts } from './element-index.js';
import type { LegacyElementRouteSpec } from './route.js';

/**
 * Elements of attachments and dialogs are indexed as those of blocks are: the attachment's or dialog's `callback_id`
 * decides first, as an action id does, and then the element's own name.
 */
export const legacyConditions = ({ callbackId, name, value }: LegacyElementRouteSpec): ElementConditions => ({
  ...(callbackId === undefined ? {} : { actionId: callbackId }),
  ...(name === undefined ? {} : { blockId: name }),
  ...(value === undefined ? {} : { value }),
});

/** Reads an entry of an attachment's `actions[]`, or the body of a menu that asks for its options. */
export function legacyFacts(body: JsonObject, element: JsonObject): ElementFacts {
  const [chosen] = arrayAt(element, 'selected_options').filter(isJsonObject);
  return {
    actionId: textAt(body, 'callback_id'),
    blockId: textAt(element, 'name'),
    type: null,
    value: textAt(chosen ?? element, 'value'),
  };
}
