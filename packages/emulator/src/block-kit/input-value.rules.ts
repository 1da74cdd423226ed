import { stringAt, type JsonObject } from '../json.js';
import { isFilled } from './element-value.js';
import { listPlacedElements, type PlacedElement } from './block-elements.js';

/**
 * What Slack itself finds fault with in what somebody entered, before an app hears of it.
 * @returns the rest of a sentence that begins with the name of the field
 */
export function findEntryIssue({ block, element }: PlacedElement, entry: JsonObject | undefined): string | undefined {
  if (block.type !== 'input') return undefined;
  if (!entry || !isFilled(entry)) return block.optional === true ? undefined : 'must be filled in';
  const text = stringAt(entry, 'value');
  return text === undefined ? undefined : findTextIssue(element, text);
}

/**
 * Whether nothing is entered in any input of a view, which a submit button that is disabled waits for.
 * @param entryOf what an element holds
 */
export function isBlank(
  blocks: readonly JsonObject[],
  entryOf: (placed: PlacedElement) => JsonObject | undefined,
): boolean {
  return listPlacedElements(blocks).every(placed => placed.block.type !== 'input' || !isFilled(entryOf(placed) ?? {}));
}

function findTextIssue(element: JsonObject, text: string): string | undefined {
  const { min_length: shortest, max_length: longest } = element;
  if (typeof shortest === 'number' && text.length < shortest) return `must have ${shortest} characters at least`;
  if (typeof longest === 'number' && text.length > longest) return `must have ${longest} characters at most`;
  switch (element.type) {
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'must be an email address';
    case 'url_text_input':
      return /^https?:/.test(text) && URL.canParse(text) ? undefined : 'must be a URL';
    case 'number_input':
      return findNumberIssue(element, text);
    default:
      return undefined;
  }
}

function findNumberIssue(element: JsonObject, text: string): string | undefined {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return 'must be a number';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'must be a whole number';
  const { min_value: least, max_value: most } = element;
  if (typeof least === 'string' && number < Number(least)) return `must be ${least} at least`;
  return typeof most === 'string' && number > Number(most) ? `must be ${most} at most` : undefined;
}
