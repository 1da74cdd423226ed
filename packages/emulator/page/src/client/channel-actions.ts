import { type JsonObject, stringAt } from '../../../src/json.js';
import type { LiveChannel } from '../../../src/live/live-state.js';
import { controlPath } from '../server/control.js';
import { openAndFocus } from './focus.js';
import { performAction } from './user-actions.js';

export type ChannelChange = 'join' | 'leave' | 'archive' | 'unarchive';

export function changeChannel({ id }: LiveChannel, verb: ChannelChange): Promise<JsonObject | undefined> {
  return performAction(`${controlPath('channels', id)}/${verb}`);
}

export function invite({ id }: LiveChannel, userId: string): Promise<JsonObject | undefined> {
  return performAction(`${controlPath('channels', id)}/invite`, { people: [userId] });
}

/** Creates a channel and opens it. @returns whether it was created */
export async function createChannel(name: string, isPrivate: boolean): Promise<boolean> {
  return goThere(await performAction('channels', { name, isPrivate }));
}

/** Opens the direct message with these users, or with an app's bot user. */
export async function openDirect(people: readonly string[]): Promise<boolean> {
  return goThere(await performAction('open-direct', { people: [...people] }));
}

function goThere(channel: JsonObject | undefined): boolean {
  const id = channel && stringAt(channel, 'id');
  if (id === undefined) return false;
  openAndFocus({ kind: 'channel', id });
  return true;
}
