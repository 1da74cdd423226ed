import { useMemo } from 'react';
import { isJsonObject, type JsonObject, objectAt, objectsAt, readObjects, stringAt } from '../../../src/json.js';
import { postAsUser, toErrorMessage } from '../server/control.js';
import type { Suggestions } from '../store/elements.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import { optionsToChoices } from './choices.js';
import { useElementActions } from './element-actions.js';
import { type ElementLocation, toControlTarget } from './element-location.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import { SelectMenu } from './select-menu.js';
import { valueToChoice } from './static-select.element.js';

export default { types: ['external_select', 'multi_external_select'], Element: ExternalSelect } satisfies ElementKind;

function ExternalSelect(props: ElementProps) {
  const { element } = props;
  const actions = useElementActions(props);
  const { location } = actions;
  const suggested = usePage(({ suggestions }) => suggestions[location?.key ?? '']);
  const options = suggested?.answer?.options;
  const choices = useMemo(() => optionsToChoices(options ?? []), [options]);
  return (
    <SelectMenu
      props={props}
      actions={actions}
      word="Select an item"
      choices={choices}
      choiceFor={valueToChoice}
      status={describeStatus(element, suggested)}
      isFilteredByApp
      onQuery={query => location && requestOptions(location, query)}
    />
  );
}

/** The status above the app's options, or instead of them. */
function describeStatus(
  element: JsonObject,
  { query, answer }: Suggestions = { query: '', answer: null },
): string | undefined {
  const minimum = getMinQueryLength(element);
  if (query.length < minimum) return `Type ${minimum === 1 ? 'a character' : `${minimum} characters`} to search.`;
  if (!answer) return 'Loading options…';
  if (answer.problem !== undefined) return answer.problem;
  if (answer.options.length > 0) return undefined;
  return query === '' ? 'The app returned no options.' : `The app returned no options for “${query}”.`;
}

const OPTIONS_DEBOUNCE_MS = 200;
/** Slack's default. */
const MIN_QUERY_LENGTH = 3;

const debounceTimers = new Map<string, ReturnType<typeof setTimeout>>();

export function getMinQueryLength(element: JsonObject): number {
  const { min_query_length: minimum } = element;
  return typeof minimum === 'number' ? minimum : MIN_QUERY_LENGTH;
}

/** Requests the app's options for the typed text. A newer query discards the response. */
export function requestOptions(location: ElementLocation, query: string): void {
  const { setSuggestions } = pageStore.getState();
  clearTimeout(debounceTimers.get(location.key));
  setSuggestions(location.key, { query, answer: null });
  if (query.length < getMinQueryLength(location.element)) return;
  const askNow = async (): Promise<void> => {
    debounceTimers.delete(location.key);
    const answer = await fetchOptions(location, query);
    if (pageStore.getState().suggestions[location.key]?.query === query)
      setSuggestions(location.key, { query, answer });
  };
  debounceTimers.set(
    location.key,
    setTimeout(() => void askNow(), query === '' ? 0 : OPTIONS_DEBOUNCE_MS),
  );
}

async function fetchOptions(location: ElementLocation, query: string): Promise<Suggestions['answer']> {
  try {
    const exchange = await postAsUser(location.surface.userId, 'suggest', { ...toControlTarget(location), query });
    if (!isJsonObject(exchange)) return { options: [] };
    return { options: parseOptions(exchange), problem: stringAt(exchange, 'problem') };
  } catch (error) {
    return { options: [], problem: toErrorMessage(error) };
  }
}

function parseOptions(exchange: JsonObject): readonly JsonObject[] {
  const acked = objectAt(objectAt(exchange, 'ack') ?? {}, 'payload') ?? {};
  const groups = objectsAt(acked, 'option_groups');
  return groups.length > 0 ? groups : (readObjects(exchange.options) ?? []);
}
