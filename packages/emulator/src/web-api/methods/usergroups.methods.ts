import type { JsonObject } from '../../json.js';
import { presentUsergroup } from '../../workspace/users/usergroups.js';
import { type Usergroup } from '../../workspace/users/user.js';
import { SlackRefusal } from '../../workspace/api-error.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `usergroups.*` methods: groups of people that can be mentioned at once. */
export const usergroupsMethods: MethodTable = {
  'usergroups.create': call => {
    const { args, userId, workspace } = call;
    const name = args.required('name');
    const handle =
      args.text('handle') ??
      name
        .toLowerCase()
        .replaceAll(/[^\p{Ll}\p{N}]+/gu, '-')
        .slice(0, 21);
    const content = { name, handle, description: args.text('description') ?? '', channels: channels(call) ?? [] };
    return shown(call, workspace.usergroups.create(content, userId));
  },

  'usergroups.update': call => {
    const { args, userId, workspace } = call;
    const [name, handle, description] = [args.text('name'), args.text('handle'), args.text('description')];
    const wanted = channels(call);
    const group = workspace.usergroups.update(
      args.required('usergroup'),
      {
        ...(name === undefined ? {} : { name }),
        ...(handle === undefined ? {} : { handle }),
        ...(description === undefined ? {} : { description }),
        ...(wanted === undefined ? {} : { channels: wanted }),
      },
      userId,
    );
    return shown(call, group);
  },

  'usergroups.disable': call => shown(call, enable(call, false)),
  'usergroups.enable': call => shown(call, enable(call, true)),

  'usergroups.list': ({ args, workspace }) => ({
    usergroups: workspace.usergroups.all
      .filter(({ deleted }) => deleted === 0 || args.flag('include_disabled'))
      .map(group =>
        presentUsergroup(group, { withUsers: args.flag('include_users'), withCount: args.flag('include_count') }),
      ),
  }),

  'usergroups.users.list': ({ args, workspace }) => {
    const { users, deleted } = workspace.usergroups.get(args.required('usergroup'));
    return { users: deleted === 0 || args.flag('include_disabled') ? [...users] : [] };
  },

  'usergroups.users.update': call => {
    const { args, userId, workspace } = call;
    const users = args.list('users');
    if (users.length === 0) throw new SlackRefusal('no_users_provided');
    if (users.some(id => workspace.users.find(id)?.id !== id)) throw new SlackRefusal('invalid_users');
    return shown(call, workspace.usergroups.setUsers(args.required('usergroup'), users, userId));
  },
};

function enable({ args, userId, workspace }: MethodCall, isEnabled: boolean): Usergroup {
  return workspace.usergroups.enable(args.required('usergroup'), isEnabled, userId);
}

/** @throws SlackRefusal `invalid_channel_provided` */
function channels({ args, workspace }: MethodCall): string[] | undefined {
  if (args.json('channels') === undefined) return undefined;
  const wanted = args.list('channels');
  if (wanted.some(id => workspace.channels.find(id)?.id !== id)) throw new SlackRefusal('invalid_channel_provided');
  return wanted;
}

function shown({ args }: MethodCall, group: Usergroup): JsonObject {
  return { usergroup: presentUsergroup(group, { withCount: args.flag('include_count') }) };
}
