import * as v from 'valibot';
import { manifestSchema, type AppManifest } from './manifest.schema.js';
import { faultsOf, type ShapeFault } from './shape-faults.js';

/** A manifest, or what is wrong with it. */
export type CheckedManifest =
  | { readonly manifest: AppManifest; readonly faults: readonly [] }
  | { readonly manifest: undefined; readonly faults: readonly ShapeFault[] };

/** Checks a manifest by Slack's rules: its members, their types and limits, and what must go together. */
export function checkManifest(value: unknown): CheckedManifest {
  const { success, issues, output } = v.safeParse(manifestSchema, value);
  if (!success) return { manifest: undefined, faults: faultsOf(issues) };
  const faults = mismatches(output);
  return faults.length > 0 ? { manifest: undefined, faults } : { manifest: output, faults: [] };
}

/** What is well-formed, and yet would not work at Slack. */
function mismatches({ features = {}, settings = {} }: AppManifest): ShapeFault[] {
  const { event_subscriptions: events = {}, interactivity, socket_mode_enabled: isSocketMode = false } = settings;
  const subscribed = [...(events.bot_events ?? []), ...(events.user_events ?? [])];
  const commands = (features.slash_commands ?? []).map(({ command }) => command);
  const faults: ShapeFault[] = [];
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
