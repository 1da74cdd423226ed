import { z } from 'zod';
import type { Person } from '../test-kit/person.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { ControlContext } from './control-context.js';
import { ControlApiError, orNotFound } from './control-api-error.js';

/** Which message: as requests name it. */
export const messageNameSchema = z
  .string()
  .min(1)
  .describe('Its `ts`, or a part of its text: the newest one of such a text that they see.');

/** In which channel a message is: as requests name it. */
export const channelNameSchema = z
  .string()
  .describe("The id or name of the message's channel, where its `ts` is not enough.");

/** Which view: as requests name it. */
export const viewNameSchema = z
  .string()
  .describe('Its id, callback id or external id; `home` for the Home tab. Default: the modal on top.');

/** Which app: as requests name it. */
export const appNameSchema = z
  .string()
  .describe("The app's name or id. Default: that of the message or view, else the first.");

/** A message, and where it is. */
export const messageReferenceSchema = z.strictObject({
  message: messageNameSchema,
  channel: channelNameSchema.exactOptional(),
});

/** Where something is that can be clicked: in a message, or in a view. */
export const surfaceReferenceSchema = z.strictObject({
  message: messageNameSchema.exactOptional(),
  channel: channelNameSchema.exactOptional(),
  view: viewNameSchema.exactOptional(),
  app: appNameSchema.exactOptional(),
});

/** Which element: as requests name it. */
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

/** In whose name something is done. */
export const personParamsSchema = z.strictObject({ person: z.string().describe('Their name or id.') });

/** @throws ControlProblem when there is nobody of this name */
export function requirePerson({ slack }: ControlContext, { person }: z.output<typeof personParamsSchema>): Person {
  return orNotFound(() => slack.user(person));
}

/** @param channel where it is; undefined: anywhere @throws ControlProblem when they see no such message */
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

/** @throws ControlProblem when no such view is open before them */
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

/** The newest modal of this name, or any. */
function findModal({ views }: Person, name?: string): View | undefined {
  return views.findLast(
    ({ id, callbackId, externalId }) => name === undefined || [id, callbackId, externalId].includes(name),
  );
}

/** What is acted on: the message, or else the view. @throws ControlProblem when they don't see it */
export function isVisibleTo(
  person: Person,
  { message, channel, view, app }: z.output<typeof surfaceReferenceSchema>,
): Message | View {
  return message === undefined ? findView(person, view, app) : findMessage(person, message, channel);
}

/** The app that an act is for, where it is named. */
export function toAppChoice({ app }: z.output<typeof surfaceReferenceSchema>): { app?: string } {
  return app === undefined ? {} : { app };
}
