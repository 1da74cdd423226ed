import type { JsonObject } from '../../json.js';
import { presentUsergroup } from '../../workspace/users/usergroups.js';
import { type Usergroup } from '../../workspace/users/user.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `usergroups.*` methods: groups of users that one mention addresses. */
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
    const content = { name, handle, description: args.text('description') ?? '', channels: readChannels(call) ?? [] };
    return presentGroup(call, workspace.usergroups.create(content, userId));
  },

  'usergroups.update': call => {
    const { args, userId, workspace } = call;
    const [name, handle, description] = [args.text('name'), args.text('handle'), args.text('description')];
    const wanted = readChannels(call);
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
    return presentGroup(call, group);
  },

  'usergroups.disable': call => presentGroup(call, setEnabled(call, false)),
  'usergroups.enable': call => presentGroup(call, setEnabled(call, true)),

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
    if (users.length === 0) throw new SlackApiError('no_users_provided');
    if (users.some(id => workspace.users.find(id)?.id !== id)) throw new SlackApiError('invalid_users');
    return presentGroup(call, workspace.usergroups.setUsers(args.required('usergroup'), users, userId));
  },
};

function setEnabled({ args, userId, workspace }: MethodCall, isEnabled: boolean): Usergroup {
  return workspace.usergroups.enable(args.required('usergroup'), isEnabled, userId);
}

/** @throws SlackApiError `invalid_channel_provided` */
function readChannels({ args, workspace }: MethodCall): string[] | undefined {
  if (args.json('channels') === undefined) return undefined;
  const wanted = args.list('channels');
  if (wanted.some(id => workspace.channels.find(id)?.id !== id)) throw new SlackApiError('invalid_channel_provided');
  return wanted;
}

function presentGroup({ args }: MethodCall, group: Usergroup): JsonObject {
  return { usergroup: presentUsergroup(group, { withCount: args.flag('include_count') }) };
}
