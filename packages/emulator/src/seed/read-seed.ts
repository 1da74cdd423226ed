import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { readDocument } from '../manifest/read-document.js';
import { requireManifest } from '../manifest/require-manifest.js';
import { faultLine, faultsOf } from '../manifest/shape-faults.js';
import { seedSchema, type Seed, type SeedApp } from './seed.schema.js';

/** A seed, or the path of the JSON or YAML file that holds it. */
export type SeedSource = string | Seed;

/**
 * The seed, from its file if it is the path of one, with the manifests of its apps.
 * @throws Error that names each place that is wrong, and what is allowed there
 */
export async function readSeed(source: SeedSource): Promise<Seed> {
  const isFile = typeof source === 'string';
  const value: unknown = isFile ? await readDocument(source, 'the seed') : source;
  const seed = requireSeed(value, isFile ? `the seed in "${source}"` : 'the seed');
  if (!seed.apps) return seed;
  const folder = isFile ? dirname(source) : '.';
  return { ...seed, apps: await Promise.all(seed.apps.map(app => withManifest(app, folder))) };
}

/** The seed, if it is one. @throws Error that names each place that is wrong */
export function requireSeed(value: unknown, what = 'the seed'): Seed {
  const { success, issues, output } = v.safeParse(seedSchema, value);
  if (success) return output;
  throw new Error(
    `Can't begin with ${what}:\n${faultsOf(issues)
      .map(each => `  ${faultLine(each)}`)
      .join('\n')}`,
  );
}

async function withManifest(app: SeedApp, folder: string): Promise<SeedApp> {
  const { name, manifest } = app;
  if (manifest === undefined) return app;
  if (typeof manifest !== 'string') return { ...app, manifest: requireManifest(manifest, `the manifest of "${name}"`) };
  const path = resolve(folder, manifest);
  const value = await readDocument(path, `the manifest of "${name}"`);
  return { ...app, manifest: requireManifest(value, `the manifest in "${path}"`) };
}
