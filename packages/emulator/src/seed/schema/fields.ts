import * as v from 'valibot';
import { isJsonObject, type JsonObject } from '../../json.js';

/** What somebody or something is called. */
export const nameField = v.pipe(v.string(), v.minLength(1), v.maxLength(80));

/** The name or id of something that is elsewhere in the seed; `workspace/name` where several have one. */
export const referenceField = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** An id that begins with one of these letters. Default: a new one. */
export const idField = (...letters: readonly string[]) =>
  v.optional(
    v.pipe(v.string(), v.regex(new RegExp(`^(?:${letters.join('|')})[A-Z0-9]+$`), `must be an id: ${letters[0]}…`)),
  );

/** Seconds since the epoch. */
export const secondsField = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The `ts` of a message. */
export const timestampField = v.pipe(
  v.string(),
  v.regex(/^\d+\.\d{6}$/, 'must be a timestamp, such as "1700000000.000100"'),
);

export const strictFields = v.custom<JsonObject>(isJsonObject, 'must be an object');
export const listOfFields = v.array(strictFields);
export const listOfReferences = v.array(referenceField);
