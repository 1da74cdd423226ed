import { createContext, useContext } from 'react';

/** What an input block says of the element in it. */
export interface Field {
  /** For the element's control: a click on the label goes to the one that has this id. */
  readonly id: string;
  /** Of the label, for what is several controls together (`aria-labelledby`). */
  readonly labelId: string;
  /** Of what is said below: the hint, and what is wrong (`aria-describedby`). */
  readonly describedBy: string | undefined;
  readonly isRequired: boolean;
  readonly isInvalid: boolean;
}

export const FieldContext = createContext<Field | null>(null);

/** What is said of the element by the input block that it stands in; `null` in any other block. */
export function useField(): Field | null {
  return useContext(FieldContext);
}
