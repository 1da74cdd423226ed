import { z } from 'zod';
import type { JsonObject, JsonValue } from '../../json.js';

/** Any JSON value. */
export const jsonValueSchema: z.ZodType<JsonValue> = z.json().meta({ id: 'JsonValue' });

export const jsonObjectSchema: z.ZodType<JsonObject> = z.record(z.string(), jsonValueSchema).meta({ id: 'JsonObject' });

/** A point in time. */
export const momentSchema = z.number().describe('Milliseconds since the epoch.');
