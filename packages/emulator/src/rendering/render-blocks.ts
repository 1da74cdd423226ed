import { entryAt, type BlockState } from '../block-kit/block-state.js';
import { isJsonObject, objectAt, objectsAt, readObjects, stringAt, type JsonObject, type JsonValue } from '../json.js';
import { drawElement } from './render-elements.js';
import { type Names, richTextLines, textAt, textOf, written } from './plain-text.js';

/** What is drawn into blocks besides what they say themselves. */
export interface Drawn {
  readonly names: Names;
  /** What was entered. Default: nothing, so that elements hold what they start with. */
  readonly state?: BlockState;
  /** What the app found fault with, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** The lines of blocks. */
export function drawBlocks(blocks: readonly JsonObject[], drawn: Drawn): string[] {
  return blocks.flatMap(block => blockLines(block, drawn)).flatMap(line => line.split('\n'));
}

function blockLines(block: JsonObject, drawn: Drawn): string[] {
  const { names } = drawn;
  switch (block.type) {
    case 'header':
      return [`# ${textAt(block, 'text', names)}`];
    case 'divider':
      return ['────────'];
    case 'section':
      return sectionLines(block, drawn);
    case 'actions':
    case 'context_actions':
      return [elementsOf(block, drawn).join('  ')];
    case 'context':
      return [elementsOf(block, drawn).join(' · ')];
    case 'input':
      return inputLines(block, drawn);
    case 'rich_text':
      return richTextLines(block, names);
    case 'markdown':
      return [stringAt(block, 'text') ?? ''];
    case 'image':
    case 'video':
      return [
        `[${block.type}: ${[textAt(block, 'title', names), stringAt(block, 'alt_text')].filter(Boolean).join(', ')}]`,
      ];
    case 'table':
      return tableLines(block, drawn);
    case 'data_table':
      return [stringAt(block, 'caption') ?? '', ...tableLines(block, drawn)];
    default:
      return otherLines(block, names);
  }
}

function sectionLines(block: JsonObject, drawn: Drawn): string[] {
  const { names } = drawn;
  const accessory = objectAt(block, 'accessory');
  return [
    textAt(block, 'text', names),
    ...objectsAt(block, 'fields').map(field => textOf(field, names)),
    ...(accessory ? [drawPlaced(block, accessory, drawn)] : []),
  ].filter(line => line !== '');
}

function inputLines(block: JsonObject, drawn: Drawn): string[] {
  const { names, errors = {} } = drawn;
  const element = objectAt(block, 'element');
  const error = errors[stringAt(block, 'block_id') ?? ''];
  const hint = textAt(block, 'hint', names);
  return [
    `${textAt(block, 'label', names)}${block.optional === true ? ' (optional)' : ''}`,
    ...(element ? [drawPlaced(block, element, drawn)] : []),
    ...(hint === '' ? [] : [`  ${hint}`]),
    ...(error === undefined ? [] : [`! ${error}`]),
  ];
}

function tableLines(block: JsonObject, drawn: Drawn): string[] {
  const { names } = drawn;
  const rows = Array.isArray(block.rows) ? block.rows : [];
  const cell = (value: JsonValue): string => {
    if (!isJsonObject(value)) return '';
    const element = objectAt(value, 'element');
    if (element) return drawPlaced(block, element, drawn);
    return value.type === 'rich_text' ? richTextLines(value, names).join(' ') : textOf(value, names);
  };
  return rows.map(row => (Array.isArray(row) ? row.map(cell).join(' | ') : ''));
}

/** A block that is not known here: its kind, and whatever it says. */
function otherLines(block: JsonObject, names: Names): string[] {
  const said = Object.values(block).flatMap(value => {
    const text = textOf(isJsonObject(value) ? value : undefined, names);
    return text === '' ? (readObjects(value) ?? []).map(each => textOf(each, names)) : [text];
  });
  return [`[${stringAt(block, 'type') ?? 'block'}] ${said.filter(Boolean).join(' ')}`.trimEnd()];
}

const elementsOf = (block: JsonObject, drawn: Drawn): string[] =>
  objectsAt(block, 'elements').map(element => drawPlaced(block, element, drawn));

function drawPlaced(block: JsonObject, element: JsonObject, { names, state = {} }: Drawn): string {
  const entry = entryAt(state, stringAt(block, 'block_id') ?? '', stringAt(element, 'action_id') ?? '');
  return drawElement(element, names, entry);
}

/** A text of Slack's markup, line by line. */
export const markupLines = (text: string, names: Names): string[] => written(text, names).split('\n');
