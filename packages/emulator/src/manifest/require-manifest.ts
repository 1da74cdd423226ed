import { checkManifest } from './check-manifest.js';
import type { AppManifest } from './manifest.schema.js';
import { readDocument } from './read-document.js';
import type { LineOf } from './line-finder.js';
import { faultLines } from './shape-faults.js';

/** A manifest as Slack's settings show it, or the path of the JSON or YAML file that holds it. */
export type ManifestSource = string | AppManifest;

/**
 * The manifest, if it is one.
 * @param what it is called in an error
 * @param lineOf the lines of its file, if it is of one
 * @throws Error that names each place that is wrong, and what is allowed there
 */
export function requireManifest(value: unknown, what = 'the manifest', lineOf?: LineOf): AppManifest {
  const { manifest, faults } = checkManifest(value);
  if (manifest) return manifest;
  throw new Error(`Slack would not take ${what}:\n${faultLines(faults, lineOf)}`);
}

/**
 * The manifest, from its file if it is the path of one.
 * @param of whose it is, for an error: ` of "app"`
 * @throws Error when it is none
 */
export async function readManifest(source: ManifestSource, of = ''): Promise<AppManifest> {
  if (typeof source !== 'string') return requireManifest(source, `the manifest${of}`);
  const { value, lines } = await readDocument(source, `the manifest${of}`);
  const { manifest } = checkManifest(value);
  return manifest ?? requireManifest(value, `the manifest in "${source}"`, await lines());
}
