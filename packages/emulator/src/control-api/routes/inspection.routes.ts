import { z } from 'zod';
import { renderMessage, renderView } from '../../rendering/render-surface.js';
import { createNameResolver } from '../control-context.js';
import { readRoute, EMPTY_RESPONSE, type ControlRoute } from '../control-route.js';
import { orNotFound } from '../control-api-error.js';
import { executionSchema } from '../schemas/exchange.schema.js';
import { messageSchema, viewSchema } from '../schemas/message-and-view.schema.js';
import {
  ackSchema,
  apiCallSchema,
  appProblemSchema,
  connectionSchema,
  deliverySchema,
} from '../schemas/records.schema.js';
import { findingSchema } from '../schemas/timeline.schema.js';
import { appNameSchema, requirePerson, personParamsSchema } from '../request-references.js';

const limitField = z.coerce.number().int().min(1).max(10_000).default(100).describe('The newest so many.');
const takeNewest = z.strictObject({ limit: limitField });
const renderingSchema = z.string().describe('As people see it, drawn in text.');
const renderedMessageSchema = messageSchema.extend({ drawing: renderingSchema }).meta({ id: 'DrawnMessage' });
const renderedViewSchema = viewSchema.extend({ drawing: renderingSchema }).meta({ id: 'DrawnView' });

/** Routes that return records, oldest first. */
export const inspectionRoutes: readonly ControlRoute[] = [
  readRoute({
    id: 'listMessages',
    path: '/messages',
    summary: 'The messages as they are now, ephemeral ones among them.',
    params: EMPTY_RESPONSE,
    query: takeNewest.extend({
      channel: z.string().optional().describe('Its name or id.'),
      text: z.string().optional().describe('A part of their text.'),
      thread: z.string().optional().describe('The root of the thread that they are in.'),
      person: z.string().optional().describe('Leaves out what is for others alone.'),
    }),
    answer: z.array(renderedMessageSchema),
    run: (context, query) => {
      const { slack } = context;
      const names = createNameResolver(context);
      const channel = query.channel === undefined ? undefined : orNotFound(() => slack.channel(query.channel ?? '').id);
      const person = query.person === undefined ? undefined : orNotFound(() => slack.user(query.person ?? '').id);
      return slack.messages
        .filter(each => channel === undefined || each.channel === channel)
        .filter(({ text }) => query.text === undefined || text.includes(query.text))
        .filter(({ threadTs }) => query.thread === undefined || threadTs === query.thread)
        .filter(({ ephemeralTo }) => person === undefined || ephemeralTo === undefined || ephemeralTo === person)
        .slice(-query.limit)
        .map(message => ({ ...message, drawing: renderMessage(message, names) }));
    },
  }),
  readRoute({
    id: 'listChannelMessages',
    path: '/channels/{channel}/messages',
    summary: 'The messages of one conversation, page by page: those before the oldest that one has.',
    params: z.strictObject({ channel: z.string().describe('Its name or id.') }),
    query: takeNewest.extend({
      before: z
        .string()
        .regex(/^\d+\.\d+$/, 'is the ts of a message')
        .optional()
        .describe('Only what is older than the message of this `ts`.'),
      thread: z.string().optional().describe('Only the thread of this root, which comes first in it.'),
    }),
    answer: z.array(messageSchema),
    run: ({ slack, world }, { before, thread, limit: count }, { channel }) =>
      world.shared.messages
        .inChannel(orNotFound(() => slack.channel(channel)).id)
        .filter(({ ts }) => before === undefined || ts < before)
        .filter(({ ts, threadTs }) => thread === undefined || (threadTs ?? ts) === thread)
        .slice(-count),
  }),
  readRoute({
    id: 'listViews',
    path: '/people/{person}/views',
    summary: 'The modals that are open before somebody, the top one last.',
    params: personParamsSchema,
    query: EMPTY_RESPONSE,
    answer: z.array(renderedViewSchema),
    run: (context, _query, params) =>
      requirePerson(context, params).views.map(view => ({
        ...view,
        drawing: renderView(view, createNameResolver(context)),
      })),
  }),
  readRoute({
    id: 'getHome',
    path: '/people/{person}/home',
    summary: 'The Home tab that an app has published for somebody; null before that.',
    params: personParamsSchema,
    query: z.strictObject({ app: appNameSchema.optional() }),
    answer: renderedViewSchema.nullable(),
    run: (context, { app }, params) => {
      const view = orNotFound(() => requirePerson(context, params).homeOf(app));
      return view ? { ...view, drawing: renderView(view, createNameResolver(context)) } : null;
    },
  }),
  readRoute({
    id: 'listAcks',
    path: '/acks',
    summary: 'What apps acked.',
    params: EMPTY_RESPONSE,
    query: takeNewest,
    answer: z.array(ackSchema),
    run: ({ slack }, query) => slack.acks.slice(-query.limit),
  }),
  readRoute({
    id: 'listCalls',
    path: '/calls',
    summary: 'The calls of the Web API.',
    params: EMPTY_RESPONSE,
    query: takeNewest.extend({ method: z.string().optional() }),
    answer: z.array(apiCallSchema),
    run: ({ slack }, { limit: count, method }) =>
      slack.apiCalls.filter(call => method === undefined || call.method === method).slice(-count),
  }),
  readRoute({
    id: 'listFaults',
    path: '/faults',
    summary: 'What goes wrong now, until it is ended, or is yet to.',
    params: EMPTY_RESPONSE,
    query: EMPTY_RESPONSE,
    answer: z.array(
      z
        .object({
          id: z.string().describe('By which it is ended.'),
          fault: z.string().describe('The method of `slack.faults` that it is from.'),
          text: z.string(),
          connectionId: z.string().nullable().describe('`null` where it is no single one.'),
        })
        .meta({ id: 'FaultInForce' }),
    ),
    run: ({ slack }) => [...slack.faults.inForce],
  }),
  readRoute({
    id: 'listDeliveries',
    path: '/deliveries',
    summary: 'What was sent to apps, and what became of it.',
    params: EMPTY_RESPONSE,
    query: takeNewest,
    answer: z.array(deliverySchema),
    run: ({ slack }, query) => slack.deliveries.slice(-query.limit),
  }),
  readRoute({
    id: 'listConnections',
    path: '/connections',
    summary: 'The Socket Mode connections that are open, and those that have ended.',
    params: EMPTY_RESPONSE,
    query: takeNewest,
    answer: z.object({ open: z.array(connectionSchema), closed: z.array(connectionSchema) }),
    run: ({ slack }, query) => ({
      open: [...slack.connections],
      closed: slack.closedConnections.slice(-query.limit),
    }),
  }),
  readRoute({
    id: 'listFunctions',
    path: '/functions',
    summary: 'The steps of workflows that were given to apps.',
    params: EMPTY_RESPONSE,
    query: takeNewest,
    answer: z.array(executionSchema),
    run: ({ slack }, query) => slack.functionExecutions.slice(-query.limit),
  }),
  readRoute({
    id: 'listProblems',
    path: '/problems',
    summary: 'What apps did that Slack passes over in silence, or shows as a failure.',
    params: EMPTY_RESPONSE,
    query: takeNewest,
    answer: z.array(appProblemSchema),
    run: ({ slack }, query) => slack.problems.slice(-query.limit),
  }),
  readRoute({
    id: 'listFindings',
    path: '/lint',
    summary: 'What somebody who knows Slack would warn of.',
    params: EMPTY_RESPONSE,
    query: takeNewest,
    answer: z.array(findingSchema),
    run: ({ slack }, query) => slack.lint.findings.slice(-query.limit),
  }),
];
