import { z } from 'zod';
import type { AssistantPane } from '../../test-kit/assistant-pane.js';
import type { ControlContext } from '../control-context.js';
import { found } from '../control-api-error.js';
import { act, look, NOTHING, type ControlRoute } from '../control-route.js';
import { assistantThreadSchema, exchangeSchema, executionSchema } from '../schemas/exchange.schema.js';
import { jsonObject } from '../schemas/json.schema.js';
import { messageSchema } from '../schemas/message-and-view.schema.js';
import { appName, personOf, personParams } from '../request-references.js';

const threadParams = personParams.extend({
  ts: z.string().describe('The `ts` of the thread, with whichever app it is.'),
});

/** What people do with assistants and workflows. */
export const assistantActs: readonly ControlRoute[] = [
  act({
    id: 'openAssistant',
    path: '/people/{person}/assistants',
    summary: 'Opens an app as an assistant, beside a channel or alone.',
    params: personParams,
    body: z.strictObject({
      beside: z.string().exactOptional().describe("The channel's name or id."),
      app: appName.exactOptional(),
    }),
    answer: z.object({ thread: assistantThreadSchema, exchange: exchangeSchema }),
    run: async (context, options, params) => {
      const pane = await personOf(context, params).openAssistant(options);
      return { thread: pane.thread, exchange: pane.exchange };
    },
  }),
  look({
    id: 'getAssistant',
    path: '/people/{person}/assistants/{ts}',
    summary: 'The thread of an assistant as it is now: its status, title and prompts.',
    params: threadParams,
    query: NOTHING,
    answer: assistantThreadSchema,
    run: (context, _query, params) => paneOf(context, params).thread,
  }),
  act({
    id: 'sayToAssistant',
    path: '/people/{person}/assistants/{ts}/say',
    summary: 'Says something in the thread of an assistant.',
    params: threadParams,
    body: z.strictObject({ text: z.string() }),
    answer: messageSchema,
    run: (context, { text }, params) => paneOf(context, params).say(text),
  }),
  act({
    id: 'choosePrompt',
    path: '/people/{person}/assistants/{ts}/choose-prompt',
    summary: 'Chooses one of the prompts that the assistant suggests.',
    params: threadParams,
    body: z.strictObject({ title: z.string() }),
    answer: messageSchema,
    run: (context, { title }, params) => paneOf(context, params).choosePrompt(title),
  }),
  act({
    id: 'lookAt',
    path: '/people/{person}/assistants/{ts}/look-at',
    summary: 'Turns to another channel beside the assistant, which is told.',
    params: threadParams,
    body: z.strictObject({ channel: z.string().describe('Its name or id.') }),
    answer: z.object({ thread: assistantThreadSchema, exchange: exchangeSchema }),
    run: async (context, { channel }, params) => {
      const pane = paneOf(context, params);
      const exchange = await pane.lookAt(channel);
      return { thread: pane.thread, exchange };
    },
  }),
  act({
    id: 'runFunction',
    path: '/people/{person}/functions',
    summary: "Runs a workflow that comes to a step of an app's function.",
    params: personParams,
    body: z.strictObject({
      callbackId: z.string(),
      inputs: jsonObject.default({}),
      outputs: z.record(z.string(), z.string()).exactOptional().describe('The types of its outputs, by name.'),
      app: appName.exactOptional(),
    }),
    answer: exchangeSchema.extend({ execution: executionSchema }).meta({ id: 'FunctionExchange' }),
    run: (context, { callbackId, inputs, ...options }, params) =>
      personOf(context, params).runFunction(callbackId, inputs, options),
  }),
  act({
    id: 'chooseLanguage',
    path: '/people/{person}/language',
    summary: 'Chooses another language.',
    params: personParams,
    body: z.strictObject({ locale: z.string().describe('Such as `de-DE`.') }),
    answer: z.strictObject({}),
    run: (context, { locale }, params) => {
      personOf(context, params).chooseLanguage(locale);
      return {};
    },
  }),
];

function paneOf(context: ControlContext, { ts, person }: z.output<typeof threadParams>): AssistantPane {
  return found(() => personOf(context, { person }).assistant(ts));
}
