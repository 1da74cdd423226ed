import type { SeedEntry } from '../schema/seed.schema.js';
import type { SeedApplication, SeedLocation } from './seed-application.js';
import type { Starred } from '../../workspace/users/user.js';

/** The threads that people have with apps as assistants. */
export function createAssistantThreads(
  planting: SeedApplication,
  threads: readonly SeedEntry<'assistantThreads'>[],
): void {
  for (const [index, seed] of threads.entries()) {
    const place = ['assistantThreads', index];
    const { thread: ts, contextChannel, title = '', promptsTitle = '', prompts = [] } = seed;
    const channel = planting.channel(seed.channel, [...place, 'channel'])?.channel.id;
    const user = planting.user(seed.user, [...place, 'user'])?.id;
    const appId = planting.app(seed.app, [...place, 'app']);
    const beside =
      contextChannel === undefined ? undefined : planting.channel(contextChannel, [...place, 'contextChannel']);
    if (channel === undefined || user === undefined || appId === undefined) continue;
    const shown = { contextChannel: beside?.channel.id ?? null, title, promptsTitle, prompts };
    planting.world.shared.assistantThreads.restore({ channel, ts, user, appId, ...shown });
  }
}

/** The sessions that agents keep in threads. */
export function createAgentSessions(planting: SeedApplication, sessions: readonly SeedEntry<'agentSessions'>[]): void {
  for (const [index, seed] of sessions.entries()) {
    const place = ['agentSessions', index];
    const channel = planting.channel(seed.channel, [...place, 'channel'])?.channel.id;
    const appId = planting.app(seed.app, [...place, 'app']);
    if (channel === undefined || appId === undefined) continue;
    const session = { appId, channel, threadTs: seed.thread, status: seed.status };
    planting.world.shared.agentSessions.set(session, seed.title);
  }
}

/** The calls that apps have told of. */
export function createCalls(planting: SeedApplication, calls: readonly SeedEntry<'calls'>[]): void {
  const { clock, calls: store } = planting.world.shared;
  for (const [index, seed] of calls.entries()) {
    const place = ['calls', index];
    const { externalId, displayId = '', title = '', joinUrl, desktopUrl = '', users = [], endedAt = 0, id } = seed;
    const appId = planting.app(seed.app, [...place, 'app']);
    const createdBy = planting.user(seed.createdBy, [...place, 'createdBy'])?.id;
    if (appId === undefined || createdBy === undefined) continue;
    const { startedAt = Math.trunc(clock.now() / 1000) } = seed;
    const told = { externalId, displayId, title, joinUrl, desktopUrl, startedAt, users };
    store.restore({ ...told, appId, createdBy, endedAt, ...(id === undefined ? {} : { id }) });
  }
}

/** What people want to be reminded of. */
export function createSeedReminders(planting: SeedApplication, reminders: readonly SeedEntry<'reminders'>[]): void {
  for (const [index, { user, creator = user, text, time, completed = 0, id }] of reminders.entries()) {
    const place = ['reminders', index];
    const reminded = planting.user(user, [...place, 'user']);
    const maker = planting.user(creator, [...place, 'creator']);
    if (!reminded || !maker) continue;
    const said = { user: reminded.id, creator: maker.id, text, time, completed };
    planting.world.shared.reminders.restore({ ...said, ...(id === undefined ? {} : { id }) });
  }
}

/** What people have saved for later. */
export function createSeedStars(planting: SeedApplication, stars: readonly SeedEntry<'stars'>[]): void {
  const { shared } = planting.world;
  for (const [index, star] of stars.entries()) {
    const place = ['stars', index];
    const owner = planting.user(star.user, [...place, 'user']);
    const item = resolveStarredItem(planting, star, place);
    if (owner && item) planting.attempt(place, () => shared.stars.restore(owner.id, item, star.created));
  }
}

function resolveStarredItem(
  planting: SeedApplication,
  { file, channel: where, ts }: SeedEntry<'stars'>,
  place: SeedLocation,
): Starred | undefined {
  const { files, messages } = planting.world.shared;
  if (file !== undefined) {
    return files.find(file) ? { file } : planting.refuse([...place, 'file'], `is "${file}", and there is no such file`);
  }
  if (where === undefined || ts === undefined) return planting.refuse(place, 'must have a file, or a channel and a ts');
  const channel = planting.channel(where, [...place, 'channel'])?.channel.id;
  if (channel === undefined) return undefined;
  if (messages.find(channel, ts)) return { channel, ts };
  return planting.refuse([...place, 'ts'], `is ${ts}, and no message in "${where}" has it`);
}

/** What apps have published as the Homes of people. */
export function createSeedHomes(planting: SeedApplication, homes: readonly SeedEntry<'homes'>[]): void {
  const { shared, workspaces } = planting.world;
  for (const [index, { app, user, view, state, hash, id }] of homes.entries()) {
    const place = ['homes', index];
    const owner = planting.user(user, [...place, 'user']);
    const appId = planting.app(app, [...place, 'app']);
    if (!owner || appId === undefined) continue;
    const install = workspaces.map(({ apps }) => apps.find(appId)).find(each => each !== undefined);
    if (!install) {
      planting.refuse([...place, 'app'], `is "${app}", which is installed nowhere`);
      continue;
    }
    const kept = {
      ...(state ? { state } : {}),
      ...(hash === undefined ? {} : { hash }),
      ...(id === undefined ? {} : { id }),
    };
    planting.attempt([...place, 'view'], () => shared.views.restoreHome(install, owner.id, view, kept));
  }
}
