import * as v from 'valibot';
import { findClosestName } from '../strings.js';

/** An invalid value and its path. */
export interface SchemaIssue {
  /** The member names and positions that lead to the value. */
  readonly place: readonly (string | number)[];
  /** The error as the end of a sentence that begins with the path. */
  readonly text: string;
}

/** The maximum number of issues in one error. The rest appear after these are corrected. */
const MAX_SCHEMA_ISSUES = 20;
/** The maximum number of names in a list of allowed names. */
const MAX_LISTED_NAMES = 20;
/** The maximum length of a quoted value. */
const MAX_SHOWN_LENGTH = 60;

/** An object with these members and no others. */
export function strictMembers<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.StrictObjectSchema<Entries, (issue: v.StrictObjectIssue) => string> {
  const known = Object.keys(entries);
  return v.strictObject(entries, ({ expected, received, input }) => {
    if (expected === 'never') return `is unknown${suggestName(String(input), known)}`;
    return received === 'undefined' ? 'is missing' : `must be an object, not ${received}`;
  });
}

/** Describes what is wrong: the actual value, the allowed values, and a suggestion for an unknown name. */
export function findSchemaIssues(issues: readonly v.BaseIssue<unknown>[]): SchemaIssue[] {
  return issues.flatMap(issue => {
    // For a union, the issues of the best matching option are more useful than "no option matches".
    const inner = issue.type === 'union' && issue.issues ? findDeepestIssue(issue.issues) : [];
    const fault = toSchemaIssue(issue);
    // The paths of inner issues are relative to this value.
    const within = findSchemaIssues(inner).map(each => ({ ...each, place: [...fault.place, ...each.place] }));
    return within.length > 0 ? within : [fault];
  });
}

/** Formats an issue as one line: `people/1/role must be one of …, not "boss".` */
function formatSchemaIssue({ place, text }: SchemaIssue): string {
  const end = /[.?!]$/.test(text) ? '' : '.';
  return `${place.length > 0 ? place.map(escapeSegment).join('/') : 'The whole'} ${text}${end}`;
}

/**
 * Formats issues, one per line, up to the maximum.
 * @param lineOf returns the line of a path in the file
 */
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

/** Escapes a part as in a JSON pointer, so that a name with a slash stays one part. */
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

/** Suggests similar names, or lists the known names, as the end of a sentence. */
export function suggestName(word: string, known: readonly string[]): string {
  const near = findClosestName(word, known);
  if (near !== undefined) return `: did you mean "${near}"?`;
  if (known.length === 0) return '';
  const more = known.length > MAX_LISTED_NAMES ? ` and ${known.length - MAX_LISTED_NAMES} more` : '';
  return `: there are ${known.slice(0, MAX_LISTED_NAMES).join(', ')}${more}`;
}

/** Formats a list of choices: `"a", "b"`. */
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
