import { SlackRefusal } from '../refusal.js';

/**
 * Checks what a channel is to be called.
 * @throws SlackRefusal `invalid_name_required`, `invalid_name_maxlength`, `invalid_name_specials` or
 * `invalid_name_punctuation`
 */
export function checkChannelName(name: string): void {
  const fault = channelNameFault(name);
  if (fault !== undefined) throw new SlackRefusal(fault);
}

/** Slack's word for what is wrong with a channel's name, if anything is. */
export function channelNameFault(name: string): string | undefined {
  if (name === '') return 'invalid_name_required';
  if (name.length > 80) return 'invalid_name_maxlength';
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) return 'invalid_name_specials';
  return /[\p{L}\p{N}]/u.test(name) ? undefined : 'invalid_name_punctuation';
}
