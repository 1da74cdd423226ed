import { z } from 'zod';
import type { Person } from '../test-kit/person.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { ControlContext } from './control-context.js';
import { ControlApiError, orNotFound } from './control-api-error.js';

/** A reference to a message. */
export const messageNameSchema = z
  .string()
  .min(1)
  .describe('Its `ts`, or a part of its text: the newest one of such a text that they see.');

/** A reference to the channel of a message. */
export const channelNameSchema = z
  .string()
  .describe("The id or name of the message's channel, where its `ts` is not enough.");

/** A reference to a view. */
export const viewNameSchema = z
  .string()
  .describe('Its id, callback id or external id; `home` for the Home tab. Default: the modal on top.');

/** A reference to an app. */
export const appNameSchema = z
  .string()
  .describe("The app's name or id. Default: that of the message or view, else the first.");

/** A reference to a message and its channel. */
export const messageReferenceSchema = z.strictObject({
  message: messageNameSchema,
  channel: channelNameSchema.exactOptional(),
});

/** A reference to the surface of an element: a message or a view. */
export const surfaceReferenceSchema = z.strictObject({
  message: messageNameSchema.exactOptional(),
  channel: channelNameSchema.exactOptional(),
  view: viewNameSchema.exactOptional(),
  app: appNameSchema.exactOptional(),
});

/** A reference to an element. */
export const elementSchema = z.union([
  z.string().describe('Its action id, block id, text, label or placeholder.'),
  z
    .strictObject({
      blockId: z.string().describe("Of an attachment's element, the `callback_id`."),
      actionId: z.string().describe("Of an attachment's element, its `name`."),
      text: z.string().exactOptional().describe('What stands on it or on one of its options, where there are several.'),
    })
    .describe('This one, and no other.'),
]);

/** The user who performs the action. */
export const personParamsSchema = z.strictObject({ person: z.string().describe('Their name or id.') });

/** @throws ControlApiError when no user has this name or id */
export function requirePerson({ slack }: ControlContext, { person }: z.output<typeof personParamsSchema>): Person {
  return orNotFound(() => slack.user(person));
}

/**
 * @param channel the channel to search. Default: all channels
 * @throws ControlApiError when the user sees no such message
 */
export function findMessage(person: Person, name: string, channel?: string, options: { app?: string } = {}): Message {
  const seen = channel === undefined ? person.messages : orNotFound(() => person.channel(channel, options)).messages;
  const message = seen.find(({ ts }) => ts === name) ?? seen.findLast(({ text }) => text.includes(name));
  if (message) return message;
  const last = seen.slice(-10).map(({ text }) => JSON.stringify(text));
  throw new ControlApiError(
    'not_found',
    `${person.name} sees no message "${name}". The last ones are: ${last.join(', ') || 'none'}.`,
  );
}

/** @throws ControlApiError when the user has no such view open */
export function findView(person: Person, name?: string, app?: string): View {
  const view = name === 'home' ? orNotFound(() => person.homeOf(app)) : findModal(person, name);
  const shown = view ?? person.homes.find(({ id }) => id === name);
  if (shown) return shown;
  if (name === undefined) throw new ControlApiError('not_found', `No modal is open before ${person.name}.`);
  const open = person.views.map(({ id, callbackId }) => callbackId || id);
  throw new ControlApiError(
    'not_found',
    `${person.name} sees no view "${name}". Open are: ${open.join(', ') || 'none'}.`,
  );
}

/** Returns the newest modal with this name, or the newest modal if no name is given. */
function findModal({ views }: Person, name?: string): View | undefined {
  return views.findLast(
    ({ id, callbackId, externalId }) => name === undefined || [id, callbackId, externalId].includes(name),
  );
}

/**
 * Returns the message, or else the view, that the action is for.
 * @throws ControlApiError when the user does not see it
 */
export function isVisibleTo(
  person: Person,
  { message, channel, view, app }: z.output<typeof surfaceReferenceSchema>,
): Message | View {
  return message === undefined ? findView(person, view, app) : findMessage(person, message, channel);
}

/** Returns the app that the action is for, if the request names one. */
export function toAppChoice({ app }: z.output<typeof surfaceReferenceSchema>): { app?: string } {
  return app === undefined ? {} : { app };
}
