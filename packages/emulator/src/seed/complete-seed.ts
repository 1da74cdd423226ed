import type { Seed, SeedApp, SeedChannel, SeedMessage, SeedPerson, SeedWorkspace } from './schema/seed.schema.js';

/** A seed of which no part is missing that is usual without one, and whose manifests are read. */
export interface CompleteSeed extends Seed {
  readonly workspaces: SeedWorkspace[];
  readonly people: SeedPerson[];
  readonly apps: SeedApp[];
  readonly channels: SeedChannel[];
  readonly messages: SeedMessage[];
}

/** What there is without a seed; `random` is where no bot is. */
const USUAL: Omit<CompleteSeed, 'apps'> = {
  workspaces: [{ name: 'Local', domain: 'local' }],
  people: [
    { name: 'ann', realName: 'Ann Archer' },
    { name: 'bob', realName: 'Bob Baker' },
    { name: 'carol', realName: 'Carol Carter' },
  ],
  channels: [{ name: 'general', isGeneral: true }, { name: 'random' }, { name: 'support' }],
  messages: [],
};

/** The channels that bots start in. */
export const BOT_CHANNELS = ['general', 'support'] as const;

/** The channels that there are without a seed. */
export const usualChannels = USUAL.channels;

/** The seed with all its parts: those that it leaves out are as usual. */
export function completed(seed: Seed, apps: SeedApp[]): CompleteSeed {
  return {
    ...seed,
    workspaces: seed.workspaces ?? USUAL.workspaces,
    people: seed.people ?? USUAL.people,
    apps: seed.apps ?? apps,
    channels: seed.channels ?? USUAL.channels,
    messages: seed.messages ?? USUAL.messages,
  };
}
