import { type AppManifest, manifestSchema } from './manifest.schema.js';
import { type LineLookup, readDocument } from './read-document.js';
import { formatSchemaIssues, findSchemaIssues, type SchemaIssue } from './schema-issues.js';
import * as v from 'valibot';

/** A manifest as Slack's settings show it, or the path of the JSON or YAML file that holds it. */
export type ManifestSource = string | AppManifest;

/**
 * The manifest, if it is one.
 * @param what it is called in an error
 * @param lineOf the lines of its file, if it is of one
 * @throws Error that names each place that is wrong, and what is allowed there
 */
export function parseManifest(value: unknown, what = 'the manifest', lineOf?: LineLookup): AppManifest {
  const { manifest, faults } = checkManifest(value);
  if (manifest) return manifest;
  throw new Error(`Slack would not take ${what}:\n${formatSchemaIssues(faults, lineOf)}`);
}

/**
 * The manifest, from its file if it is the path of one.
 * @param of whose it is, for an error: ` of "app"`
 * @throws Error when it is none
 */
export async function loadManifest(source: ManifestSource, of = ''): Promise<AppManifest> {
  if (typeof source !== 'string') return parseManifest(source, `the manifest${of}`);
  const { value, lines } = await readDocument(source, `the manifest${of}`);
  const { manifest } = checkManifest(value);
  return manifest ?? parseManifest(value, `the manifest in "${source}"`, await lines());
}

/** A manifest, or what is wrong with it. */
export type CheckedManifest =
  | { readonly manifest: AppManifest; readonly faults: readonly [] }
  | { readonly manifest: undefined; readonly faults: readonly SchemaIssue[] };

/** Checks a manifest by Slack's rules: its members, their types and limits, and what must go together. */
export function checkManifest(value: unknown): CheckedManifest {
  const { success, issues, output } = v.safeParse(manifestSchema, value);
  if (!success) return { manifest: undefined, faults: findSchemaIssues(issues) };
  const faults = mismatches(output);
  return faults.length > 0 ? { manifest: undefined, faults } : { manifest: output, faults: [] };
}

/** What is well-formed, and yet would not work at Slack. */
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
