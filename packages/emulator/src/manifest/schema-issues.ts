import * as v from 'valibot';
import { findClosestName } from '../strings.js';

/** Something that is not as it must be, and where. */
export interface SchemaIssue {
  /** The members and positions that lead there. */
  readonly place: readonly (string | number)[];
  /** What is wrong, as the rest of a sentence about the place. */
  readonly text: string;
}

/** Whoever corrects so many sees the others then. */
const MAX_SCHEMA_ISSUES = 20;
/** Of the names that there are so many are told. */
const MAX_LISTED_NAMES = 20;
/** What was found is told up to so many characters. */
const MAX_SHOWN_LENGTH = 60;

/** An object of these members and no others. */
export function strictMembers<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.StrictObjectSchema<Entries, (issue: v.StrictObjectIssue) => string> {
  const known = Object.keys(entries);
  return v.strictObject(entries, ({ expected, received, input }) => {
    if (expected === 'never') return `is unknown${suggestName(String(input), known)}`;
    return received === 'undefined' ? 'is missing' : `must be an object, not ${received}`;
  });
}

/** What is wrong, in words for people: what is there, what is allowed, and what an unknown name may have meant. */
export function findSchemaIssues(issues: readonly v.BaseIssue<unknown>[]): SchemaIssue[] {
  return issues.flatMap(issue => {
    // A value of several kinds: the faults of the kind that fits best say more than that none fits.
    const inner = issue.type === 'union' && issue.issues ? findDeepestIssue(issue.issues) : [];
    const fault = toSchemaIssue(issue);
    // Theirs are places within it.
    const within = findSchemaIssues(inner).map(each => ({ ...each, place: [...fault.place, ...each.place] }));
    return within.length > 0 ? within : [fault];
  });
}

/** A fault in one line: `people/1/role must be one of …, not "boss".` */
function formatSchemaIssue({ place, text }: SchemaIssue): string {
  const end = /[.?!]$/.test(text) ? '' : '.';
  return `${place.length > 0 ? place.map(escapeSegment).join('/') : 'The whole'} ${text}${end}`;
}

/** A line for each fault, as far as there is any use in it. @param lineOf the line that a place of its file stands in */
export function formatSchemaIssues(
  faults: readonly SchemaIssue[],
  lineOf: (place: SchemaIssue['place']) => number | undefined = () => undefined,
): string {
  const told = faults.slice(0, MAX_SCHEMA_ISSUES).map(fault => {
    const line = lineOf(fault.place);
    return `  ${line === undefined ? '' : `line ${line}: `}${formatSchemaIssue(fault)}`;
  });
  const left = faults.length - told.length;
  return [...told, ...(left > 0 ? [`  And ${left} more.`] : [])].join('\n');
}

/** As JSON pointers have it, so that a name with a slash is one part. */
const escapeSegment = (part: string | number): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

function findDeepestIssue(issues: readonly v.BaseIssue<unknown>[]): v.BaseIssue<unknown>[] {
  const depth = Math.max(...issues.map(({ path = [] }) => path.length));
  return depth === 0 ? [] : issues.filter(({ path = [] }) => path.length === depth);
}

function toSchemaIssue(issue: v.BaseIssue<unknown>): SchemaIssue {
  const place = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  return { place, text: describeIssue(issue) };
}

function describeIssue({ type, expected, received, requirement, input, message }: v.BaseIssue<unknown>): string {
  switch (type) {
    case 'strict_object':
      return message;
    case 'regex':
    case 'check':
    case 'custom':
    case 'base64':
      return message.startsWith('must be') ? `${message}, not ${shortenValue(received)}` : message;
    case 'picklist':
      return `must be one of ${joinNames(expected)}, not ${shortenValue(received)}${formatSuggestion(input, expected)}`;
    case 'min_length':
      return `must have at least ${countNames(requirement, input)}`;
    case 'max_length':
      return `must have no more than ${countNames(requirement, input)}, not ${received}`;
    default:
      return `must be ${expected === 'Object' ? 'an object' : `of type ${expected ?? type}`}, not ${shortenValue(received)}`;
  }
}

function countNames(limit: unknown, input: unknown): string {
  const [one, many] = Array.isArray(input) ? ['entry', 'entries'] : ['character', 'characters'];
  return `${String(limit)} ${limit === 1 ? one : many}`;
}

/** What an unknown word may have meant, or what there is: the end of a sentence. */
export function suggestName(word: string, known: readonly string[]): string {
  const near = findClosestName(word, known);
  if (near !== undefined) return `: did you mean "${near}"?`;
  if (known.length === 0) return '';
  const more = known.length > MAX_LISTED_NAMES ? ` and ${known.length - MAX_LISTED_NAMES} more` : '';
  return `: there are ${known.slice(0, MAX_LISTED_NAMES).join(', ')}${more}`;
}

/** The choices of a list, as they are told: `"a", "b"`. */
const joinNames = (expected: string | null = ''): string =>
  (expected ?? '').replaceAll(/[()]/g, '').replaceAll(' | ', ', ');

function formatSuggestion(input: unknown, expected: string | null): string {
  const choices = joinNames(expected)
    .split(', ')
    .map(each => each.replaceAll('"', ''));
  const near = typeof input === 'string' ? findClosestName(input, choices) : undefined;
  return near === undefined ? '' : `: did you mean "${near}"?`;
}

const shortenValue = (found: string): string =>
  found.length > MAX_SHOWN_LENGTH ? `${found.slice(0, MAX_SHOWN_LENGTH)}…` : found;
