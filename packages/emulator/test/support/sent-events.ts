import type { SlackEmulator } from '../../src/index.js';
import { isJsonObject, objectAt, type JsonObject } from '../../src/json.js';

/** The inner events of a type that were sent to apps, in order; those of one subtype where it is named. */
export function sentEvents(slack: SlackEmulator, type: string, subtype?: string): JsonObject[] {
  return slack.deliveries
    .map(({ payload }) => (isJsonObject(payload) ? objectAt(payload, 'event') : undefined))
    .filter(isJsonObject)
    .filter(event => event.type === type && (subtype === undefined || event.subtype === subtype));
}
