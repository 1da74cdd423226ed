import { getElementValue, isKnownElement } from '../envelope/element-value.js';
import { isJsonObject, type JsonObject, objectAt } from '../envelope/json.js';

interface FormField {
  readonly block: string;
  readonly action: string;
  readonly value: unknown;
}

/**
 * Returns the input values of a view or message by name. A value is named after the `block_id` of its input, or after
 * its `action_id` if no block has that id and no other input has that `action_id`. A value with both names is listed
 * once, so that strict schemas see no surplus property: under the name in `known`, else under the `block_id`. Empty
 * inputs are omitted.
 *
 * @param body the whole payload
 */
export function getFormValues(body: JsonObject, known: ReadonlySet<string>): JsonObject {
  const blocks = Object.entries(getInputState(body)).map(
    ([block, elements]) => [block, getBlockFields(block, elements)] as const,
  );
  const fields = blocks.flatMap(([, ofBlock]) => ofBlock);
  const aliases = fields.filter(field => hasUniqueActionId(field, fields));
  const listed = blocks.flatMap(([block, ofBlock]) => {
    const wanted = known.has(block) ? [] : ofBlock.filter(field => aliases.includes(field) && known.has(field.action));
    const rest = ofBlock.filter(field => !wanted.includes(field));
    return [
      ...wanted.map(toActionEntry),
      ...(rest.length === 0 ? [] : [[block, toBlockValue(rest, ofBlock)] as const]),
    ];
  });
  const values = Object.fromEntries(listed.filter(hasValue));
  for (const { action, value } of aliases) {
    if (value !== undefined && !Object.hasOwn(values, action)) Object.defineProperty(values, action, { value });
  }
  return values;
}

/** The state of a view is inside the view; the state of a message is next to the message. */
const getInputState = (body: JsonObject): JsonObject =>
  objectAt(objectAt(isJsonObject(body['view']) ? body['view'] : body, 'state'), 'values');

const getBlockFields = (block: string, elements: unknown): FormField[] =>
  Object.entries(isJsonObject(elements) ? elements : {}).flatMap(([action, element]) =>
    isJsonObject(element) ? { block, action, value: getFieldValue(element) } : [],
  );

/** An element of unknown type is returned as Slack sent it. */
const getFieldValue = (element: JsonObject): unknown => (isKnownElement(element) ? getElementValue(element) : element);

const hasUniqueActionId = ({ action }: FormField, fields: readonly FormField[]): boolean =>
  !fields.some(({ block }) => block === action) && fields.filter(field => field.action === action).length === 1;

/** An input block has one element. Other blocks may have several, which are named by `action_id`. */
const toBlockValue = (rest: readonly FormField[], ofBlock: readonly FormField[]): unknown =>
  ofBlock.length === 1 ? ofBlock[0]?.value : Object.fromEntries(rest.map(toActionEntry).filter(hasValue));

const toActionEntry = ({ action, value }: FormField) => [action, value] as const;
const hasValue = ([, value]: readonly [string, unknown]): boolean => value !== undefined;

/** Returns the captures by name. A named group of an expression is also captured by number; the number is omitted. */
export function getCapturedValues(values: JsonObject): JsonObject {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const named = Object.keys(values).some(name => !isNumericName(name));
  return Object.fromEntries(named ? given.filter(([name]) => !isNumericName(name)) : given);
}

const isNumericName = (name: string): boolean => /^\d+$/.test(name);
