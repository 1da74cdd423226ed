import type { World } from '../../workspace/workspace-registry.js';
import type { SeedEntry } from '../schema/seed.schema.js';
import type { Naming } from './seed-names.js';
import type { View } from '../../workspace/views/view.js';

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

export function savedReminders({ shared }: World, naming: Naming): SeedEntry<'reminders'>[] {
  return shared.reminders.all.map(({ id, user, creator, text, time, completed }) => ({
    id,
    user: naming.user(user),
    ...(creator === user ? {} : { creator: naming.user(creator) }),
    text,
    time,
    ...(completed === 0 ? {} : { completed }),
  }));
}

/** The oldest of each person first. What is gone is no more to be seen among them. */
export function savedStars({ shared }: World, naming: Naming, isKept: (channel: string, ts: string) => boolean) {
  return shared.stars.owners.flatMap(owner =>
    shared.stars
      .of(owner)
      .toReversed()
      .flatMap(({ item, created }): SeedEntry<'stars'>[] => {
        const user = naming.user(owner);
        if ('file' in item) return shared.files.find(item.file) ? [{ user, file: item.file, created }] : [];
        const { channel, ts } = item;
        return isKept(channel, ts) ? [{ user, channel: naming.channel(channel), ts, created }] : [];
      }),
  );
}

export function savedHomes({ shared, workspaces }: World, naming: Naming): SeedEntry<'homes'>[] {
  return shared.views.homes
    .filter(({ appId }) => workspaces.some(({ apps }) => apps.find(appId)))
    .map(home => ({
      app: naming.app(home.appId),
      user: naming.user(home.userId),
      id: home.id,
      hash: home.hash,
      view: publishedView(home),
      ...(Object.keys(home.state).length > 0 ? { state: stateOf(home) } : {}),
    }));
}

/** As the app published it. */
const publishedView = ({ callbackId, externalId, privateMetadata, blocks }: View) => ({
  type: 'home',
  ...(callbackId === '' ? {} : { callback_id: callbackId }),
  ...(externalId === '' ? {} : { external_id: externalId }),
  ...(privateMetadata === '' ? {} : { private_metadata: privateMetadata }),
  blocks: [...blocks],
});

const stateOf = ({ state }: View) =>
  Object.fromEntries(Object.entries(state).map(([block, entries]) => [block, { ...entries }]));
