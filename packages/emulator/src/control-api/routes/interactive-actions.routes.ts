import { z } from 'zod';
import { act, type ControlRoute } from '../control-route.js';
import { exchangeSchema } from '../schemas/exchange.schema.js';
import { jsonValue } from '../schemas/json.schema.js';
import {
  appChoice,
  appName,
  channelName,
  elementName,
  messageName,
  messageOf,
  personOf,
  personParams,
  shownIn,
  shownTo,
  viewName,
  viewOf,
} from '../request-references.js';

/** What people do that an app has to answer: each is over when it has acked, or had its time. */
export const interactiveActs: readonly ControlRoute[] = [
  act({
    id: 'command',
    path: '/people/{person}/command',
    summary: 'Writes a slash command.',
    params: personParams,
    body: z.strictObject({
      command: z.string().describe('With its slash.'),
      text: z.string().default(''),
      channel: z.string().exactOptional().describe('Where it is written. Default: `general`.'),
      app: appName.exactOptional(),
    }),
    answer: exchangeSchema,
    run: (context, { command, text, ...options }, params) => personOf(context, params).command(command, text, options),
  }),
  act({
    id: 'click',
    path: '/people/{person}/click',
    summary: 'Clicks a button, or an option of an overflow, of radio buttons or of checkboxes.',
    params: personParams,
    body: shownIn.extend({ element: elementName }),
    answer: exchangeSchema,
    run: (context, { element, ...shown }, params) => {
      const person = personOf(context, params);
      return person.click(shownTo(person, shown), element, appChoice(shown));
    },
  }),
  act({
    id: 'select',
    path: '/people/{person}/select',
    summary: 'Chooses in a menu, a picker, boxes or an overflow.',
    params: personParams,
    body: shownIn.extend({
      element: elementName,
      value: jsonValue.describe('The text or value of an option, a name or id, a date; a list where several can be.'),
    }),
    answer: exchangeSchema,
    run: (context, { element, value, ...shown }, params) => {
      const person = personOf(context, params);
      return person.select(shownTo(person, shown), element, value, appChoice(shown));
    },
  }),
  act({
    id: 'enter',
    path: '/people/{person}/enter',
    summary: 'Enters something in one element, as it stands. The exchange is null when the app was not told.',
    params: personParams,
    body: shownIn.extend({
      element: elementName,
      value: jsonValue.describe(
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
      const person = personOf(context, params);
      const options = { ...appChoice(shown), ...(tell === undefined ? {} : { tell }) };
      return { exchange: (await person.enter(shownTo(person, shown), element, value, options)) ?? null };
    },
  }),
  act({
    id: 'suggest',
    path: '/people/{person}/suggest',
    summary: 'Types into a menu whose options the app suggests: they are in the answer.',
    params: personParams,
    body: shownIn.extend({ element: elementName, query: z.string() }),
    answer: exchangeSchema,
    run: (context, { element, query, ...shown }, params) => {
      const person = personOf(context, params);
      return person.suggest(shownTo(person, shown), element, query, appChoice(shown));
    },
  }),
  act({
    id: 'submit',
    path: '/people/{person}/submit',
    summary: 'Fills in the modal on top and submits it.',
    params: personParams,
    body: z.strictObject({
      view: viewName.exactOptional(),
      values: z.record(z.string(), jsonValue).default({}).describe('What to enter, by label, block id or action id.'),
    }),
    answer: exchangeSchema,
    run: (context, { view, values }, params) => {
      const person = personOf(context, params);
      return person.submit(viewOf(person, view), values);
    },
  }),
  act({
    id: 'closeView',
    path: '/people/{person}/close-view',
    summary: 'Closes the modal on top, or all of them. There is an exchange for each whose app asked to be told.',
    params: personParams,
    body: z.strictObject({
      view: viewName.exactOptional(),
      all: z.boolean().default(false).describe('Whether those below it are closed with it, as by the cross above.'),
    }),
    answer: z.object({
      exchange: exchangeSchema.nullable().describe('The first of them.'),
      exchanges: z.array(exchangeSchema).describe('From the one on top down.'),
    }),
    run: async (context, { view, all }, params) => {
      const person = personOf(context, params);
      const top = viewOf(person, view);
      const told = all ? await person.closeAllViews() : [await person.closeView(top)];
      const exchanges = told.filter(each => each !== undefined);
      return { exchange: exchanges[0] ?? null, exchanges };
    },
  }),
  act({
    id: 'shortcut',
    path: '/people/{person}/shortcut',
    summary: 'Starts a global shortcut, or one from the menu of a message.',
    params: personParams,
    body: z.strictObject({
      callbackId: z.string(),
      message: messageName.exactOptional(),
      channel: channelName.exactOptional(),
      app: appName.exactOptional(),
    }),
    answer: exchangeSchema,
    run: (context, { callbackId, message, channel, ...options }, params) => {
      const person = personOf(context, params);
      if (message === undefined) return person.shortcut(callbackId, options);
      return person.messageShortcut(callbackId, messageOf(person, message, channel), options);
    },
  }),
  act({
    id: 'openHome',
    path: '/people/{person}/open-home',
    summary: 'Opens an app at its Home tab, or at its messages.',
    params: personParams,
    body: z.strictObject({ app: appName.exactOptional(), tab: z.enum(['home', 'messages']).exactOptional() }),
    answer: exchangeSchema,
    run: (context, options, params) => personOf(context, params).openHome(options),
  }),
];
