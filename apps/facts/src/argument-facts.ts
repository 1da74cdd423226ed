import { isJsonObject, textsOf, type JsonObject } from './json.js';
import { isList, isStructure } from './beyond-reference.js';

/** The type of an argument. */
export interface ArgumentFacts {
  readonly type?: ArgumentType;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a list: what each of its items must be. */
  readonly items?: ArgumentFacts;
}

const TYPES = ['string', 'boolean', 'integer', 'number', 'array', 'object'] as const;

type ArgumentType = (typeof TYPES)[number];

/** Parses the documentation of an argument, and keeps only compatible types. */
export function argumentFacts(name: string, written: JsonObject): ArgumentFacts {
  if (isStructure(name)) return {};
  const choices = Array.isArray(written['anyOf']) ? written['anyOf'].filter(isJsonObject) : [];
  const real = choices.filter(choice => choice['type'] !== 'null');
  const [only] = real;
  if (only !== undefined) return real.length === 1 ? argumentFacts(name, only) : {};
  const type = isList(name, written['subtype']) ? 'array' : TYPES.find(each => each === written['type']);
  const values = textsOf(written['enum']);
  const [minimum, maximum] = [written['minimum'], written['maximum']];
  const items = isJsonObject(written['items']) ? argumentFacts('', written['items']) : {};
  return {
    ...(type === undefined ? {} : { type }),
    ...(values.length > 0 ? { enum: values } : {}),
    ...(typeof minimum === 'number' ? { minimum } : {}),
    ...(typeof maximum === 'number' ? { maximum } : {}),
    ...(Object.keys(items).length > 0 ? { items } : {}),
  };
}
