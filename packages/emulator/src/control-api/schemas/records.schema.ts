import { z } from 'zod';
import { jsonObjectSchema, momentSchema } from './json.schema.js';

/** An ack in the control API. */
export const ackSchema = z
  .object({
    envelopeId: z.string(),
    type: z.string().describe('Of the envelope: `events_api`, `slash_commands`, `interactive`, …'),
    app: z.string().describe("The app's name."),
    payload: z.unknown().optional().describe('What it carried.'),
    latencyMs: z.number(),
    at: momentSchema,
    connectionId: z.string(),
    status: z.enum(['in_time', 'late', 'duplicate', 'lost']).describe('Only what came in time counts.'),
  })
  .meta({ id: 'Ack' });

const attemptSchema = z.object({
  envelopeId: z.string(),
  connectionId: z.string().nullable().describe('`null` when no connection was open.'),
  retryAttempt: z.number().int(),
  at: momentSchema,
  writtenAt: momentSchema.nullable(),
  outcome: z.enum(['waiting', 'acked', 'timeout', 'no_connection']),
});

/** The attempts to deliver a payload. */
export const attemptsSchema = z.array(attemptSchema.meta({ id: 'Attempt' })).readonly();

/** A delivery in the control API. */
export const deliverySchema = z
  .object({
    id: z.string().describe('The envelope id of the first attempt.'),
    type: z.string(),
    app: z.string().describe("The app's name."),
    payload: z.unknown(),
    attempts: attemptsSchema,
    ack: ackSchema.nullable(),
    status: z.enum(['pending', 'acked', 'failed']),
  })
  .meta({ id: 'Delivery' });

/** A Web API call in the control API. */
export const apiCallSchema = z
  .object({
    method: z.string(),
    args: jsonObjectSchema.describe('As they came, without the token.'),
    ok: z.boolean(),
    error: z.string().optional(),
    app: z.string().nullable().describe('`null` when the token was missing or wrong.'),
    tokenKind: z.string().nullable(),
    at: momentSchema,
  })
  .meta({ id: 'ApiCall' });

/** A Socket Mode connection in the control API. */
export const connectionSchema = z
  .object({
    id: z.string(),
    app: z.string().describe("The app's name."),
    openedAt: momentSchema,
    close: z
      .object({
        by: z.enum(['app', 'slack', 'network']),
        code: z.number().int(),
        clean: z.boolean(),
        at: momentSchema,
      })
      .nullable()
      .describe('How it ended; `null` while it is open.'),
  })
  .meta({ id: 'Connection' });

/** A problem of an app in the control API. */
export const appProblemSchema = z
  .object({ kind: z.string(), app: z.string(), text: z.string(), at: momentSchema })
  .meta({ id: 'AppProblem', description: 'What an app did that Slack passes over in silence, or shows as a failure.' });
