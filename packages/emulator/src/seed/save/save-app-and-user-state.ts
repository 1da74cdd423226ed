import type { WorkspaceRegistry } from '../../workspace/workspace-registry.js';
import type { SeedEntry } from '../schema/seed.schema.js';
import type { SeedNames } from './seed-names.js';
import type { View } from '../../workspace/views/view.js';

type ExistenceCheck = (channelId: string) => boolean;

export function saveAssistantThreads({ shared }: WorkspaceRegistry, naming: SeedNames, isThere: ExistenceCheck) {
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

export function saveAgentSessions(
  { shared }: WorkspaceRegistry,
  naming: SeedNames,
  isThere: ExistenceCheck,
): SeedEntry<'agentSessions'>[] {
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

export function saveCalls({ shared }: WorkspaceRegistry, naming: SeedNames): SeedEntry<'calls'>[] {
  return shared.calls.all.map(({ appId, createdBy, endedAt, users, ...call }) => ({
    ...call,
    app: naming.app(appId),
    createdBy: naming.user(createdBy),
    ...(endedAt === 0 ? {} : { endedAt }),
    ...(users.length > 0 ? { users: [...users] } : {}),
  }));
}

export function saveReminders({ shared }: WorkspaceRegistry, naming: SeedNames): SeedEntry<'reminders'>[] {
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
export function saveStars(
  { shared }: WorkspaceRegistry,
  naming: SeedNames,
  isKept: (channel: string, ts: string) => boolean,
) {
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

export function saveHomes({ shared, workspaces }: WorkspaceRegistry, naming: SeedNames): SeedEntry<'homes'>[] {
  return shared.views.homes
    .filter(({ appId }) => workspaces.some(({ apps }) => apps.find(appId)))
    .map(home => ({
      app: naming.app(home.appId),
      user: naming.user(home.userId),
      id: home.id,
      hash: home.hash,
      view: saveHomeView(home),
      ...(Object.keys(home.state).length > 0 ? { state: saveViewState(home) } : {}),
    }));
}

/** As the app published it. */
const saveHomeView = ({ callbackId, externalId, privateMetadata, blocks }: View) => ({
  type: 'home',
  ...(callbackId === '' ? {} : { callback_id: callbackId }),
  ...(externalId === '' ? {} : { external_id: externalId }),
  ...(privateMetadata === '' ? {} : { private_metadata: privateMetadata }),
  blocks: [...blocks],
});

const saveViewState = ({ state }: View) =>
  Object.fromEntries(Object.entries(state).map(([block, entries]) => [block, { ...entries }]));
