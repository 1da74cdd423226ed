import { z } from 'zod';
import { checkManifest } from '../manifest/check-manifest.js';
import { lineFinder } from '../manifest/line-finder.js';
import type { AppManifest } from '../manifest/manifest.schema.js';
import { ControlProblem, pointer } from './control-problem.js';
import { jsonObject } from './schemas/json.schema.js';

/** A manifest as requests bring it. */
export const manifestBody = z
  .union([jsonObject, z.string()])
  .describe("An app's manifest: itself, or its JSON or YAML as a text.");

/** @throws ControlProblem that says what is wrong with it at its pointer, of a text with the line */
export async function readManifest(given: z.output<typeof manifestBody>): Promise<AppManifest> {
  const { manifest, faults } = checkManifest(typeof given === 'string' ? await parsed(given) : given);
  if (manifest) return manifest;
  const lineOf = typeof given === 'string' ? await lineFinder(given) : undefined;
  const told = faults.map(({ place, text }) => {
    const line = lineOf?.(place);
    const words = `${place.at(-1) ?? 'the manifest'} ${text}`;
    const message = line === undefined ? words : `line ${line}: ${words}`;
    return { at: pointer('body', 'manifest', ...place.map(String)), message };
  });
  const detail = told.map(({ at, message }) => `${at}: ${message}`).join('; ');
  throw new ControlProblem('invalid_request', `Slack would not take this manifest. ${detail}`, told);
}

/** The reader of YAML, which reads JSON as well, is loaded only for a text. */
async function parsed(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    const value: unknown = parse(text);
    return value;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ControlProblem('invalid_request', 'This is neither JSON nor YAML.', [
      { at: pointer('body', 'manifest'), message },
    ]);
  }
}
