import { z } from 'zod';
import type { JsonObject, JsonValue } from '../../json.js';

/** Anything that JSON can carry. */
export const jsonValueSchema: z.ZodType<JsonValue> = z.json().meta({ id: 'JsonValue' });

/** Any JSON object. */
export const jsonObjectSchema: z.ZodType<JsonObject> = z.record(z.string(), jsonValueSchema).meta({ id: 'JsonObject' });

/** A point in time. */
export const momentSchema = z.number().describe('Milliseconds since the epoch.');
