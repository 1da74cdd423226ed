import type { Channel } from './channels.js';

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
