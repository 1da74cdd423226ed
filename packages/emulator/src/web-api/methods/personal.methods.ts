import { presentUnscheduled } from '../../workspace/users/do-not-disturb.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodTable } from './method.js';
import type { JsonObject } from '../../json.js';
import type { Reminder } from '../../workspace/users/reminders.js';

/** The `dnd.*` methods: Do Not Disturb. */
export const dndMethods: MethodTable = {
  'dnd.info': ({ args, userId, workspace }) => {
    const { id } = workspace.users.get(args.text('user') ?? userId);
    return { ...presentUnscheduled(), ...workspace.dnd.presentSnooze(id) };
  },

  'dnd.teamInfo': ({ args, workspace }) => {
    const users = args.list('users');
    if (users.length === 0) throw new SlackApiError('no_users_provided');
    const known = users.map(id => workspace.users.get(id).id);
    return { users: Object.fromEntries(known.map(id => [id, presentUnscheduled()])) };
  },

  'dnd.setSnooze': ({ args, userId, workspace }) => {
    const minutes = args.text('num_minutes');
    if (minutes === undefined || minutes === '') throw new SlackApiError('missing_duration');
    workspace.dnd.snooze(userId, Number(minutes));
    return workspace.dnd.presentSnooze(userId);
  },

  'dnd.endSnooze': ({ userId, workspace }) => {
    if (!workspace.dnd.end(userId)) throw new SlackApiError('snooze_end_failed');
    return { ...presentUnscheduled(), ...workspace.dnd.presentSnooze(userId) };
  },

  'dnd.endDnd': ({ userId, workspace }) => {
    if (!workspace.dnd.end(userId)) throw new SlackApiError('not_in_dnd');
    return {};
  },
};

/** The `reminders.*` methods. The emulator stores reminders but never sends them. */
export const remindersMethods: MethodTable = {
  'reminders.add': ({ args, userId, workspace }) => {
    const user = workspace.users.get(args.text('user') ?? userId);
    if (user.app) throw new SlackApiError('cannot_add_bot');
    const isGuest = workspace.users.get(userId).role === 'guest';
    if (isGuest && user.id !== userId) throw new SlackApiError('cannot_add_others');
    const { reminders } = workspace;
    return { reminder: presentReminder(reminders.add(userId, user.id, args.required('text'), args.required('time'))) };
  },
  'reminders.list': ({ userId, workspace }) => ({ reminders: workspace.reminders.of(userId).map(presentReminder) }),
  'reminders.info': ({ args, userId, workspace }) => ({
    reminder: presentReminder(workspace.reminders.get(args.required('reminder'), userId)),
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

function presentReminder({ id, creator, user, text, time, completed }: Reminder): JsonObject {
  return { id, creator, user, text, recurring: false, time, complete_ts: completed };
}
