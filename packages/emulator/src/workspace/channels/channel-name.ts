import { SlackRefusal } from '../refusal.js';

/**
 * Checks what a channel is to be called.
 * @throws SlackRefusal `invalid_name_required`, `invalid_name_maxlength`, `invalid_name_specials` or
 * `invalid_name_punctuation`
 */
export function checkChannelName(name: string): void {
  if (name === '') throw new SlackRefusal('invalid_name_required');
  if (name.length > 80) throw new SlackRefusal('invalid_name_maxlength');
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) throw new SlackRefusal('invalid_name_specials');
  if (!/[\p{L}\p{N}]/u.test(name)) throw new SlackRefusal('invalid_name_punctuation');
}
