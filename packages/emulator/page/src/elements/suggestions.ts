import { isJsonObject, objectAt, objectsAt, readObjects, stringAt, type JsonObject } from '../../../src/json.js';
import { actAs } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import type { Offer } from '../store/offers.slice.js';
import { pageStore } from '../store/page-store.js';
import { targetOf, type ElementPlace } from './element-place.js';

/** How long nobody types before the app is asked. */
const PAUSE_MS = 200;
/** As Slack has it where an element says nothing. */
const MIN_QUERY_LENGTH = 3;

const pauses = new Map<string, ReturnType<typeof setTimeout>>();

/** How many characters have to be typed before the app is asked. */
export function leastQuery(element: JsonObject): number {
  const { min_query_length: least } = element;
  return typeof least === 'number' ? least : MIN_QUERY_LENGTH;
}

/** Asks the app what it offers for what was typed; what it answers is in the store then, unless more was typed. */
export function ask(place: ElementPlace, query: string): void {
  const { setOffer } = pageStore.getState();
  clearTimeout(pauses.get(place.key));
  setOffer(place.key, { query, answer: null });
  if (query.length < leastQuery(place.element)) return;
  const askNow = async (): Promise<void> => {
    pauses.delete(place.key);
    const answer = await answerTo(place, query);
    if (pageStore.getState().offers[place.key]?.query === query) setOffer(place.key, { query, answer });
  };
  pauses.set(
    place.key,
    setTimeout(() => void askNow(), query === '' ? 0 : PAUSE_MS),
  );
}

async function answerTo(place: ElementPlace, query: string): Promise<Offer['answer']> {
  try {
    const exchange = await actAs(place.surface.userId, 'suggest', { ...targetOf(place), query });
    if (!isJsonObject(exchange)) return { options: [] };
    return { options: optionsIn(exchange), problem: stringAt(exchange, 'problem') };
  } catch (error) {
    return { options: [], problem: wordsOf(error) };
  }
}

/** As the app has grouped them. */
function optionsIn(exchange: JsonObject): readonly JsonObject[] {
  const acked = objectAt(objectAt(exchange, 'ack') ?? {}, 'payload') ?? {};
  const groups = objectsAt(acked, 'option_groups');
  return groups.length > 0 ? groups : (readObjects(exchange.options) ?? []);
}
