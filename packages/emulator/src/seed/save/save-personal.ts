import type { View } from '../../workspace/views/view.js';
import type { World } from '../../world/world.js';
import type { SeedEntry } from '../schema/seed.schema.js';
import type { Naming } from './naming.js';

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
