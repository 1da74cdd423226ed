import { isAdmin, type User } from '../../workspace/users/user.js';
import { isJsonObject, type JsonObject, stringAt } from '../../json.js';
import { presentPictures, presentProfile } from '../../workspace/users/present-user.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodCall, MethodTable } from './method.js';
import { listChannels } from './conversations.methods.js';
import { paginate } from './pagination.js';

/** The profile members that describe a picture. */
const PICTURE = /^(image_\w+|avatar_hash|is_custom_image)$/;

/** The `users.*` methods for profiles and presence. */
export const profileMethods: MethodTable = {
  'users.profile.get': ({ args, userId, workspace: { users } }) => ({
    profile: presentProfile(users.get(args.text('user') ?? userId)),
  }),

  'users.profile.set': call => {
    const { users } = call.workspace;
    const user = requireChangeableProfile(call);
    const profile = presentProfile(users.change(user.id, readProfileChange(user, readProfileArgument(call))));
    return { profile, username: user.name };
  },

  'users.setPhoto': ({ args, userId, workspace: { users, ids } }) => {
    if ((args.text('image') ?? '') === '') throw new SlackApiError('bad_image');
    const user = users.get(userId);
    users.change(userId, {
      profile: { ...user.profile, ...presentPictures(user, ids.word().toLowerCase()), is_custom_image: true },
    });
    return {};
  },

  'users.deletePhoto': ({ userId, workspace: { users } }) => {
    const kept = Object.entries(users.get(userId).profile).filter(([name]) => !PICTURE.test(name));
    users.change(userId, { profile: Object.fromEntries(kept) });
    return {};
  },

  'users.identity': ({ userId, workspace: { users, team } }) => {
    const user = users.get(userId);
    const { id, realName: name, email } = user;
    const pictures = Object.entries(presentProfile(user)).filter(([member]) => PICTURE.test(member));
    return {
      user: { name, id, ...(email === undefined ? {} : { email }), ...Object.fromEntries(pictures) },
      team: { id: team.id, name: team.name },
    };
  },

  'users.getPresence': ({ args, userId, workspace: { users } }) => {
    const user = users.get(args.text('user') ?? userId);
    const isOn = user.presence === 'active';
    const own = { online: isOn, auto_away: false, manual_away: !isOn, connection_count: isOn ? 1 : 0 };
    return { presence: user.presence, ...(user.id === userId ? own : {}) };
  },

  'users.setPresence': ({ args, userId, workspace: { users } }) => {
    const presence = args.required('presence');
    if (presence !== 'auto' && presence !== 'away') throw new SlackApiError('invalid_presence');
    users.setPresence(userId, presence === 'auto' ? 'active' : 'away');
    return {};
  },
};

/**
 * Returns the user whose profile changes: the caller, or any user if the caller is an admin.
 * @throws SlackApiError `not_admin`
 */
function requireChangeableProfile({ args, userId, workspace: { users } }: MethodCall): User {
  const wanted = args.text('user') ?? userId;
  if (wanted !== userId && !isAdmin(users.get(userId))) throw new SlackApiError('not_admin');
  return users.get(wanted);
}

/** Reads one profile member by name, or several from `profile`. */
function readProfileArgument({ args }: MethodCall): JsonObject {
  const name = args.text('name');
  if (name !== undefined) return { [name]: args.text('value') ?? '' };
  const profile = args.json('profile');
  if (!isJsonObject(profile)) throw new SlackApiError('invalid_profile');
  return profile;
}

/** The `users.*` methods that list and find users. */
export const usersMethods: MethodTable = {
  'users.list': ({ args, workspace }) => {
    const { users } = workspace;
    const { entries, nextCursor } = paginate(args, users.all, 1000);
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
    if (!user) throw new SlackApiError('users_not_found');
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

const MAX_STATUS_LENGTH = 100;

/**
 * Applies new profile members to a user.
 * @throws SlackApiError `too_long` or `must_clear_both_status_text_and_status_emoji`
 */
export function readProfileChange(
  user: User,
  set: JsonObject,
): Pick<User, 'realName' | 'displayName' | 'email' | 'profile'> {
  const { real_name: _real, display_name: _display, email: _email, first_name: first, last_name: last, ...rest } = set;
  const text = stringAt(set, 'status_text');
  if (text !== undefined && text.length > MAX_STATUS_LENGTH) throw new SlackApiError('too_long');
  if (text === '' && (stringAt(set, 'status_emoji') ?? '') !== '') {
    throw new SlackApiError('must_clear_both_status_text_and_status_emoji');
  }
  const given = typeof first === 'string' && typeof last === 'string' ? `${first} ${last}`.trim() : undefined;
  return {
    realName: stringAt(set, 'real_name') ?? given ?? user.realName,
    displayName: stringAt(set, 'display_name') ?? user.displayName,
    email: stringAt(set, 'email') ?? user.email,
    profile: { ...user.profile, ...rest },
  };
}
