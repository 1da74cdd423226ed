import type { JsonObject } from '../../json.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import type { Reminder } from '../../workspace/people/reminders.js';
import type { MethodTable } from './method.js';

/** The `reminders.*` methods. Nobody is reminded: what was asked for is kept. */
export const remindersMethods: MethodTable = {
  'reminders.add': ({ args, userId, workspace }) => {
    const user = workspace.users.get(args.text('user') ?? userId);
    if (user.app) throw new SlackRefusal('cannot_add_bot');
    const isGuest = workspace.users.get(userId).role === 'guest';
    if (isGuest && user.id !== userId) throw new SlackRefusal('cannot_add_others');
    const { reminders } = workspace;
    return { reminder: present(reminders.add(userId, user.id, args.required('text'), args.required('time'))) };
  },
  'reminders.list': ({ userId, workspace }) => ({ reminders: workspace.reminders.of(userId).map(present) }),
  'reminders.info': ({ args, userId, workspace }) => ({
    reminder: present(workspace.reminders.get(args.required('reminder'), userId)),
  }),
  'reminders.complete': ({ args, userId, workspace }) => {
    workspace.reminders.complete(args.required('reminder'), userId);
    return {};
  },
  'reminders.delete': ({ args, userId, workspace }) => {
    workspace.reminders.delete(args.required('reminder'), userId);
    return {};
  },
};

function present({ id, creator, user, text, time, completed }: Reminder): JsonObject {
  return { id, creator, user, text, recurring: false, time, complete_ts: completed };
}
