import { checkManifest } from './check-manifest.js';
import type { AppManifest } from './manifest.schema.js';
import { readDocument } from './read-document.js';
import { faultLine } from './shape-faults.js';

/** A manifest as Slack's settings show it, or the path of the JSON or YAML file that holds it. */
export type ManifestSource = string | AppManifest;

/**
 * The manifest, if it is one.
 * @param what it is called in an error
 * @throws Error that names each place that is wrong, and what is allowed there
 */
export function requireManifest(value: unknown, what = 'the manifest'): AppManifest {
  const { manifest, faults } = checkManifest(value);
  if (manifest) return manifest;
  throw new Error(`Slack would not take ${what}:\n${faults.map(each => `  ${faultLine(each)}`).join('\n')}`);
}

/** The manifest, from its file if it is the path of one. @throws Error when it is none */
export async function readManifest(source: ManifestSource): Promise<AppManifest> {
  if (typeof source !== 'string') return requireManifest(source);
  return requireManifest(await readDocument(source, 'the manifest'), `the manifest in "${source}"`);
}
