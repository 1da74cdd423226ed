import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { parseJson } from '../json.js';
import { type LineLookup, readDocument, type ReadDocument } from '../manifest/read-document.js';
import { loadManifest } from '../manifest/load-manifest.js';
import { formatSchemaIssues, findSchemaIssues, type SchemaIssue } from '../manifest/schema-issues.js';
import { seedSchema, type Seed, type SeedApp } from './schema/seed.schema.js';

/** A seed, or the path of the JSON or YAML file that holds it. */
export type SeedSource = string | Seed;

/** A seed, and how what is wrong with it is told. */
export interface ReadSeed {
  readonly seed: Seed;
  /** The error with the file and lines of what is wrong. Any other error stays as it is. */
  readonly located: (error: unknown) => Promise<unknown>;
}

/**
 * The seed, from its file if it is the path of one, with the manifests of its apps.
 * @throws Error that names each place that is wrong, and what is allowed there
 */
export async function readSeed(source: SeedSource): Promise<ReadSeed> {
  const document = typeof source === 'string' ? await readDocument(source, 'the seed') : undefined;
  const what = typeof source === 'string' ? `the seed in "${source}"` : 'the seed';
  const located: ReadSeed['located'] = async error =>
    error instanceof SeedError ? new SeedError(error.faults, what, await linesOf(document)) : error;
  try {
    const seed = requireSeed(document ? document.value : source);
    const folder = typeof source === 'string' ? dirname(source) : '.';
    return { seed: seed.apps ? { ...seed, apps: await withManifests(seed.apps, folder) } : seed, located };
  } catch (error) {
    throw await located(error);
  }
}

/** The seed, if it is one: a copy, which nobody else changes. @throws SeedError that names each place that is wrong */
export function requireSeed(value: unknown): Seed {
  const { success, issues, output } = v.safeParse(seedSchema, asJson(value), { abortPipeEarly: true });
  if (success) return output;
  throw new SeedError(findSchemaIssues(issues));
}

/** What a file could hold of it. */
function asJson(value: unknown): unknown {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new SeedError([{ place: [], text: `is nothing that JSON could hold: ${reason}` }]);
  }
  if (text === undefined) return undefined;
  const copy = parseJson(text);
  if (copy === undefined) throw new SeedError([{ place: [], text: 'is nested too deep' }]);
  return copy;
}

async function linesOf(document: ReadDocument | undefined): Promise<LineLookup | undefined> {
  return document?.lines();
}

/** @throws Error that tells of all manifests that are none */
async function withManifests(apps: readonly SeedApp[], folder: string): Promise<SeedApp[]> {
  const read = await Promise.allSettled(apps.map(app => withManifest(app, folder)));
  const reasons = read.flatMap(each =>
    each.status === 'rejected' ? [String(each.reason).replace(/^Error: /, '')] : [],
  );
  if (reasons.length > 0) throw new Error(reasons.join('\n'));
  return read.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []));
}

async function withManifest(app: SeedApp, folder: string): Promise<SeedApp> {
  const { name, manifest } = app;
  if (manifest === undefined) return app;
  const source = typeof manifest === 'string' ? resolve(folder, manifest) : manifest;
  return { ...app, manifest: await loadManifest(source, ` of "${name}"`) };
}

/** A seed is none: tells each place that is wrong, and what is allowed there. */
export class SeedError extends Error {
  constructor(
    readonly faults: readonly SchemaIssue[],
    /** What it is called, such as `the seed in "team.yaml"`. */
    what = 'the seed',
    lineOf?: LineLookup,
  ) {
    super(`Can't begin with ${what}:\n${formatSchemaIssues(faults, lineOf)}`);
  }
}
