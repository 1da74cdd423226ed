import { z } from 'zod';
import { actionRoute, type ControlRoute } from '../control-route.js';
import { exchangeSchema } from '../schemas/exchange.schema.js';
import { jsonValueSchema } from '../schemas/json.schema.js';
import {
  toAppChoice,
  appNameSchema,
  channelNameSchema,
  elementSchema,
  messageNameSchema,
  findMessage,
  requirePerson,
  personParamsSchema,
  surfaceReferenceSchema,
  isVisibleTo,
  viewNameSchema,
  findView,
} from '../request-references.js';

/** User actions that an app must ack. Each response is sent after the ack or its deadline. */
export const interactiveActionRoutes: readonly ControlRoute[] = [
  actionRoute({
    id: 'command',
    path: '/people/{person}/command',
    summary: 'Writes a slash command.',
    params: personParamsSchema,
    body: z.strictObject({
      command: z.string().describe('With its slash.'),
      text: z.string().default(''),
      channel: z.string().exactOptional().describe('Where it is written. Default: `general`.'),
      app: appNameSchema.exactOptional(),
    }),
    answer: exchangeSchema,
    run: (context, { command, text, ...options }, params) =>
      requirePerson(context, params).command(command, text, options),
  }),
  actionRoute({
    id: 'click',
    path: '/people/{person}/click',
    summary: 'Clicks a button, or an option of an overflow, of radio buttons or of checkboxes.',
    params: personParamsSchema,
    body: surfaceReferenceSchema.extend({ element: elementSchema }),
    answer: exchangeSchema,
    run: (context, { element, ...shown }, params) => {
      const person = requirePerson(context, params);
      return person.click(isVisibleTo(person, shown), element, toAppChoice(shown));
    },
  }),
  actionRoute({
    id: 'select',
    path: '/people/{person}/select',
    summary: 'Chooses in a menu, a picker, boxes or an overflow.',
    params: personParamsSchema,
    body: surfaceReferenceSchema.extend({
      element: elementSchema,
      value: jsonValueSchema.describe(
        'The text or value of an option, a name or id, a date; a list where several can be.',
      ),
    }),
    answer: exchangeSchema,
    run: (context, { element, value, ...shown }, params) => {
      const person = requirePerson(context, params);
      return person.select(isVisibleTo(person, shown), element, value, toAppChoice(shown));
    },
  }),
  actionRoute({
    id: 'enter',
    path: '/people/{person}/enter',
    summary: 'Enters something in one element, as it stands. The exchange is null when the app was not told.',
    params: personParamsSchema,
    body: surfaceReferenceSchema.extend({
      element: elementSchema,
      value: jsonValueSchema.describe(
        'Text, an option or its value, an id, a date, seconds, a rich text block, `{id}` of an uploaded file; a list ' +
          'where several can be; null empties it. An option that the app suggests is given whole, as it came.',
      ),
      tell: z
        .boolean()
        .exactOptional()
        .describe('Whether the app is told now. Default: where Slack tells it at once. `false` is for input blocks.'),
    }),
    answer: z.object({ exchange: exchangeSchema.nullable() }),
    run: async (context, { element, value, tell, ...shown }, params) => {
      const person = requirePerson(context, params);
      const options = { ...toAppChoice(shown), ...(tell === undefined ? {} : { tell }) };
      return { exchange: (await person.enter(isVisibleTo(person, shown), element, value, options)) ?? null };
    },
  }),
  actionRoute({
    id: 'suggest',
    path: '/people/{person}/suggest',
    summary: 'Types into a menu whose options the app suggests: they are in the answer.',
    params: personParamsSchema,
    body: surfaceReferenceSchema.extend({ element: elementSchema, query: z.string() }),
    answer: exchangeSchema,
    run: (context, { element, query, ...shown }, params) => {
      const person = requirePerson(context, params);
      return person.suggest(isVisibleTo(person, shown), element, query, toAppChoice(shown));
    },
  }),
  actionRoute({
    id: 'submit',
    path: '/people/{person}/submit',
    summary: 'Fills in the modal on top and submits it.',
    params: personParamsSchema,
    body: z.strictObject({
      view: viewNameSchema.exactOptional(),
      values: z
        .record(z.string(), jsonValueSchema)
        .default({})
        .describe('What to enter, by label, block id or action id.'),
    }),
    answer: exchangeSchema,
    run: (context, { view, values }, params) => {
      const person = requirePerson(context, params);
      return person.submit(findView(person, view), values);
    },
  }),
  actionRoute({
    id: 'closeView',
    path: '/people/{person}/close-view',
    summary: 'Closes the modal on top, or all of them. There is an exchange for each whose app asked to be told.',
    params: personParamsSchema,
    body: z.strictObject({
      view: viewNameSchema.exactOptional(),
      all: z.boolean().default(false).describe('Whether those below it are closed with it, as by the cross above.'),
    }),
    answer: z.object({
      exchange: exchangeSchema.nullable().describe('The first of them.'),
      exchanges: z.array(exchangeSchema).describe('From the one on top down.'),
    }),
    run: async (context, { view, all }, params) => {
      const person = requirePerson(context, params);
      const top = findView(person, view);
      const told = all ? await person.closeAllViews() : [await person.closeView(top)];
      const exchanges = told.filter(each => each !== undefined);
      return { exchange: exchanges[0] ?? null, exchanges };
    },
  }),
  actionRoute({
    id: 'shortcut',
    path: '/people/{person}/shortcut',
    summary: 'Starts a global shortcut, or one from the menu of a message.',
    params: personParamsSchema,
    body: z.strictObject({
      callbackId: z.string(),
      message: messageNameSchema.exactOptional(),
      channel: channelNameSchema.exactOptional(),
      app: appNameSchema.exactOptional(),
    }),
    answer: exchangeSchema,
    run: (context, { callbackId, message, channel, ...options }, params) => {
      const person = requirePerson(context, params);
      if (message === undefined) return person.shortcut(callbackId, options);
      return person.messageShortcut(callbackId, findMessage(person, message, channel), options);
    },
  }),
  actionRoute({
    id: 'openHome',
    path: '/people/{person}/open-home',
    summary: 'Opens an app at its Home tab, or at its messages.',
    params: personParamsSchema,
    body: z.strictObject({ app: appNameSchema.exactOptional(), tab: z.enum(['home', 'messages']).exactOptional() }),
    answer: exchangeSchema,
    run: (context, options, params) => requirePerson(context, params).openHome(options),
  }),
];
