import type { Channel } from './channel.js';
import { SlackApiError } from '../api-error.js';

/** Which channel each team calls by a name: a channel that teams share has the same one in all of them. */
export class ChannelNames {
  readonly #teams = new Map<string, Map<string, Channel>>();

  find(teamId: string, name: string): Channel | undefined {
    return this.#teams.get(teamId)?.get(name);
  }

  /** Notes the channel of a team. Direct messages have no name. */
  add(teamId: string, channel: Channel): void {
    if (channel.name === '') return;
    const names = this.#teams.get(teamId) ?? new Map<string, Channel>();
    this.#teams.set(teamId, names.set(channel.name, channel));
  }

  /** Gives a channel another name, for every team that has it. */
  rename(channel: Channel, name: string): void {
    for (const teamId of channel.teamIds) this.remove(teamId, channel);
    channel.name = name;
    for (const teamId of channel.teamIds) this.add(teamId, channel);
  }

  remove(teamId: string, channel: Channel): void {
    const names = this.#teams.get(teamId);
    if (names?.get(channel.name) === channel) names.delete(channel.name);
  }
}

/**
 * Checks what a channel is to be called.
 * @throws SlackApiError `invalid_name_required`, `invalid_name_maxlength`, `invalid_name_specials` or
 * `invalid_name_punctuation`
 */
export function assertChannelName(name: string): void {
  const fault = findChannelNameError(name);
  if (fault !== undefined) throw new SlackApiError(fault);
}

/** Slack's word for what is wrong with a channel's name, if anything is. */
export function findChannelNameError(name: string): string | undefined {
  if (name === '') return 'invalid_name_required';
  if (name.length > 80) return 'invalid_name_maxlength';
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) return 'invalid_name_specials';
  return /[\p{L}\p{N}]/u.test(name) ? undefined : 'invalid_name_punctuation';
}
