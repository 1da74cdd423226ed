import { declarationsOf } from '../manifest/declarations.js';
import type { AppManifest } from '../manifest/manifest.schema.js';
import { readManifest } from '../manifest/load-manifest.js';
import type { SlackEmulatorOptions } from '../slack-emulator.options.js';
import { readSeed } from './read-seed.js';
import type { Seed, SeedApp, SeedChannel, SeedMessage, SeedPerson, SeedWorkspace } from './schema/seed.schema.js';

/**
 * Begins something with what the options say.
 * @throws Error when the seed or the manifest is none
 */
export async function beginWith<Begun>(
  options: SlackEmulatorOptions,
  begin: (seed: CompleteSeed) => Begun,
): Promise<Begun> {
  const manifest = options.manifest === undefined ? undefined : await readManifest(options.manifest);
  if (options.seed === undefined) return begin(seedFor(options, {}, manifest));
  const { seed, located } = await readSeed(options.seed);
  try {
    return begin(seedFor(options, seed, manifest));
  } catch (error) {
    throw await located(error);
  }
}

/** A manifest and scopes are the first app's. */
function seedFor(
  { scopes, appName }: SlackEmulatorOptions,
  seed: Seed,
  manifest: AppManifest | undefined,
): CompleteSeed {
  const said = { ...(manifest ? { manifest } : {}), ...(scopes ? { scopes: [...scopes] } : {}) };
  const [first, ...others] = seed.apps ?? [];
  if (first) return completed({ ...seed, apps: [{ ...first, ...said }, ...others] }, []);
  const name = appName ?? (manifest && declarationsOf(manifest).botName) ?? 'app';
  const there = seed.channels ?? usualChannels;
  const channels = BOT_CHANNELS.filter(wanted => there.some(channel => channel.name === wanted));
  const usual: SeedApp = { name, channels, ...said };
  return completed(seed, [usual]);
}

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
