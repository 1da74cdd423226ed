import { closest, distance } from 'fastest-levenshtein';

/** How far a misspelt word may be from what was meant, in letters. */
const NEAR = 3;

/** The word that was most likely meant, if one is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const reordered = known.find(each => sorted(each) === sorted(word));
  if (reordered !== undefined) return reordered;
  const found = closest(word.toLowerCase(), [...known]);
  return distance(word.toLowerCase(), found) <= Math.min(NEAR, Math.floor(word.length / 2)) ? found : undefined;
}

/** The letters of a word: two that changed places leave them as they are. */
function sorted(word: string): string {
  return Array.from(word.toLowerCase()).toSorted().join('');
}

/** A text whose half surrogate pairs are replaced: those can't be written into a URL. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
