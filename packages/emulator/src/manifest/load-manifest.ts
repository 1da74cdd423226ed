import { type AppManifest, manifestSchema } from './manifest.schema.js';
import { type LineLookup, readDocument } from './read-document.js';
import { formatSchemaIssues, findSchemaIssues, type SchemaIssue } from './schema-issues.js';
import * as v from 'valibot';

/** A manifest as in Slack's app settings, or the path of a JSON or YAML file that contains it. */
export type ManifestSource = string | AppManifest;

/**
 * Parses a manifest.
 * @param what the name of the manifest in error messages
 * @param lineOf finds the lines in its file, if it comes from one
 * @throws Error that lists each invalid value and the allowed values
 */
export function parseManifest(value: unknown, what = 'the manifest', lineOf?: LineLookup): AppManifest {
  const { manifest, faults } = checkManifest(value);
  if (manifest) return manifest;
  throw new Error(`Slack would not take ${what}:\n${formatSchemaIssues(faults, lineOf)}`);
}

/**
 * Returns the manifest, read from a file if the source is a path.
 * @param of the owner, for error messages: ` of "app"`
 * @throws Error when it is not a valid manifest
 */
export async function loadManifest(source: ManifestSource, of = ''): Promise<AppManifest> {
  if (typeof source !== 'string') return parseManifest(source, `the manifest${of}`);
  const { value, lines } = await readDocument(source, `the manifest${of}`);
  const { manifest } = checkManifest(value);
  return manifest ?? parseManifest(value, `the manifest in "${source}"`, await lines());
}

/** A valid manifest, or its errors. */
export type CheckedManifest =
  | { readonly manifest: AppManifest; readonly faults: readonly [] }
  | { readonly manifest: undefined; readonly faults: readonly SchemaIssue[] };

/** Validates a manifest by Slack's rules: members, types, limits and dependencies between members. */
export function checkManifest(value: unknown): CheckedManifest {
  const { success, issues, output } = v.safeParse(manifestSchema, value);
  if (!success) return { manifest: undefined, faults: findSchemaIssues(issues) };
  const faults = mismatches(output);
  return faults.length > 0 ? { manifest: undefined, faults } : { manifest: output, faults: [] };
}

/** Finds combinations that match the schema but do not work at Slack. */
function mismatches({ features = {}, settings = {} }: AppManifest): SchemaIssue[] {
  const { event_subscriptions: events = {}, interactivity, socket_mode_enabled: isSocketMode = false } = settings;
  const subscribed = [...(events.bot_events ?? []), ...(events.user_events ?? [])];
  const commands = (features.slash_commands ?? []).map(({ command }) => command);
  const faults: SchemaIssue[] = [];
  if (subscribed.length > 0 && !isSocketMode && events.request_url === undefined) {
    faults.push({ place: ['settings', 'event_subscriptions'], text: 'needs Socket Mode or a request URL' });
  }
  if (interactivity?.is_enabled && !isSocketMode && interactivity.request_url === undefined) {
    faults.push({ place: ['settings', 'interactivity'], text: 'needs Socket Mode or a request URL' });
  }
  for (const [index, command] of commands.entries()) {
    if (commands.indexOf(command) === index) continue;
    faults.push({ place: ['features', 'slash_commands', index, 'command'], text: `declares ${command} once more` });
  }
  return faults;
}
