import type { World } from '../../world/world.js';
import type { SeedEntry } from '../schema/seed.schema.js';
import type { Naming } from './naming.js';

type IsThere = (channelId: string) => boolean;

export function savedAssistantThreads({ shared }: World, naming: Naming, isThere: IsThere) {
  return shared.assistantThreads.all
    .filter(({ channel }) => isThere(channel))
    .map((thread): SeedEntry<'assistantThreads'> => {
      const { channel, ts, user, appId, contextChannel, title, promptsTitle, prompts } = thread;
      return {
        channel: naming.channel(channel),
        thread: ts,
        user: naming.user(user),
        app: naming.app(appId),
        ...(contextChannel !== null && isThere(contextChannel)
          ? { contextChannel: naming.channel(contextChannel) }
          : {}),
        ...(title === '' ? {} : { title }),
        ...(promptsTitle === '' ? {} : { promptsTitle }),
        ...(prompts.length > 0 ? { prompts: prompts.map(prompt => ({ ...prompt })) } : {}),
      };
    });
}

export function savedAgentSessions({ shared }: World, naming: Naming, isThere: IsThere): SeedEntry<'agentSessions'>[] {
  return shared.agentSessions.all
    .filter(({ channel }) => isThere(channel))
    .map(({ appId, channel, threadTs, status, title }) => ({
      channel: naming.channel(channel),
      thread: threadTs,
      app: naming.app(appId),
      status,
      ...(title === '' ? {} : { title }),
    }));
}

export function savedCalls({ shared }: World, naming: Naming): SeedEntry<'calls'>[] {
  return shared.calls.all.map(({ appId, createdBy, endedAt, users, ...call }) => ({
    ...call,
    app: naming.app(appId),
    createdBy: naming.user(createdBy),
    ...(endedAt === 0 ? {} : { endedAt }),
    ...(users.length > 0 ? { users: [...users] } : {}),
  }));
}
