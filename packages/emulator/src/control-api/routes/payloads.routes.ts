import { z } from 'zod';
import { act, look, NOTHING, type ControlRoute } from '../control-route.js';
import { found } from '../control-api-error.js';
import { exchangeSchema } from '../schemas/exchange.schema.js';
import { jsonObject } from '../schemas/json.schema.js';

const target = {
  app: z.string().exactOptional().describe("The app's name or id. Default: the first one of the workspace."),
  workspace: z.string().exactOptional().describe('Its name, domain or id. Default: the first one.'),
};
const written = z.strictObject({
  ...target,
  type: z.string().describe('That of its envelope: `events_api`, `slash_commands`, `interactive`, …'),
  payload: jsonObject.describe('An event may be the inner one: it is wrapped as the Events API does it.'),
});
const finding = z
  .object({
    at: z.string().describe('A JSON pointer into the payload; empty for the whole.'),
    severity: z.enum(['error', 'note']).describe('An `error` keeps it from being sent.'),
    text: z.string(),
  })
  .meta({ id: 'PayloadFinding' });

/** Sending anything by hand. */
export const payloadRoutes: readonly ControlRoute[] = [
  look({
    id: 'listPayloadKinds',
    path: '/payloads',
    summary: 'What there are examples of: every event, slash commands and interactions.',
    params: NOTHING,
    query: z.strictObject(target),
    answer: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        unheard: z.string().nullable().describe('Why Slack would not send it to this app; `null` where it would.'),
      }),
    ),
    run: ({ slack }, query) => [...found(() => slack.payloads.kinds(query))],
  }),
  look({
    id: 'getPayloadExample',
    path: '/payloads/example',
    summary: 'An example with the ids of what there is, and a trigger and response URL that are good.',
    params: NOTHING,
    query: z.strictObject({
      ...target,
      name: z.string().describe('One of those that are listed.'),
      person: z.string().exactOptional().describe('Who does it, by name or id. Default: the first person.'),
      channel: z.string().exactOptional().describe('Where, by name or id. Default: the one of all.'),
    }),
    answer: z.object({ type: z.string(), payload: jsonObject }),
    run: ({ slack }, { name, ...options }) => found(() => slack.payloads.example(name, options)),
  }),
  act({
    id: 'checkPayload',
    path: '/payloads/check',
    summary: 'What there is to say of a payload before it is sent. Nothing is sent.',
    params: NOTHING,
    body: written,
    answer: z.object({
      findings: z.array(finding).readonly(),
      shape: z
        .unknown()
        .describe("What Slack has in it: kinds by name, `?` after what may be left out; `null` where it isn't known."),
    }),
    run: ({ slack }, body) => slack.payloads.check(body),
  }),
  act({
    id: 'sendPayload',
    path: '/payloads/send',
    summary:
      'Sends a payload, with a trigger and response URLs that are good. What its ack brings takes effect, as when ' +
      'somebody does it. What Slack never sends is refused, unless it shall be sent anyway.',
    params: NOTHING,
    body: written.extend({ anyway: z.boolean().exactOptional().describe('Default false.') }),
    answer: exchangeSchema,
    run: ({ slack }, body) => slack.payloads.send(body),
  }),
];
