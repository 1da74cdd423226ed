import { isAdmin } from '../../workspace/people/administration.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import { presentPictures, presentProfile } from '../../workspace/people/present-user.js';
import { profileChange } from '../../workspace/people/profile.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import type { User } from '../../workspace/people/users.js';
import type { MethodCall, MethodTable } from './method.js';

/** The members of a profile that are about a picture. */
const PICTURE = /^(image_\w+|avatar_hash|is_custom_image)$/;

/** The `users.*` methods about what people say of themselves, and whether they are there. */
export const profileMethods: MethodTable = {
  'users.profile.get': ({ args, userId, workspace: { users } }) => ({
    profile: presentProfile(users.get(args.text('user') ?? userId)),
  }),

  'users.profile.set': call => {
    const { users } = call.workspace;
    const user = changeable(call);
    const profile = presentProfile(users.change(user.id, profileChange(user, wantedProfile(call))));
    return { profile, username: user.name };
  },

  'users.setPhoto': ({ args, userId, workspace: { users, ids } }) => {
    if ((args.text('image') ?? '') === '') throw new SlackRefusal('bad_image');
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
    if (presence !== 'auto' && presence !== 'away') throw new SlackRefusal('invalid_presence');
    users.setPresence(userId, presence === 'auto' ? 'active' : 'away');
    return {};
  },
};

/** Whose profile is to be set: one's own, or as an admin anybody's. @throws SlackRefusal `not_admin` */
function changeable({ args, userId, workspace: { users } }: MethodCall): User {
  const wanted = args.text('user') ?? userId;
  if (wanted !== userId && !isAdmin(users.get(userId))) throw new SlackRefusal('not_admin');
  return users.get(wanted);
}

/** One member by name, or several at once. */
function wantedProfile({ args }: MethodCall): JsonObject {
  const name = args.text('name');
  if (name !== undefined) return { [name]: args.text('value') ?? '' };
  const profile = args.json('profile');
  if (!isJsonObject(profile)) throw new SlackRefusal('invalid_profile');
  return profile;
}
