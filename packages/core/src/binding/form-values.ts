import { elementValue, isKnownElement } from '../envelope/element-value.js';
import { isJsonObject, objectAt, type JsonObject } from '../envelope/json.js';

interface Field {
  readonly block: string;
  readonly action: string;
  readonly value: unknown;
}

/**
 * What the inputs of a view or message hold, by name. A value is found by the `block_id` of its input, and by its
 * `action_id` where no block is called so and it is the only one. What is found under both is listed once, so that it
 * is no surplus field: under the one that is `known`, else under the block's. What was cleared or never filled in is
 * left out.
 *
 * @param body the whole payload
 */
export function getFormValues(body: JsonObject, known: ReadonlySet<string>): JsonObject {
  const blocks = Object.entries(stateOf(body)).map(([block, elements]) => [block, fieldsOf(block, elements)] as const);
  const fields = blocks.flatMap(([, ofBlock]) => ofBlock);
  const aliases = fields.filter(field => isOnlyOne(field, fields));
  const listed = blocks.flatMap(([block, ofBlock]) => {
    const wanted = known.has(block) ? [] : ofBlock.filter(field => aliases.includes(field) && known.has(field.action));
    const rest = ofBlock.filter(field => !wanted.includes(field));
    return [...wanted.map(byAction), ...(rest.length === 0 ? [] : [[block, ofBlockAlone(rest, ofBlock)] as const])];
  });
  const values = Object.fromEntries(listed.filter(isFilled));
  for (const { action, value } of aliases) {
    if (value !== undefined && !Object.hasOwn(values, action)) Object.defineProperty(values, action, { value });
  }
  return values;
}

/** A view's inputs are in its own state, those of a message beside it. */
const stateOf = (body: JsonObject): JsonObject =>
  objectAt(objectAt(isJsonObject(body['view']) ? body['view'] : body, 'state'), 'values');

const fieldsOf = (block: string, elements: unknown): Field[] =>
  Object.entries(isJsonObject(elements) ? elements : {}).flatMap(([action, element]) =>
    isJsonObject(element) ? { block, action, value: heldBy(element) } : [],
  );

/** An element of a make that isn't known is given as it is. */
const heldBy = (element: JsonObject): unknown => (isKnownElement(element) ? elementValue(element) : element);

const isOnlyOne = ({ action }: Field, fields: readonly Field[]): boolean =>
  !fields.some(({ block }) => block === action) && fields.filter(field => field.action === action).length === 1;

/** An input has one element. Other blocks have several, which are told apart by their `action_id`. */
const ofBlockAlone = (rest: readonly Field[], ofBlock: readonly Field[]): unknown =>
  ofBlock.length === 1 ? ofBlock[0]?.value : Object.fromEntries(rest.map(byAction).filter(isFilled));

const byAction = ({ action, value }: Field) => [action, value] as const;
const isFilled = ([, value]: readonly [string, unknown]): boolean => value !== undefined;
