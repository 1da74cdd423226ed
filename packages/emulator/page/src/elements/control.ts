import { objectAt, stringAt } from '../../../src/json.js';
import type { ElementProps } from './element-kind.js';
import { useField } from './field.js';

/** What an element's control says of itself to whoever doesn't see what stands around it. */
export interface ControlMarks {
  readonly id: string | undefined;
  readonly 'aria-label': string | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-required': true | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** The marks of the one control of an element. In an input block it is called by the label of that. */
export function useControl({ element, label }: Pick<ElementProps, 'element' | 'label'>, word: string): ControlMarks {
  const field = useField();
  return {
    id: field?.id,
    'aria-label': field ? undefined : label || placeholderOf(element) || word,
    'aria-describedby': field?.describedBy,
    'aria-required': field?.isRequired === true ? true : undefined,
    'aria-invalid': field?.isInvalid === true ? true : undefined,
  };
}

/** The marks of what is several controls together. */
export function useControlGroup(
  { element, label }: Pick<ElementProps, 'element' | 'label'>,
  word: string,
): Omit<ControlMarks, 'id'> & { readonly 'aria-labelledby': string | undefined } {
  const { id: _, ...marks } = useControl({ element, label }, word);
  return { ...marks, 'aria-labelledby': useField()?.labelId };
}

/** What stands in an element in which nothing does. */
export function placeholderOf(element: ElementProps['element']): string | undefined {
  return stringAt(objectAt(element, 'placeholder') ?? {}, 'text');
}
