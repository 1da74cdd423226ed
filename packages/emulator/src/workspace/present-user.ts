import type { JsonObject } from '../json.js';
import { isAdmin } from './administration.js';
import { timeZoneOf } from './time-zone.js';
import type { User } from './users.js';

/** The user as Web API methods and events show it; their language only to who asks for it. */
export function presentUser(user: User, now: number, withLocale = false): JsonObject {
  const { role } = user;
  const zone = timeZoneOf(user.timeZone, now);
  return {
    ...(withLocale ? { locale: user.locale } : {}),
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.isDeleted,
    real_name: user.realName,
    tz: user.timeZone,
    tz_label: zone.label,
    tz_offset: zone.offsetSeconds,
    profile: presentProfile(user),
    is_admin: isAdmin(user),
    is_owner: role === 'owner' || role === 'primary_owner',
    is_primary_owner: role === 'primary_owner',
    is_restricted: role === 'guest',
    is_ultra_restricted: false,
    is_bot: user.app !== undefined,
    is_app_user: false,
    updated: user.updatedAt,
  };
}

/** What somebody says of themselves. */
export function presentProfile(user: User): JsonObject {
  return {
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.displayName,
    display_name_normalized: user.displayName,
    title: '',
    phone: '',
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    ...user.profile,
    team: user.teamId,
    ...(user.email === undefined ? {} : { email: user.email }),
    ...(user.app ? { api_app_id: user.app.appId, bot_id: user.app.botId, always_active: true } : {}),
  };
}
