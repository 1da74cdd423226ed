import { SlackRefusal } from '../../workspace/refusal.js';
import { listChannels } from './conversations.methods.js';
import type { MethodTable } from './method.js';
import { pageOf } from './page.js';

/** The `users.*` methods: who there is. */
export const usersMethods: MethodTable = {
  'users.list': ({ args, workspace }) => {
    const { users } = workspace;
    const { entries, nextCursor } = pageOf(args, users.all, 1000);
    return {
      members: entries.map(user => users.present(user)),
      cache_ts: 0,
      response_metadata: { next_cursor: nextCursor },
    };
  },

  'users.info': ({ args, workspace: { users } }) => ({
    user: users.present(users.get(args.required('user')), args.flag('include_locale')),
  }),

  'users.lookupByEmail': ({ args, workspace: { users } }) => {
    const email = args.required('email').toLowerCase();
    const user = users.all.find(each => !each.isDeleted && each.email?.toLowerCase() === email);
    if (!user) throw new SlackRefusal('users_not_found');
    return { user: users.present(user) };
  },

  'users.conversations': call => {
    const { args, userId, workspace } = call;
    const { id } = workspace.users.get(args.text('user') ?? userId);
    const shared = workspace.channels.all.filter(
      channel => channel.members.has(id) && (channel.kind === 'channel' || channel.members.has(userId)),
    );
    return listChannels(call, shared);
  },
};
