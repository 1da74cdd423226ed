import { declarationsOf } from '../manifest/declarations.js';
import type { AppManifest } from '../manifest/manifest.schema.js';
import { readManifest } from '../manifest/require-manifest.js';
import type { SlackEmulatorOptions } from '../slack-emulator.options.js';
import { BOT_CHANNELS, completed, usualChannels, type CompleteSeed } from './complete-seed.js';
import { readSeed } from './read-seed.js';
import type { Seed, SeedApp } from './schema/seed.schema.js';

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
