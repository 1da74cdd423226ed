import type { RemoteSource } from '../../workspace/files/remote-files.js';
import type { SeedEntry } from '../schema/seed.schema.js';
import type { Planting, SeedPlace } from './planting.js';

type SeedFile = SeedEntry<'files'>;

/** Makes the files of a seed, with what is in them. */
export function plantFiles(planting: Planting, files: readonly SeedFile[]): void {
  const { files: store } = planting.world.shared;
  for (const [index, seed] of files.entries()) {
    const place = ['files', index];
    const { id, name, title, created, isPublicUrlShared } = seed;
    const owner = planting.user(seed.from, [...place, 'from']);
    const remote = seed.remote && sourceOf(planting, seed.remote, [...place, 'remote']);
    if (!owner || (seed.remote && !remote)) continue;
    if (id !== undefined && store.find(id)) {
      planting.refuse([...place, 'id'], `is "${id}", which another one has`);
      continue;
    }
    store.restore({
      name,
      user: owner.id,
      content: seed.base64 === undefined ? Buffer.from(seed.content ?? '') : Buffer.from(seed.base64, 'base64'),
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title }),
      ...(created === undefined ? {} : { created }),
      ...(isPublicUrlShared === undefined ? {} : { isPublicUrlShared }),
      ...(remote ? { remote } : {}),
    });
  }
}

function sourceOf(
  planting: Planting,
  { app, externalId, url }: NonNullable<SeedFile['remote']>,
  place: SeedPlace,
): RemoteSource | undefined {
  if (!URL.canParse(url)) return planting.refuse([...place, 'url'], `is "${url}", which is no URL`);
  const appId = planting.app(app, [...place, 'app']);
  return appId === undefined ? undefined : { appId, externalId, url };
}
