import { useMemo } from 'react';
import type { JsonObject } from '../../../src/json.js';
import type { Offer } from '../store/offers.slice.js';
import { usePage } from '../store/page-store.js';
import { choicesOf } from './choice.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import { SelectMenu } from './select-menu.js';
import { optionChoice } from './static-select.element.js';
import { ask, leastQuery } from './suggestions.js';

export const kind: ElementKind = { types: ['external_select', 'multi_external_select'], Element: ExternalSelect };

function ExternalSelect(props: ElementProps) {
  const { element } = props;
  const acts = useElementActs(props);
  const { place } = acts;
  const offer = usePage(({ offers }) => offers[place?.key ?? '']);
  const options = offer?.answer?.options;
  const choices = useMemo(() => choicesOf(options ?? []), [options]);
  return (
    <SelectMenu
      props={props}
      acts={acts}
      word="Select an item"
      choices={choices}
      choiceFor={optionChoice}
      status={statusOf(element, offer)}
      isSortedOut
      onQuery={query => place && ask(place, query)}
    />
  );
}

/** What there is to say beside what the app offers, or instead of it. */
function statusOf(element: JsonObject, { query, answer }: Offer = { query: '', answer: null }): string | undefined {
  const least = leastQuery(element);
  if (query.length < least) return `Type ${least === 1 ? 'a character' : `${least} characters`} to search.`;
  if (!answer) return 'Asking the app…';
  if (answer.problem !== undefined) return answer.problem;
  if (answer.options.length > 0) return undefined;
  return query === '' ? 'The app offers nothing.' : `The app offers nothing for “${query}”.`;
}
