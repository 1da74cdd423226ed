import { useMemo } from 'react';
import { isJsonObject, parseJson } from '../../../src/json.js';
import type { Choice } from './choice.js';

/**
 * The choice that was there before, as long as it says the same. A menu takes another object for news: it puts the name
 * of what is chosen in the place of what somebody is typing.
 */
export function useUnlessChanged(choice: Choice | null): Choice | null {
  const id = choice?.id;
  const label = choice?.label;
  const description = choice?.description;
  const value = choice ? JSON.stringify(choice.value) : undefined;
  return useMemo(() => {
    if (id === undefined || label === undefined || value === undefined) return null;
    const kept = parseJson(value);
    return { id, label, description, value: isJsonObject(kept) ? kept : id };
  }, [id, label, description, value]);
}
