import { z } from 'zod';
import { ControlApiError } from '../control-api-error.js';
import { actionRoute, EMPTY_RESPONSE, type ControlRoute } from '../control-route.js';
import { outcomeSchema } from '../schemas/exchange.schema.js';
import { messageSchema, viewSchema } from '../schemas/message-and-view.schema.js';
import { ackSchema, apiCallSchema, connectionSchema, deliverySchema } from '../schemas/records.schema.js';
import { appNameSchema, requirePerson } from '../request-references.js';

const timeoutMs = z.number().int().min(0).max(60_000).default(4000).describe('How long to wait at most.');
const waitRoute = z.strictObject({ timeoutMs });

/** Routes that wait. Each responds as soon as the condition is met, or immediately if it already is. */
export const waitRoutes: readonly ControlRoute[] = [
  actionRoute({
    id: 'waitForMessage',
    path: '/waits/message',
    summary: 'Waits for a message.',
    params: EMPTY_RESPONSE,
    body: waitRoute.extend({
      text: z.string().exactOptional().describe('A part of its text.'),
      channel: z.string().exactOptional().describe('The name or id of its channel.'),
      after: z.string().exactOptional().describe('The `ts` of a message that it must be newer than.'),
    }),
    answer: messageSchema,
    run: ({ slack }, { text = '', channel, after, ...limit }) =>
      orTimeout(
        slack.waitForMessage(
          message =>
            message.text.includes(text) &&
            (channel === undefined || [message.channel, message.channelName].includes(channel)) &&
            (after === undefined || Number(message.ts) > Number(after)),
          limit,
        ),
      ),
  }),
  actionRoute({
    id: 'waitForAck',
    path: '/waits/ack',
    summary: 'Waits for an ack.',
    params: EMPTY_RESPONSE,
    body: waitRoute.extend({ match: z.string().exactOptional().describe('An envelope id, or a type of envelope.') }),
    answer: ackSchema,
    run: ({ slack }, { match, ...limit }) => orTimeout(slack.waitForAck(match, limit)),
  }),
  actionRoute({
    id: 'waitForCall',
    path: '/waits/call',
    summary: 'Waits for a call of a Web API method.',
    params: EMPTY_RESPONSE,
    body: waitRoute.extend({ method: z.string(), ok: z.boolean().exactOptional().describe('Whether it was granted.') }),
    answer: apiCallSchema,
    run: ({ slack }, { method, ok, ...limit }) =>
      orTimeout(slack.waitForApiCall(method, { ...limit, where: call => ok === undefined || call.ok === ok })),
  }),
  actionRoute({
    id: 'waitForDelivery',
    path: '/waits/delivery',
    summary: 'Waits until a delivery was acked or given up.',
    params: EMPTY_RESPONSE,
    body: waitRoute.extend({ id: z.string().describe('The `envelopeId` of its exchange.') }),
    answer: deliverySchema,
    run: ({ slack }, { id, ...limit }) => orTimeout(slack.waitForDelivery(id, limit)),
  }),
  actionRoute({
    id: 'waitForConnections',
    path: '/waits/connections',
    summary: 'Waits until exactly so many connections of an app are open.',
    params: EMPTY_RESPONSE,
    body: waitRoute.extend({ count: z.number().int().min(0), app: appNameSchema.exactOptional() }),
    answer: z.array(connectionSchema).readonly(),
    run: ({ slack }, { count, ...options }) => orTimeout(slack.waitForConnections(count, options)),
  }),
  actionRoute({
    id: 'waitForView',
    path: '/waits/view',
    summary: 'Waits until a modal is on top before somebody.',
    params: EMPTY_RESPONSE,
    body: waitRoute.extend({
      person: z.string().describe('Their name or id.'),
      match: z.string().exactOptional().describe('Its title, callback id or external id.'),
    }),
    answer: viewSchema,
    run: (context, { person, match, ...limit }) =>
      orTimeout(
        context.slack.waitForView(requirePerson(context, { person }), {
          ...limit,
          where: ({ title, callbackId, externalId }) =>
            match === undefined || [title?.text, callbackId, externalId].includes(match),
        }),
      ),
  }),
  actionRoute({
    id: 'waitForOutcome',
    path: '/waits/outcome',
    summary: 'Waits until an app has ended a step of a workflow.',
    params: EMPTY_RESPONSE,
    body: waitRoute.extend({ execution: z.string().describe('The id of the step.') }),
    answer: outcomeSchema,
    run: ({ slack }, { execution, ...limit }) => orTimeout(slack.waitForOutcome({ id: execution }, limit)),
  }),
];

/** @throws ControlApiError when the wait times out */
async function orTimeout<Value>(awaited: Promise<Value>): Promise<Value> {
  try {
    return await awaited;
  } catch (error) {
    throw new ControlApiError('not_in_time', error instanceof Error ? error.message : String(error));
  }
}
