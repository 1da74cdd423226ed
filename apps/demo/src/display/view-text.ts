import type { View } from '@nest-slack/emulator';
import { blockLines } from './block-text.js';
import type { Names } from './names.js';
import { listAt, textAt, valueAt } from './payload-reading.js';

/** A Home tab as text. */
export const homeLines = (home: View, names: Names): string[] => home.blocks.flatMap(block => blockLines(block, names));

/** A modal as text: its title, a line a field, and what the bot found wrong. */
export function modalLines(view: View, names: Names): string[] {
  return [
    `A form is open: ${textAt(view.title, 'text') ?? view.id}`,
    ...view.blocks.flatMap(block =>
      textAt(block, 'type') === 'input' ? fieldLines(view, block) : blockLines(block, names).map(line => `  ${line}`),
    ),
  ];
}

/** The names of the fields that must be filled in still, or anew. */
export const fieldsToFill = (view: View): string[] =>
  view.blocks.flatMap(block => {
    const name = textAt(block, 'block_id');
    if (name === undefined || textAt(block, 'type') !== 'input') return [];
    const isMissing = valueAt(block, 'optional') !== true && enteredText(view, block) === undefined;
    return isMissing || Object.hasOwn(view.errors, name) ? [name] : [];
  });

function fieldLines(view: View, block: unknown): string[] {
  const name = textAt(block, 'block_id') ?? '';
  const label = textAt(block, 'label', 'text') ?? '';
  const entered = enteredText(view, block);
  const remarks = [...(valueAt(block, 'optional') === true ? ['optional'] : []), ...choices(block)];
  const remark = remarks.length === 0 ? '' : ` (${remarks.join('; ')})`;
  const error = view.errors[name];
  return [
    `  ${name.padEnd(10)} ${label}${remark}${entered === undefined ? '' : ` = ${entered}`}`,
    ...(error === undefined ? [] : [`  ${''.padEnd(10)} ✗ ${error}`]),
  ];
}

function choices(block: unknown): string[] {
  if (textAt(block, 'element', 'type') === 'external_select') return ['a menu that the bot fills: see suggest'];
  const values = listAt(block, 'element', 'options').flatMap(option => textAt(option, 'value') ?? []);
  return values.length === 0 ? [] : [`one of ${values.join(', ')}`];
}

function enteredText({ state }: View, block: unknown): string | undefined {
  const entry = state[textAt(block, 'block_id') ?? '']?.[textAt(block, 'element', 'action_id') ?? ''];
  return textAt(entry, 'value') ?? textAt(entry, 'selected_option', 'value') ?? textAt(entry, 'selected_user');
}
