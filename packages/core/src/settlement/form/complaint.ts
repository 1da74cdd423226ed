import { objectAt, textAt, type JsonObject } from '../../envelope/json.js';
import { inputsOf } from './modal.js';

/** What is wrong with a submitted form. */
export interface Complaint {
  /** All of it, as a message: for whoever has closed the form. */
  readonly reply: JsonObject;
  /** Texts by field: the block_id of an input, or the action_id of the element in it. What is about all has no name. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The input that a field is: by its block_id, or by the action_id of its element. */
export const inputOf = (view: JsonObject, field: string): JsonObject | undefined => {
  const inputs = inputsOf(view);
  return (
    inputs.find(input => input['block_id'] === field) ??
    inputs.find(input => objectAt(input, 'element')['action_id'] === field)
  );
};

/** Which of these name no input of the view: misspelt, most likely. Those of the whole form have no name. */
export const unknownFields = (view: JsonObject, fields: Readonly<Record<string, string>>): string[] =>
  Object.keys(fields).filter(field => field !== '' && textAt(inputOf(view, field) ?? {}, 'block_id') === null);
