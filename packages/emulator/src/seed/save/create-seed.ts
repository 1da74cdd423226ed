import type { World } from '../../workspace/workspace-registry.js';
import type { CompleteSeed } from '../initial-seed.js';
import type { Seed } from '../schema/seed.schema.js';
import { namingOf } from './seed-names.js';
import {
  savedAgentSessions,
  savedAssistantThreads,
  savedCalls,
  savedHomes,
  savedReminders,
  savedStars,
} from './save-app-and-user-state.js';
import { savedChannel, savedFile, savedMessage, savedScheduled } from './save-conversations.js';
import { savedApps, savedPeople, savedUsergroups, savedWorkspace } from './save-people.js';

/**
 * The seed that starts the same world again, ids and tokens kept: what is said by name where one name is enough. Parts
 * that would be empty, and are so without a seed, are left out.
 */
export function seedOf(world: World): CompleteSeed {
  const { workspaces, shared } = world;
  const naming = namingOf(world);
  const channels = new Map(
    workspaces.flatMap(each => each.channels.all.map(channel => [channel.id, channel] as const)),
  );
  const isThere = (channelId: string): boolean => channels.has(channelId);
  // What only one person sees is gone at Slack, too, with their next visit.
  const messages = shared.messages.all.filter(
    ({ ephemeralTo, channel }) => ephemeralTo === undefined && isThere(channel),
  );
  const isKept = (channel: string, ts: string): boolean => {
    const message = isThere(channel) ? shared.messages.find(channel, ts) : undefined;
    return message !== undefined && message.ephemeralTo === undefined;
  };
  return {
    ...withoutEmpty({
      usergroups: savedUsergroups(world, naming),
      files: shared.files.all.map(file => savedFile(world, file, naming)),
      scheduled: savedScheduled(world, naming, isThere),
      reminders: savedReminders(world, naming),
      stars: savedStars(world, naming, isKept),
      homes: savedHomes(world, naming),
      assistantThreads: savedAssistantThreads(world, naming, isThere),
      agentSessions: savedAgentSessions(world, naming, isThere),
      calls: savedCalls(world, naming),
      gone: [...shared.gone],
    }),
    workspaces: workspaces.map(savedWorkspace),
    people: savedPeople(world, naming),
    apps: savedApps(world, naming),
    channels: Array.from(channels.values(), channel => savedChannel(world, channel, naming)),
    messages: messages.map(message => savedMessage(world, message, naming)),
  };
}

const withoutEmpty = (parts: Seed): Seed =>
  Object.fromEntries(Object.entries(parts).filter(([, part = []]) => part.length > 0));
