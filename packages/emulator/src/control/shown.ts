import { z } from 'zod';
import type { Person } from '../controls/person.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { ControlContext } from './control-context.js';
import { ControlProblem, found } from './control-problem.js';

/** Which message: as requests name it. */
export const messageName = z
  .string()
  .min(1)
  .describe('Its `ts`, or a part of its text: the newest one of such a text that they see.');

/** Which view: as requests name it. */
export const viewName = z
  .string()
  .describe('Its id, callback id or external id; `home` for the Home tab. Default: the modal on top.');

/** Which app: as requests name it. */
export const appName = z
  .string()
  .describe("The app's name or id. Default: that of the message or view, else the first.");

/** Where something is that can be clicked: in a message, or in a view. */
export const shownIn = z.strictObject({
  message: messageName.exactOptional(),
  view: viewName.exactOptional(),
  app: appName.exactOptional(),
});

/** In whose name something is done. */
export const personParams = z.strictObject({ person: z.string().describe('Their name or id.') });

/** @throws ControlProblem when there is nobody of this name */
export function personOf({ slack }: ControlContext, { person }: z.output<typeof personParams>): Person {
  return found(() => slack.user(person));
}

/** @throws ControlProblem when they see no such message */
export function messageOf(person: Person, name: string): Message {
  const seen = person.messages;
  const message = seen.find(({ ts }) => ts === name) ?? seen.findLast(({ text }) => text.includes(name));
  if (message) return message;
  const last = seen.slice(-10).map(({ text }) => JSON.stringify(text));
  throw new ControlProblem(
    'not_found',
    `${person.name} sees no message "${name}". The last ones are: ${last.join(', ') || 'none'}.`,
  );
}

/** @throws ControlProblem when no such view is open before them */
export function viewOf(person: Person, name?: string, app?: string): View {
  const home = found(() => person.homeOf(app));
  const view =
    name === 'home'
      ? home
      : person.views.findLast(
          ({ id, callbackId, externalId }) => name === undefined || [id, callbackId, externalId].includes(name),
        );
  if (view) return view;
  if (name === undefined) throw new ControlProblem('not_found', `No modal is open before ${person.name}.`);
  const open = person.views.map(({ id, callbackId }) => callbackId || id);
  throw new ControlProblem(
    'not_found',
    `${person.name} sees no view "${name}". Open are: ${open.join(', ') || 'none'}.`,
  );
}

/** What is acted on: the message, or else the view. @throws ControlProblem when they don't see it */
export function shownTo(person: Person, { message, view, app }: z.output<typeof shownIn>): Message | View {
  return message === undefined ? viewOf(person, view, app) : messageOf(person, message);
}

/** The app that an act is for, where it is named. */
export function appChoice({ app }: z.output<typeof shownIn>): { app?: string } {
  return app === undefined ? {} : { app };
}
