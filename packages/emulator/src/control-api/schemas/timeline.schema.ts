import { z } from 'zod';
import { formatTimelineEntry } from '../../timeline/format-entry.js';
import type { TimelineEntry } from '../../timeline/timeline-entry.js';
import { jsonObjectSchema, momentSchema } from './json.schema.js';
import { messageSchema, viewSchema } from './message-and-view.schema.js';
import { ackSchema, appProblemSchema, attemptsSchema, connectionSchema } from './records.schema.js';

/** A timeline entry in the control API. */
export const timelineEntrySchema = z
  .object({
    id: z.number().int().describe('Counted from 1.'),
    at: momentSchema,
    kind: z.string().describe('`act`, `envelope`, `ack`, `api_call`, `message`, `view`, `connection`, `problem`, …'),
    app: z.string().nullable(),
    who: z.string().nullable().describe('The name of the person who did it.'),
    cause: z.number().int().nullable().describe('The id of the entry that it follows from.'),
    text: z.string(),
    line: z.string().describe('All of it as a line of text.'),
  })
  .meta({ id: 'TimelineEntry' });

/** Converts an entry to its form in the control API, with its text line. */
export const presentEntry = (entry: TimelineEntry): TimelineEntry & { line: string } => ({
  ...entry,
  line: formatTimelineEntry(entry),
});

/** A lint finding in the control API. */
export const findingSchema = z
  .object({
    rule: z.string(),
    severity: z.enum(['error', 'warning']),
    app: z.string().nullable(),
    about: z.string().describe('What it was found in: `ack`, `api_call`, `change`, …'),
    text: z.string().describe('What happened, what follows, what to do.'),
    page: z.string().describe("Slack's page about it."),
    entryId: z.number().int().describe('The entry of the timeline that it is about.'),
    at: momentSchema,
  })
  .meta({ id: 'LintFinding' });

/** The details of an entry, by its kind. */
export const entryDetailsSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('act'),
      type: z.string().describe('That of the envelope that tells of it: `slash_commands`, `interactive`, …'),
      payload: jsonObjectSchema.describe('All that was done, as an app is told of it.'),
    }),
    z.object({
      kind: z.literal('envelope'),
      envelope: jsonObjectSchema.describe('The whole of it as it was sent.'),
      connectionId: z.string(),
      delivery: z
        .object({
          id: z.string(),
          attempts: attemptsSchema,
          ack: ackSchema.nullable(),
          status: z.enum(['pending', 'acked', 'failed']),
        })
        .nullable()
        .describe('The delivery that it is a part of; `null` where that is forgotten.'),
    }),
    z.object({
      kind: z.literal('ack'),
      payload: z.unknown().describe('What it carried; `null` when it was bare.'),
      status: z.enum(['in_time', 'late', 'duplicate', 'lost']),
      latencyMs: z.number(),
      connectionId: z.string(),
    }),
    z.object({
      kind: z.literal('unanswered'),
      connectionId: z.string().nullable(),
      writtenAt: momentSchema.nullable(),
      attempts: attemptsSchema,
    }),
    z.object({
      kind: z.literal('api_call'),
      method: z.string(),
      httpMethod: z.string(),
      arguments: jsonObjectSchema.describe('As they came, without the token.'),
      tokenKind: z.string().nullable(),
      answer: z.object({
        status: z.number().int(),
        body: jsonObjectSchema,
        instead: z.string().nullable().describe('What came in place of the body, where a fault had it so.'),
      }),
      warnings: z.array(z.string()).readonly(),
      unknownArguments: z.array(z.string()).readonly(),
      canned: z.boolean().describe('Whether the answer was made up: the method has no behaviour here.'),
      injected: z.boolean().describe('Whether a fault had it refused.'),
      retryAfterMs: z.number().nullable(),
      curl: z.string().describe('The same call on a command line, with the token in a variable.'),
    }),
    z.object({ kind: z.literal('response'), fields: jsonObjectSchema, error: z.string().nullable() }),
    z.object({ kind: z.literal('message'), message: messageSchema, previous: messageSchema.nullable() }),
    z.object({ kind: z.literal('view'), view: viewSchema }),
    z.object({ kind: z.literal('connection'), connection: connectionSchema }),
    z.object({ kind: z.literal('problem'), problem: appProblemSchema }),
    z.object({ kind: z.literal('finding'), finding: findingSchema }),
    z.object({ kind: z.literal('fault'), fault: z.string(), arguments: z.array(z.unknown()).readonly() }),
    z.object({
      kind: z.literal('by_hand'),
      type: z.string().describe('That of its envelope.'),
      payload: jsonObjectSchema,
    }),
    z.object({ kind: z.literal('time'), how: z.enum(['advanced', 'frozen', 'resumed']), byMs: z.number() }),
  ])
  .meta({ id: 'EntryDetails' });
