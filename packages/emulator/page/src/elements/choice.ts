import { renderOptionText } from '../../../src/block-kit/element-value.js';
import { objectAt, objectsAt, stringAt, type JsonObject, type JsonValue } from '../../../src/json.js';

/** What can be chosen in a menu. */
export interface Choice {
  /** Tells it from the others. */
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** What is entered by it: an option object, or an id. */
  readonly value: JsonValue;
}

/** Choices below one heading. */
export interface ChoiceGroup {
  readonly value: string;
  readonly items: readonly Choice[];
}

/** What a menu lists. */
export type Choices = readonly Choice[] | readonly ChoiceGroup[];

export function choiceOf(option: JsonObject): Choice {
  const label = renderOptionText(option) ?? '';
  const { description } = option;
  return {
    id: stringAt(option, 'value') ?? label,
    label,
    value: option,
    description:
      typeof description === 'string' ? description : stringAt(objectAt(option, 'description') ?? {}, 'text'),
  };
}

/** Options, or groups of them; those of attachments are headed by a `text`. */
export function choicesOf(listed: readonly JsonObject[]): Choices {
  if (!listed.some(each => Array.isArray(each.options))) return listed.map(choiceOf);
  return listed.map(group => ({
    value:
      stringAt(objectAt(group, 'label') ?? {}, 'text') ?? stringAt(group, 'label') ?? stringAt(group, 'text') ?? '',
    items: objectsAt(group, 'options').map(choiceOf),
  }));
}
