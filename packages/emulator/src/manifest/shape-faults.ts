import { closest, distance } from 'fastest-levenshtein';
import * as v from 'valibot';

/** Something that is not as it must be, and where. */
export interface ShapeFault {
  /** The members and positions that lead there. */
  readonly place: readonly (string | number)[];
  /** What is wrong, as the rest of a sentence about the place. */
  readonly text: string;
}

/** How far a misspelt word may be from what was meant, in letters. */
const NEAR = 3;

/** An object of these members and no others. */
export function members<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.StrictObjectSchema<Entries, (issue: v.StrictObjectIssue) => string> {
  const known = Object.keys(entries);
  return v.strictObject(entries, ({ expected, received, input }) => {
    if (expected === 'never') return `is unknown${meant(String(input), known)}`;
    return received === 'undefined' ? 'is missing' : `must be an object, not ${received}`;
  });
}

/** What is wrong, in words for people: what is there, what is allowed, and what an unknown name may have meant. */
export function faultsOf(issues: readonly v.BaseIssue<unknown>[]): ShapeFault[] {
  return issues.flatMap(issue => {
    // A value of several kinds: the faults of the kind that fits best say more than that none fits.
    const inner = issue.type === 'union' && issue.issues ? deepest(issue.issues) : [];
    return inner.length > 0 ? faultsOf(inner) : [faultOf(issue)];
  });
}

/** A fault in one line: `people/1/role must be one of …, not "boss".` */
export function faultLine({ place, text }: ShapeFault): string {
  return `${place.length > 0 ? place.join('/') : 'The whole'} ${text}.`;
}

/** The word that was most likely meant, if one is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const found = closest(word.toLowerCase(), [...known]);
  return distance(word.toLowerCase(), found) <= Math.min(NEAR, Math.floor(word.length / 2)) ? found : undefined;
}

function deepest(issues: readonly v.BaseIssue<unknown>[]): v.BaseIssue<unknown>[] {
  const depth = Math.max(...issues.map(({ path = [] }) => path.length));
  return depth === 0 ? [] : issues.filter(({ path = [] }) => path.length === depth);
}

function faultOf(issue: v.BaseIssue<unknown>): ShapeFault {
  const place = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  return { place, text: textOf(issue) };
}

function textOf({ type, expected, received, requirement, input, message }: v.BaseIssue<unknown>): string {
  switch (type) {
    case 'strict_object':
    case 'regex':
    case 'check':
    case 'custom':
      return message;
    case 'picklist':
      return `must be one of ${expected?.replaceAll(/[()]/g, '').replaceAll(' | ', ', ')}, not ${received}`;
    case 'min_length':
      return `must have at least ${counted(requirement, input)}`;
    case 'max_length':
      return `must have no more than ${counted(requirement, input)}`;
    default:
      return `must be ${expected === 'Object' ? 'an object' : `of type ${expected ?? type}`}, not ${received}`;
  }
}

function counted(limit: unknown, input: unknown): string {
  const [one, many] = Array.isArray(input) ? ['entry', 'entries'] : ['character', 'characters'];
  return `${String(limit)} ${limit === 1 ? one : many}`;
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `: did you mean "${near}"?`;
  return known.length > 0 ? `: there are ${known.join(', ')}` : '';
}
