import { declarationsOf } from '../manifest/declarations.js';
import { readManifest } from '../manifest/require-manifest.js';
import type { SlackEmulatorOptions } from '../slack-emulator.options.js';
import { BOT_CHANNELS, completed, usualChannels, type CompleteSeed } from './complete-seed.js';
import { readSeed } from './read-seed.js';
import type { SeedApp } from './seed.schema.js';

/**
 * What an emulator of these options begins with. A manifest and scopes are the first app's.
 * @throws Error when the seed or the manifest is none
 */
export async function seedFor(options: SlackEmulatorOptions): Promise<CompleteSeed> {
  const seed = options.seed === undefined ? {} : await readSeed(options.seed);
  const manifest = options.manifest === undefined ? undefined : await readManifest(options.manifest);
  const { scopes } = options;
  const said = { ...(manifest ? { manifest } : {}), ...(scopes ? { scopes: [...scopes] } : {}) };
  const [first, ...others] = seed.apps ?? [];
  if (first) return completed({ ...seed, apps: [{ ...first, ...said }, ...others] }, []);
  const name = options.appName ?? (manifest && declarationsOf(manifest).botName) ?? 'app';
  const there = seed.channels ?? usualChannels;
  const channels = BOT_CHANNELS.filter(wanted => there.some(channel => channel.name === wanted));
  const usual: SeedApp = { name, channels, ...said };
  return completed(seed, [usual]);
}
