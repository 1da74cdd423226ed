import type { JsonObject } from '../../json.js';
import { isAdmin, type User } from './user.js';

const PICTURE_SIZES = [24, 32, 48, 72, 192, 512];

/** The user as Web API methods and events show it; their language only to who asks for it. */
export function presentUser(user: User, now: number, withLocale = false): JsonObject {
  const { role } = user;
  const zone = getTimeZone(user.timeZone, now);
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
    ...presentNames(user.realName),
    title: '',
    phone: '',
    skype: '',
    fields: {},
    status_text: '',
    status_emoji: '',
    status_emoji_display_info: [],
    status_expiration: 0,
    huddle_state: 'default_unset',
    huddle_state_expiration_ts: 0,
    ...presentPictures(user),
    ...user.profile,
    team: user.teamId,
    ...(user.email === undefined ? {} : { email: user.email }),
    ...(user.app ? { api_app_id: user.app.appId, bot_id: user.app.botId, always_active: true } : {}),
  };
}

/** The first word of a name, and the rest of it. */
function presentNames(realName: string): JsonObject {
  const [first = '', ...rest] = realName.split(' ');
  return { first_name: first, last_name: rest.join(' ') };
}

/** There are no pictures here; their URLs are shaped as Slack's, and are others for another hash. */
export function presentPictures({ id, teamId }: User, hash = id.toLowerCase()): JsonObject {
  const pictures: JsonObject = { avatar_hash: hash };
  for (const size of PICTURE_SIZES) {
    pictures[`image_${size}`] = `https://ca.slack-edge.com/${teamId}-${id}-${hash}-${size}`;
  }
  return pictures;
}

/** How a time zone stands at a moment. */
export interface TimeZone {
  /** Its name for people, such as `Central European Standard Time`. */
  readonly label: string;
  /** From Coordinated Universal Time, eastwards. */
  readonly offsetSeconds: number;
}

/** The zone of this name in the time zone database, at a moment in milliseconds since the epoch. */
export function getTimeZone(name: string, now: number): TimeZone {
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(zonePart(name, 'longOffset', now)) ?? [];
  const offsetSeconds = (Number(hours) * 60 + Number(minutes)) * 60;
  return { label: zonePart(name, 'long', now), offsetSeconds: sign === '-' ? -offsetSeconds : offsetSeconds };
}

/** Whether there is a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    getTimeZoneFormat(name, 'long');
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one is slow. @throws RangeError when there is no such zone */
function getTimeZoneFormat(timeZone: string, timeZoneName: 'long' | 'longOffset'): Intl.DateTimeFormat {
  const key = `${timeZone} ${timeZoneName}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName });
  formats.set(key, format);
  return format;
}

function zonePart(zone: string, style: 'long' | 'longOffset', now: number): string {
  return (
    getTimeZoneFormat(zone, style)
      .formatToParts(now)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone
  );
}
