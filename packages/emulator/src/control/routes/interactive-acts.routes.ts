import { z } from 'zod';
import { act, type ControlRoute } from '../control-route.js';
import { exchangeSchema } from '../schemas/exchange.schema.js';
import { jsonValue } from '../schemas/json.schema.js';
import {
  appChoice,
  appName,
  messageName,
  messageOf,
  personOf,
  personParams,
  shownIn,
  shownTo,
  viewName,
  viewOf,
} from '../shown.js';

const elementName = z.string().describe('Its action id, block id, text, label or placeholder.');

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
    summary: 'Closes the modal on top. The exchange is null unless the app asked to be told.',
    params: personParams,
    body: z.strictObject({ view: viewName.exactOptional() }),
    answer: z.object({ exchange: exchangeSchema.nullable() }),
    run: async (context, { view }, params) => {
      const person = personOf(context, params);
      return { exchange: (await person.closeView(viewOf(person, view))) ?? null };
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
      app: appName.exactOptional(),
    }),
    answer: exchangeSchema,
    run: (context, { callbackId, message, ...options }, params) => {
      const person = personOf(context, params);
      if (message === undefined) return person.shortcut(callbackId, options);
      return person.messageShortcut(callbackId, messageOf(person, message), options);
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
