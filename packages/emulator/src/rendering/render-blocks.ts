import { getEntry, type BlockState } from '../block-kit/block-state.js';
import { isJsonObject, objectAt, objectsAt, readObjects, stringAt, type JsonObject, type JsonValue } from '../json.js';
import { renderElement } from './render-elements.js';
import { type NameResolver, renderRichText, renderTextAt, renderTextObject, renderMrkdwn } from './plain-text.js';

/** What is drawn into blocks besides what they say themselves. */
export interface BlockRenderOptions {
  readonly names: NameResolver;
  /** What was entered. Default: nothing, so that elements hold what they start with. */
  readonly state?: BlockState;
  /** The validation errors of the app, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
}

export function renderBlocks(blocks: readonly JsonObject[], drawn: BlockRenderOptions): string[] {
  return blocks.flatMap(block => renderBlock(block, drawn)).flatMap(line => line.split('\n'));
}

function renderBlock(block: JsonObject, drawn: BlockRenderOptions): string[] {
  const { names } = drawn;
  switch (block.type) {
    case 'header':
      return [`# ${renderTextAt(block, 'text', names)}`];
    case 'divider':
      return ['────────'];
    case 'section':
      return renderSection(block, drawn);
    case 'actions':
    case 'context_actions':
      return [getBlockElements(block, drawn).join('  ')];
    case 'context':
      return [getBlockElements(block, drawn).join(' · ')];
    case 'input':
      return renderInput(block, drawn);
    case 'rich_text':
      return renderRichText(block, names);
    case 'markdown':
      return [stringAt(block, 'text') ?? ''];
    case 'image':
    case 'video':
      return [
        `[${block.type}: ${[renderTextAt(block, 'title', names), stringAt(block, 'alt_text')].filter(Boolean).join(', ')}]`,
      ];
    case 'table':
      return renderTable(block, drawn);
    case 'data_table':
      return [stringAt(block, 'caption') ?? '', ...renderTable(block, drawn)];
    default:
      return renderOtherBlock(block, names);
  }
}

function renderSection(block: JsonObject, drawn: BlockRenderOptions): string[] {
  const { names } = drawn;
  const accessory = objectAt(block, 'accessory');
  return [
    renderTextAt(block, 'text', names),
    ...objectsAt(block, 'fields').map(field => renderTextObject(field, names)),
    ...(accessory ? [renderPlacedElement(block, accessory, drawn)] : []),
  ].filter(line => line !== '');
}

function renderInput(block: JsonObject, drawn: BlockRenderOptions): string[] {
  const { names, errors = {} } = drawn;
  const element = objectAt(block, 'element');
  const error = errors[stringAt(block, 'block_id') ?? ''];
  const hint = renderTextAt(block, 'hint', names);
  return [
    `${renderTextAt(block, 'label', names)}${block.optional === true ? ' (optional)' : ''}`,
    ...(element ? [renderPlacedElement(block, element, drawn)] : []),
    ...(hint === '' ? [] : [`  ${hint}`]),
    ...(error === undefined ? [] : [`! ${error}`]),
  ];
}

function renderTable(block: JsonObject, drawn: BlockRenderOptions): string[] {
  const { names } = drawn;
  const rows = Array.isArray(block.rows) ? block.rows : [];
  const cell = (value: JsonValue): string => {
    if (!isJsonObject(value)) return '';
    const element = objectAt(value, 'element');
    if (element) return renderPlacedElement(block, element, drawn);
    return value.type === 'rich_text' ? renderRichText(value, names).join(' ') : renderTextObject(value, names);
  };
  return rows.map(row => (Array.isArray(row) ? row.map(cell).join(' | ') : ''));
}

/** Renders a block of an unknown type: its type and its texts. */
function renderOtherBlock(block: JsonObject, names: NameResolver): string[] {
  const said = Object.values(block).flatMap(value => {
    const text = renderTextObject(isJsonObject(value) ? value : undefined, names);
    return text === '' ? (readObjects(value) ?? []).map(each => renderTextObject(each, names)) : [text];
  });
  return [`[${stringAt(block, 'type') ?? 'block'}] ${said.filter(Boolean).join(' ')}`.trimEnd()];
}

const getBlockElements = (block: JsonObject, drawn: BlockRenderOptions): string[] =>
  objectsAt(block, 'elements').map(element => renderPlacedElement(block, element, drawn));

function renderPlacedElement(
  block: JsonObject,
  element: JsonObject,
  { names, state = {} }: BlockRenderOptions,
): string {
  const entry = getEntry(state, stringAt(block, 'block_id') ?? '', stringAt(element, 'action_id') ?? '');
  return renderElement(element, names, entry);
}

/** Renders mrkdwn as lines. */
export const renderMarkup = (text: string, names: NameResolver): string[] => renderMrkdwn(text, names).split('\n');
