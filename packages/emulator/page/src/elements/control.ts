import { createContext, useContext } from 'react';
import { objectAt, stringAt } from '../../../src/json.js';
import type { ElementProps } from './element-registry.js';

/** Accessibility attributes of an element's control. */
export interface ControlMarks {
  readonly id: string | undefined;
  readonly 'aria-label': string | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-required': true | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Attributes of a single control. In an input block the block's label names it. */
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

/** Attributes of a group of controls. */
export function useControlGroup(
  { element, label }: Pick<ElementProps, 'element' | 'label'>,
  word: string,
): Omit<ControlMarks, 'id'> & { readonly 'aria-labelledby': string | undefined } {
  const { id: _, ...marks } = useControl({ element, label }, word);
  return { ...marks, 'aria-labelledby': useField()?.labelId };
}

export function placeholderOf(element: ElementProps['element']): string | undefined {
  return stringAt(objectAt(element, 'placeholder') ?? {}, 'text');
}

/** Describes the surrounding input block to its element. */
export interface Field {
  /** The id of the control that the label refers to. */
  readonly id: string;
  /** The label's id, for `aria-labelledby`. */
  readonly labelId: string;
  /** The ids of the hint and the error, for `aria-describedby`. */
  readonly describedBy: string | undefined;
  readonly isRequired: boolean;
  readonly isInvalid: boolean;
}

export const FieldContext = createContext<Field | null>(null);

/** Returns the surrounding input block's field; `null` in other blocks. */
export function useField(): Field | null {
  return useContext(FieldContext);
}
