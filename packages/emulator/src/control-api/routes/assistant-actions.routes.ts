import { z } from 'zod';
import type { AssistantPane } from '../../test-kit/assistant-pane.js';
import type { ControlContext } from '../control-context.js';
import { orNotFound } from '../control-api-error.js';
import { actionRoute, readRoute, EMPTY_RESPONSE, type ControlRoute } from '../control-route.js';
import { assistantThreadSchema, exchangeSchema, executionSchema } from '../schemas/exchange.schema.js';
import { jsonObjectSchema } from '../schemas/json.schema.js';
import { messageSchema } from '../schemas/message-and-view.schema.js';
import { appNameSchema, requirePerson, personParamsSchema } from '../request-references.js';

const threadParams = personParamsSchema.extend({
  ts: z.string().describe('The `ts` of the thread, with whichever app it is.'),
});

/** User actions in assistants and workflows. */
export const assistantActionRoutes: readonly ControlRoute[] = [
  actionRoute({
    id: 'openAssistant',
    path: '/people/{person}/assistants',
    summary: 'Opens an app as an assistant, beside a channel or alone.',
    params: personParamsSchema,
    body: z.strictObject({
      beside: z.string().exactOptional().describe("The channel's name or id."),
      app: appNameSchema.exactOptional(),
    }),
    answer: z.object({ thread: assistantThreadSchema, exchange: exchangeSchema }),
    run: async (context, options, params) => {
      const pane = await requirePerson(context, params).openAssistant(options);
      return { thread: pane.thread, exchange: pane.exchange };
    },
  }),
  readRoute({
    id: 'getAssistant',
    path: '/people/{person}/assistants/{ts}',
    summary: 'The thread of an assistant as it is now: its status, title and prompts.',
    params: threadParams,
    query: EMPTY_RESPONSE,
    answer: assistantThreadSchema,
    run: (context, _query, params) => findAssistantPane(context, params).thread,
  }),
  actionRoute({
    id: 'sayToAssistant',
    path: '/people/{person}/assistants/{ts}/say',
    summary: 'Says something in the thread of an assistant.',
    params: threadParams,
    body: z.strictObject({ text: z.string() }),
    answer: messageSchema,
    run: (context, { text }, params) => findAssistantPane(context, params).say(text),
  }),
  actionRoute({
    id: 'choosePrompt',
    path: '/people/{person}/assistants/{ts}/choose-prompt',
    summary: 'Chooses one of the prompts that the assistant suggests.',
    params: threadParams,
    body: z.strictObject({ title: z.string() }),
    answer: messageSchema,
    run: (context, { title }, params) => findAssistantPane(context, params).choosePrompt(title),
  }),
  actionRoute({
    id: 'lookAt',
    path: '/people/{person}/assistants/{ts}/look-at',
    summary: 'Turns to another channel beside the assistant, which is told.',
    params: threadParams,
    body: z.strictObject({ channel: z.string().describe('Its name or id.') }),
    answer: z.object({ thread: assistantThreadSchema, exchange: exchangeSchema }),
    run: async (context, { channel }, params) => {
      const pane = findAssistantPane(context, params);
      const exchange = await pane.lookAt(channel);
      return { thread: pane.thread, exchange };
    },
  }),
  actionRoute({
    id: 'runFunction',
    path: '/people/{person}/functions',
    summary: "Runs a workflow that comes to a step of an app's function.",
    params: personParamsSchema,
    body: z.strictObject({
      callbackId: z.string(),
      inputs: jsonObjectSchema.default({}),
      outputs: z.record(z.string(), z.string()).exactOptional().describe('The types of its outputs, by name.'),
      app: appNameSchema.exactOptional(),
    }),
    answer: exchangeSchema.extend({ execution: executionSchema }).meta({ id: 'FunctionExchange' }),
    run: (context, { callbackId, inputs, ...options }, params) =>
      requirePerson(context, params).runFunction(callbackId, inputs, options),
  }),
  actionRoute({
    id: 'chooseLanguage',
    path: '/people/{person}/language',
    summary: 'Chooses another language.',
    params: personParamsSchema,
    body: z.strictObject({ locale: z.string().describe('Such as `de-DE`.') }),
    answer: z.strictObject({}),
    run: (context, { locale }, params) => {
      requirePerson(context, params).chooseLanguage(locale);
      return {};
    },
  }),
];

function findAssistantPane(context: ControlContext, { ts, person }: z.output<typeof threadParams>): AssistantPane {
  return orNotFound(() => requirePerson(context, { person }).assistant(ts));
}
