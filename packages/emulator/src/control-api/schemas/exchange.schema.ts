import { z } from 'zod';
import { jsonObjectSchema } from './json.schema.js';
import { messageSchema } from './message-and-view.schema.js';
import { ackSchema, attemptsSchema } from './records.schema.js';

/** The outcome of an action in the control API. */
export const exchangeSchema = z
  .object({
    envelopeId: z.string(),
    type: z.string(),
    app: z.string().describe("The app's name."),
    payload: z.unknown().describe('What the app got.'),
    attempts: attemptsSchema,
    ack: ackSchema.nullable().describe('`null` when none came in time.'),
    problem: z.string().optional().describe('What Slack would tell the user, such as that the app did not ack.'),
    message: messageSchema.optional().describe('The message that the ack brought.'),
    options: z.array(jsonObjectSchema).readonly().optional().describe('The options that the ack brought.'),
  })
  .meta({ id: 'Exchange', description: 'A payload that was sent to an app, and its answer.' });

/** The outcome of a workflow step in the control API. */
export const outcomeSchema = z
  .union([
    z.object({ status: z.literal('completed'), outputs: jsonObjectSchema }),
    z.object({ status: z.literal('failed'), error: z.string() }),
  ])
  .meta({ id: 'FunctionOutcome' });

/** A workflow step in the control API. */
export const executionSchema = z
  .object({
    id: z.string(),
    callbackId: z.string(),
    appId: z.string(),
    inputs: jsonObjectSchema,
    outcome: outcomeSchema.nullable().describe('`null` while it runs.'),
  })
  .meta({ id: 'FunctionExecution' });

/** An assistant thread in the control API. */
export const assistantThreadSchema = z
  .object({
    channel: z.string(),
    ts: z.string(),
    user: z.string(),
    appId: z.string(),
    contextChannel: z.string().nullable(),
    status: z.string().describe('Empty when the app is doing nothing.'),
    title: z.string(),
    prompts: z.array(z.object({ title: z.string(), message: z.string() })).readonly(),
  })
  .meta({ id: 'AssistantThread' });
