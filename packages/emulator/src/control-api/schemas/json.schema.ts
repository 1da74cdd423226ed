import { z } from 'zod';
import type { JsonObject, JsonValue } from '../../json.js';

/** Anything that JSON can carry. */
export const jsonValue: z.ZodType<JsonValue> = z.json().meta({ id: 'JsonValue' });

/** Any JSON object. */
export const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), jsonValue).meta({ id: 'JsonObject' });

/** A point in time. */
export const moment = z.number().describe('Milliseconds since the epoch.');
