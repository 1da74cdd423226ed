import { stringAt, type JsonObject } from '../../json.js';
import { SlackRefusal } from '../refusal.js';
import type { User } from './users.js';

const MAX_STATUS = 100;

/**
 * What setting some members of a profile makes of somebody.
 * @throws SlackRefusal `too_long` or `must_clear_both_status_text_and_status_emoji`
 */
export function profileChange(
  user: User,
  set: JsonObject,
): Pick<User, 'realName' | 'displayName' | 'email' | 'profile'> {
  const { real_name: _real, display_name: _display, email: _email, first_name: first, last_name: last, ...rest } = set;
  const text = stringAt(set, 'status_text');
  if (text !== undefined && text.length > MAX_STATUS) throw new SlackRefusal('too_long');
  if (text === '' && (stringAt(set, 'status_emoji') ?? '') !== '') {
    throw new SlackRefusal('must_clear_both_status_text_and_status_emoji');
  }
  const given = typeof first === 'string' && typeof last === 'string' ? `${first} ${last}`.trim() : undefined;
  return {
    realName: stringAt(set, 'real_name') ?? given ?? user.realName,
    displayName: stringAt(set, 'display_name') ?? user.displayName,
    email: stringAt(set, 'email') ?? user.email,
    profile: { ...user.profile, ...rest },
  };
}
