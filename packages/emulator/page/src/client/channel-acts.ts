import { stringAt, type JsonObject } from '../../../src/json.js';
import type { LiveChannel } from '../../../src/live/live-state.js';
import { controlPath } from '../server/control.js';
import { doAct } from './do-acts.js';
import { goAndWrite } from './focus.js';

/** What somebody does to a channel as a whole. */
export type ChannelVerb = 'join' | 'leave' | 'archive' | 'unarchive';

export function channelAct({ id }: LiveChannel, verb: ChannelVerb): Promise<JsonObject | undefined> {
  return doAct(`${controlPath('channels', id)}/${verb}`);
}

/** Brings somebody into a channel. */
export function invite({ id }: LiveChannel, userId: string): Promise<JsonObject | undefined> {
  return doAct(`${controlPath('channels', id)}/invite`, { people: [userId] });
}

/** Makes a channel and goes there. @returns whether it was made */
export async function createChannel(name: string, isPrivate: boolean): Promise<boolean> {
  return goThere(await doAct('channels', { name, isPrivate }));
}

/** Goes to the direct message with these people, or with the bot user of an app. */
export async function openDirect(people: readonly string[]): Promise<boolean> {
  return goThere(await doAct('open-direct', { people: [...people] }));
}

function goThere(channel: JsonObject | undefined): boolean {
  const id = channel && stringAt(channel, 'id');
  if (id === undefined) return false;
  goAndWrite({ kind: 'channel', id });
  return true;
}
