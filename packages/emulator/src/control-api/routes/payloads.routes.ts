import { z } from 'zod';
import { actionRoute, readRoute, EMPTY_RESPONSE, type ControlRoute } from '../control-route.js';
import { orNotFound } from '../control-api-error.js';
import { exchangeSchema } from '../schemas/exchange.schema.js';
import { jsonObjectSchema } from '../schemas/json.schema.js';

const payloadTargetSchema = {
  app: z.string().exactOptional().describe("The app's name or id. Default: the first one of the workspace."),
  workspace: z.string().exactOptional().describe('Its name, domain or id. Default: the first one.'),
};
const writtenPayloadSchema = z.strictObject({
  ...payloadTargetSchema,
  type: z.string().describe('That of its envelope: `events_api`, `slash_commands`, `interactive`, …'),
  payload: jsonObjectSchema.describe('An event may be the inner one: it is wrapped as the Events API does it.'),
});
const payloadFindingSchema = z
  .object({
    at: z.string().describe('A JSON pointer into the payload; empty for the whole.'),
    severity: z.enum(['error', 'note']).describe('An `error` keeps it from being sent.'),
    text: z.string(),
  })
  .meta({ id: 'PayloadFinding' });

/** Routes that send payloads manually. */
export const payloadRoutes: readonly ControlRoute[] = [
  readRoute({
    id: 'listPayloadKinds',
    path: '/payloads',
    summary: 'What there are examples of: every event, slash commands and interactions.',
    params: EMPTY_RESPONSE,
    query: z.strictObject(payloadTargetSchema),
    answer: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        unheard: z.string().nullable().describe('Why Slack would not send it to this app; `null` where it would.'),
      }),
    ),
    run: ({ slack }, query) => [...orNotFound(() => slack.payloads.kinds(query))],
  }),
  readRoute({
    id: 'getPayloadExample',
    path: '/payloads/example',
    summary: 'An example with the ids of what there is, and a trigger and response URL that are good.',
    params: EMPTY_RESPONSE,
    query: z.strictObject({
      ...payloadTargetSchema,
      name: z.string().describe('One of those that are listed.'),
      person: z.string().exactOptional().describe('Who does it, by name or id. Default: the first person.'),
      channel: z.string().exactOptional().describe('Where, by name or id. Default: the one of all.'),
    }),
    answer: z.object({ type: z.string(), payload: jsonObjectSchema }),
    run: ({ slack }, { name, ...options }) => orNotFound(() => slack.payloads.example(name, options)),
  }),
  actionRoute({
    id: 'checkPayload',
    path: '/payloads/check',
    summary: 'What there is to say of a payload before it is sent. Nothing is sent.',
    params: EMPTY_RESPONSE,
    body: writtenPayloadSchema,
    answer: z.object({
      findings: z.array(payloadFindingSchema).readonly(),
      shape: z
        .unknown()
        .describe("What Slack has in it: kinds by name, `?` after what may be left out; `null` where it isn't known."),
    }),
    run: ({ slack }, body) => slack.payloads.check(body),
  }),
  actionRoute({
    id: 'sendPayload',
    path: '/payloads/send',
    summary:
      'Sends a payload, with a trigger and response URLs that are good. What its ack brings takes effect, as when ' +
      'somebody does it. What Slack never sends is refused, unless it shall be sent anyway.',
    params: EMPTY_RESPONSE,
    body: writtenPayloadSchema.extend({ anyway: z.boolean().exactOptional().describe('Default false.') }),
    answer: exchangeSchema,
    run: ({ slack }, body) => slack.payloads.send(body),
  }),
];
