import * as fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/json.js';
import { inlines } from '../../block-kit/inline-samples.js';
import { blocks, elements } from '../../block-kit/samples.js';

const wholeOf = (samples: typeof blocks): JsonObject[] =>
  Object.entries(samples).map(([type, { whole }]) => ({ type, ...whole }));

/** Every block; every element and all that rich text says, in a block. */
const WHOLE: readonly JsonObject[] = [
  ...wholeOf(blocks),
  ...wholeOf(elements).map(element => ({ type: 'actions', elements: [element] })),
  ...wholeOf(inlines).map(inline => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [inline] }],
  })),
];

/** Whatever JSON can carry. */
const anything: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** A value of a block, or another in its place: of another kind, of another block, or none. */
function strange(value: JsonValue | undefined): fc.Arbitrary<JsonValue | undefined> {
  const other = fc.oneof(anything, fc.constantFrom(...WHOLE), fc.constantFrom(null, undefined));
  const within = isJsonObject(value)
    ? members(value)
    : Array.isArray(value)
      ? fc.tuple(...value.map(strange)).map(all => all.filter(each => each !== undefined))
      : fc.constant(value);
  return fc.oneof({ weight: 5, arbitrary: within }, { weight: 1, arbitrary: other });
}

function members({ type, ...rest }: JsonObject): fc.Arbitrary<JsonObject> {
  const all = Object.entries(rest).map(([name, value]) => [name, strange(value)] as const);
  return fc.record(Object.fromEntries(all)).map(each => ({ ...each, type }));
}

/** A block of whatever kind, some of which is not as it should be. */
export const strangeBlock: fc.Arbitrary<JsonObject> = fc.constantFrom(...WHOLE).chain(members);
