import type { WorkspaceRegistry } from '../../workspace/workspace-registry.js';
import type { CompleteSeed } from '../initial-seed.js';
import type { Seed } from '../schema/seed.schema.js';
import { createSeedNames } from './seed-names.js';
import {
  saveAgentSessions,
  saveAssistantThreads,
  saveCalls,
  saveHomes,
  saveReminders,
  saveStars,
} from './save-app-and-user-state.js';
import { saveChannel, saveFile, saveMessage, saveScheduledMessage } from './save-conversations.js';
import { saveApps, savePeople, saveUsergroups, saveWorkspace } from './save-people.js';

/**
 * The seed that starts the same world again, ids and tokens kept: what is said by name where one name is enough. Parts
 * that would be empty, and are so without a seed, are left out.
 */
export function createSeed(world: WorkspaceRegistry): CompleteSeed {
  const { workspaces, shared } = world;
  const naming = createSeedNames(world);
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
    ...removeEmptyLists({
      usergroups: saveUsergroups(world, naming),
      files: shared.files.all.map(file => saveFile(world, file, naming)),
      scheduled: saveScheduledMessage(world, naming, isThere),
      reminders: saveReminders(world, naming),
      stars: saveStars(world, naming, isKept),
      homes: saveHomes(world, naming),
      assistantThreads: saveAssistantThreads(world, naming, isThere),
      agentSessions: saveAgentSessions(world, naming, isThere),
      calls: saveCalls(world, naming),
      gone: [...shared.removedUserIds],
    }),
    workspaces: workspaces.map(saveWorkspace),
    people: savePeople(world, naming),
    apps: saveApps(world, naming),
    channels: Array.from(channels.values(), channel => saveChannel(world, channel, naming)),
    messages: messages.map(message => saveMessage(world, message, naming)),
  };
}

const removeEmptyLists = (parts: Seed): Seed =>
  Object.fromEntries(Object.entries(parts).filter(([, part = []]) => part.length > 0));
