import { closest, distance } from 'fastest-levenshtein';

/** How far a misspelt word may be from what was meant, in letters. */
const MAX_EDIT_DISTANCE = 3;

/** The word that was most likely meant, if one is near. */
export function findClosestName(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const reordered = known.find(each => sortedLetters(each) === sortedLetters(word));
  if (reordered !== undefined) return reordered;
  const found = closest(word.toLowerCase(), [...known]);
  return distance(word.toLowerCase(), found) <= Math.min(MAX_EDIT_DISTANCE, Math.floor(word.length / 2))
    ? found
    : undefined;
}

/** The letters of a word: two that changed places leave them as they are. */
function sortedLetters(word: string): string {
  return Array.from(word.toLowerCase()).toSorted().join('');
}

/** A text whose half surrogate pairs are replaced: those can't be written into a URL. */
export const toWellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
