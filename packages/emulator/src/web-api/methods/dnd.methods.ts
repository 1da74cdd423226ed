import { presentUnscheduled } from '../../workspace/people/do-not-disturb.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import type { MethodTable } from './method.js';

/** The `dnd.*` methods: who is not to be disturbed. */
export const dndMethods: MethodTable = {
  'dnd.info': ({ args, userId, workspace }) => {
    const { id } = workspace.users.get(args.text('user') ?? userId);
    return { ...presentUnscheduled(), ...workspace.dnd.presentSnooze(id) };
  },

  'dnd.teamInfo': ({ args, workspace }) => {
    const users = args.list('users');
    if (users.length === 0) throw new SlackRefusal('no_users_provided');
    const known = users.map(id => workspace.users.get(id).id);
    return { users: Object.fromEntries(known.map(id => [id, presentUnscheduled()])) };
  },

  'dnd.setSnooze': ({ args, userId, workspace }) => {
    const minutes = args.text('num_minutes');
    if (minutes === undefined || minutes === '') throw new SlackRefusal('missing_duration');
    workspace.dnd.snooze(userId, Number(minutes));
    return workspace.dnd.presentSnooze(userId);
  },

  'dnd.endSnooze': ({ userId, workspace }) => {
    if (!workspace.dnd.end(userId)) throw new SlackRefusal('snooze_end_failed');
    return { ...presentUnscheduled(), ...workspace.dnd.presentSnooze(userId) };
  },

  'dnd.endDnd': ({ userId, workspace }) => {
    if (!workspace.dnd.end(userId)) throw new SlackRefusal('not_in_dnd');
    return {};
  },
};
