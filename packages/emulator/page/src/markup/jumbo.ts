import { objectsAt, stringAt, type JsonObject } from '../../../src/json.js';

/** More of them are no picture any more. */
const MOST = 23;

/** Whether rich text is a few emoji and nothing else. */
export function isJumbo(elements: readonly JsonObject[]): boolean {
  const [section, ...others] = elements;
  if (section?.type !== 'rich_text_section' || others.length > 0) return false;
  const inlines = objectsAt(section, 'elements');
  const emoji = inlines.filter(({ type }) => type === 'emoji');
  return emoji.length > 0 && emoji.length <= MOST && inlines.every(each => each.type === 'emoji' || isBlank(each));
}

function isBlank(element: JsonObject): boolean {
  return element.type === 'text' && stringAt(element, 'text')?.trim() === '';
}
