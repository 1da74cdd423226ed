import { closest, distance } from 'fastest-levenshtein';

/** The maximum edit distance, in letters, between a misspelt word and a suggestion. */
const MAX_EDIT_DISTANCE = 3;

/** Returns the most similar known word, if one is close enough. */
export function findClosestName(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const reordered = known.find(each => sortedLetters(each) === sortedLetters(word));
  if (reordered !== undefined) return reordered;
  const found = closest(word.toLowerCase(), [...known]);
  return distance(word.toLowerCase(), found) <= Math.min(MAX_EDIT_DISTANCE, Math.floor(word.length / 2))
    ? found
    : undefined;
}

/** Sorts the letters, so that two words with swapped letters compare as equal. */
function sortedLetters(word: string): string {
  return Array.from(word.toLowerCase()).toSorted().join('');
}

/** Replaces lone surrogates, which cannot be encoded in a URL. */
export const toWellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
