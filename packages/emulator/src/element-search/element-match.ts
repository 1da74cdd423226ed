import { getElementTexts } from './element-texts.js';
import type { NameResolver } from '../rendering/plain-text.js';
import type { PlacedElement } from '../block-kit/block-elements.js';

/** What Slack calls the elements that people act on, and what several of them are. Any other name may come to be one. */
export type ElementKind =
  | 'button'
  | 'select'
  | 'input'
  | 'workflow_button'
  | 'icon_button'
  | 'feedback_buttons'
  | 'overflow'
  | 'radio_buttons'
  | 'checkboxes'
  | `${'' | 'multi_'}${'static' | 'external' | 'users' | 'conversations' | 'channels'}_select`
  | 'datepicker'
  | 'timepicker'
  | 'datetimepicker'
  | `${'plain' | 'rich' | 'email' | 'url'}_text_input`
  | 'number_input'
  | 'file_input'
  | (string & Record<never, never>);

/** Which element: by several marks at once. Texts are exact, or expressions. */
export interface ElementMarks {
  /** Slack's name of the kind; `button`, `select` and `input` are any whose name ends so. */
  readonly kind?: ElementKind;
  /** What stands on it, or on one of its options. */
  readonly text?: string | RegExp;
  /** The label of its input block, or the text of the section that it stands beside. */
  readonly label?: string | RegExp;
  readonly placeholder?: string | RegExp;
  readonly actionId?: string;
  readonly blockId?: string;
}

/**
 * Which element of a message or view: by its marks, by an expression for any of its texts, or by a string: its
 * action id, else its block id, else its text or label, else its placeholder, else the text of one of its options.
 */
export type ElementMatch = string | RegExp | ElementMarks;

/** Returns the elements that match by the most specific criterion. */
export function matchingElements<Placed extends PlacedElement>(
  elements: readonly Placed[],
  match: ElementMatch,
  names: NameResolver,
): readonly Placed[] {
  if (typeof match === 'string') {
    const by = RANKS.map(rank => elements.filter(placed => rank(placed, names).includes(match)));
    return by.find(found => found.length > 0) ?? [];
  }
  if (match instanceof RegExp) {
    return elements.filter(placed => listAllTexts(placed, names).some(text => matchesWholeText(text, match)));
  }
  return elements.filter(placed => matchesMarks(placed, match, names));
}

/** The text that a match asks for: a string may be one. */
export function describeWanted(match: ElementMatch): string | RegExp | undefined {
  return typeof match === 'string' || match instanceof RegExp ? match : match.text;
}

/** Formats a match for an error message. */
export function describeMatch(match: ElementMatch): string {
  if (typeof match === 'string') return JSON.stringify(match);
  if (match instanceof RegExp) return String(match);
  return Object.entries(match)
    .map(([mark, value]) => `${mark} ${value instanceof RegExp ? value : JSON.stringify(value)}`)
    .join(', ');
}

const RANKS: readonly ((placed: PlacedElement, names: NameResolver) => readonly string[])[] = [
  placed => [placed.actionId],
  placed => [placed.blockId],
  (placed, names) => {
    const { texts, label } = getElementTexts(placed, names);
    return [...texts, label];
  },
  (placed, names) => [getElementTexts(placed, names).placeholder],
  (placed, names) => getElementTexts(placed, names).options,
];

function listAllTexts(placed: PlacedElement, names: NameResolver): string[] {
  const { texts, label, placeholder, options } = getElementTexts(placed, names);
  return [...texts, label, placeholder, ...options, placed.actionId];
}

function matchesMarks(placed: PlacedElement, marks: ElementMarks, names: NameResolver): boolean {
  const { kind, texts, options, label, placeholder } = getElementTexts(placed, names);
  return (
    (marks.kind === undefined || kind === marks.kind || kind.endsWith(`_${marks.kind}`)) &&
    matchesMark(marks.text, wanted => [...texts, ...options].some(text => matchesWholeText(text, wanted))) &&
    matchesMark(marks.label, wanted => matchesWholeText(label, wanted)) &&
    matchesMark(marks.placeholder, wanted => matchesWholeText(placeholder, wanted)) &&
    matchesMark(marks.actionId, wanted => placed.actionId === wanted) &&
    matchesMark(marks.blockId, wanted => placed.blockId === wanted)
  );
}

/** Whether a mark is not asked for, or holds. */
function matchesMark<Mark>(mark: Mark | undefined, holds: (mark: Mark) => boolean): boolean {
  return mark === undefined || holds(mark);
}

/** Whether a text equals the string or matches the expression. */
export function matchesWholeText(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted : countMatches(text, wanted);
}

/** Whether a text contains the string or matches the expression. */
export function includesText(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : countMatches(text, wanted);
}

// `search`, unlike `test`, gives the same answer every time for a global expression.
const countMatches = (text: string, wanted: RegExp): boolean => text.search(wanted) >= 0;
