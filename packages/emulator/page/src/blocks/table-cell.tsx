import { isJsonObject, type JsonObject, type JsonValue, objectAt, objectsAt, stringAt } from '../../../src/json.js';
import { TextObject } from '../composition/text-object.js';
import { Element } from '../elements/element.js';
import { RichText } from '../markup/rich-text.js';

export function TableCell({ cell, block }: { readonly cell: JsonValue | undefined; readonly block: JsonObject }) {
  if (!isJsonObject(cell)) return null;
  switch (cell.type) {
    case 'rich_text':
      return <RichText elements={objectsAt(cell, 'elements')} />;
    case 'raw_text':
      return stringAt(cell, 'text') ?? '';
    case 'raw_number':
      return stringAt(cell, 'text') ?? `${numberOf(cell) ?? ''}`;
    case 'plain_text':
    case 'mrkdwn':
      return <TextObject text={cell} />;
    case 'action':
      return <Element element={objectAt(cell, 'element') ?? {}} block={block} label="" />;
    default:
      return <em>Unknown cell: {stringAt(cell, 'type') ?? 'without a type'}</em>;
  }
}

export function getRows(block: JsonObject): readonly (readonly JsonValue[])[] {
  return Array.isArray(block.rows) ? block.rows.filter(row => Array.isArray(row)) : [];
}

export function numberOf(cell: JsonObject): number | undefined {
  return typeof cell.value === 'number' ? cell.value : undefined;
}
