import { z } from 'zod';
import { ControlProblem } from '../control-api-error.js';
import { act, NOTHING, type ControlRoute } from '../control-route.js';
import { outcomeSchema } from '../schemas/exchange.schema.js';
import { messageSchema, viewSchema } from '../schemas/message-and-view.schema.js';
import { ackSchema, apiCallSchema, connectionSchema, deliverySchema } from '../schemas/records.schema.js';
import { appName, personOf } from '../request-references.js';

const timeoutMs = z.number().int().min(0).max(60_000).default(4000).describe('How long to wait at most.');
const wait = z.strictObject({ timeoutMs });

/** Waiting: each is answered as soon as what is awaited is there, at once when it is there already. */
export const waits: readonly ControlRoute[] = [
  act({
    id: 'waitForMessage',
    path: '/waits/message',
    summary: 'Waits for a message.',
    params: NOTHING,
    body: wait.extend({
      text: z.string().exactOptional().describe('A part of its text.'),
      channel: z.string().exactOptional().describe('The name or id of its channel.'),
      after: z.string().exactOptional().describe('The `ts` of a message that it must be newer than.'),
    }),
    answer: messageSchema,
    run: ({ slack }, { text = '', channel, after, ...limit }) =>
      inTime(
        slack.waitForMessage(
          message =>
            message.text.includes(text) &&
            (channel === undefined || [message.channel, message.channelName].includes(channel)) &&
            (after === undefined || Number(message.ts) > Number(after)),
          limit,
        ),
      ),
  }),
  act({
    id: 'waitForAck',
    path: '/waits/ack',
    summary: 'Waits for an ack.',
    params: NOTHING,
    body: wait.extend({ match: z.string().exactOptional().describe('An envelope id, or a type of envelope.') }),
    answer: ackSchema,
    run: ({ slack }, { match, ...limit }) => inTime(slack.waitForAck(match, limit)),
  }),
  act({
    id: 'waitForCall',
    path: '/waits/call',
    summary: 'Waits for a call of a Web API method.',
    params: NOTHING,
    body: wait.extend({ method: z.string(), ok: z.boolean().exactOptional().describe('Whether it was granted.') }),
    answer: apiCallSchema,
    run: ({ slack }, { method, ok, ...limit }) =>
      inTime(slack.waitForApiCall(method, { ...limit, where: call => ok === undefined || call.ok === ok })),
  }),
  act({
    id: 'waitForDelivery',
    path: '/waits/delivery',
    summary: 'Waits until a delivery was acked or given up.',
    params: NOTHING,
    body: wait.extend({ id: z.string().describe('The `envelopeId` of its exchange.') }),
    answer: deliverySchema,
    run: ({ slack }, { id, ...limit }) => inTime(slack.waitForDelivery(id, limit)),
  }),
  act({
    id: 'waitForConnections',
    path: '/waits/connections',
    summary: 'Waits until exactly so many connections of an app are open.',
    params: NOTHING,
    body: wait.extend({ count: z.number().int().min(0), app: appName.exactOptional() }),
    answer: z.array(connectionSchema).readonly(),
    run: ({ slack }, { count, ...options }) => inTime(slack.waitForConnections(count, options)),
  }),
  act({
    id: 'waitForView',
    path: '/waits/view',
    summary: 'Waits until a modal is on top before somebody.',
    params: NOTHING,
    body: wait.extend({
      person: z.string().describe('Their name or id.'),
      match: z.string().exactOptional().describe('Its title, callback id or external id.'),
    }),
    answer: viewSchema,
    run: (context, { person, match, ...limit }) =>
      inTime(
        context.slack.waitForView(personOf(context, { person }), {
          ...limit,
          where: ({ title, callbackId, externalId }) =>
            match === undefined || [title?.text, callbackId, externalId].includes(match),
        }),
      ),
  }),
  act({
    id: 'waitForOutcome',
    path: '/waits/outcome',
    summary: 'Waits until an app has ended a step of a workflow.',
    params: NOTHING,
    body: wait.extend({ execution: z.string().describe('The id of the step.') }),
    answer: outcomeSchema,
    run: ({ slack }, { execution, ...limit }) => inTime(slack.waitForOutcome({ id: execution }, limit)),
  }),
];

/** @throws ControlProblem when the wait is over without what was awaited */
async function inTime<Value>(awaited: Promise<Value>): Promise<Value> {
  try {
    return await awaited;
  } catch (error) {
    throw new ControlProblem('not_in_time', error instanceof Error ? error.message : String(error));
  }
}
