import { readDeclarations } from '../manifest/declarations.js';
import type { AppManifest } from '../manifest/manifest.schema.js';
import { loadManifest } from '../manifest/load-manifest.js';
import type { SlackEmulatorOptions } from '../slack-emulator.options.js';
import { readSeed } from './read-seed.js';
import type { Seed, SeedApp, SeedChannel, SeedMessage, SeedPerson, SeedWorkspace } from './schema/seed.schema.js';

/**
 * Begins something with what the options say.
 * @throws Error when the seed or the manifest is none
 */
export async function withInitialSeed<Begun>(
  options: SlackEmulatorOptions,
  begin: (seed: CompleteSeed) => Begun,
): Promise<Begun> {
  const manifest = options.manifest === undefined ? undefined : await loadManifest(options.manifest);
  if (options.seed === undefined) return begin(createInitialSeed(options, {}, manifest));
  const { seed, located } = await readSeed(options.seed);
  try {
    return begin(createInitialSeed(options, seed, manifest));
  } catch (error) {
    throw await located(error);
  }
}

/** A manifest and scopes are the first app's. */
function createInitialSeed(
  { scopes, appName }: SlackEmulatorOptions,
  seed: Seed,
  manifest: AppManifest | undefined,
): CompleteSeed {
  const said = { ...(manifest ? { manifest } : {}), ...(scopes ? { scopes: [...scopes] } : {}) };
  const [first, ...others] = seed.apps ?? [];
  if (first) return completeSeed({ ...seed, apps: [{ ...first, ...said }, ...others] }, []);
  const name = appName ?? (manifest && readDeclarations(manifest).botName) ?? 'app';
  const there = seed.channels ?? DEFAULT_CHANNELS;
  const channels = BOT_CHANNELS.filter(wanted => there.some(channel => channel.name === wanted));
  const usual: SeedApp = { name, channels, ...said };
  return completeSeed(seed, [usual]);
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
const DEFAULT_SEED: Omit<CompleteSeed, 'apps'> = {
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
export const DEFAULT_CHANNELS = DEFAULT_SEED.channels;

/** The seed with all its parts: those that it leaves out are as usual. */
export function completeSeed(seed: Seed, apps: SeedApp[]): CompleteSeed {
  return {
    ...seed,
    workspaces: seed.workspaces ?? DEFAULT_SEED.workspaces,
    people: seed.people ?? DEFAULT_SEED.people,
    apps: seed.apps ?? apps,
    channels: seed.channels ?? DEFAULT_SEED.channels,
    messages: seed.messages ?? DEFAULT_SEED.messages,
  };
}
