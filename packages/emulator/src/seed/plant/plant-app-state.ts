import type { SeedEntry } from '../schema/seed.schema.js';
import type { Planting } from './planting.js';

/** The threads that people have with apps as assistants. */
export function plantAssistantThreads(planting: Planting, threads: readonly SeedEntry<'assistantThreads'>[]): void {
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
export function plantAgentSessions(planting: Planting, sessions: readonly SeedEntry<'agentSessions'>[]): void {
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
export function plantCalls(planting: Planting, calls: readonly SeedEntry<'calls'>[]): void {
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
