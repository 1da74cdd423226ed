import { fieldAt, isText } from '../support/field-at.js';

/** The first non-empty string, or null. */
const firstText = (...values: readonly unknown[]): string | null => values.find(isText) ?? null;

const kinds: Readonly<Record<string, string>> = {
  block_actions: 'action',
  block_suggestion: 'options',
  view_submission: 'view_submission',
  view_closed: 'view_closed',
  shortcut: 'shortcut',
  message_action: 'message_shortcut',
  interactive_message: 'interactive_message',
  dialog_submission: 'dialog_submission',
  dialog_cancellation: 'dialog_cancellation',
  dialog_suggestion: 'dialog_suggestion',
};

/** The kind that a payload is routed as, by the collection's type and Slack's documentation. */
export function kindOf(envelopeType: string, body: unknown): string {
  if (envelopeType === 'events_api') return 'event';
  if (envelopeType === 'slash_commands') return isText(fieldAt(body, 'command')) ? 'command' : 'unknown';
  return kinds[String(fieldAt(body, 'type'))] ?? 'unknown';
}

/** The workspace that installed the app, according to the payload's fields. */
export function teamOf(body: unknown): string | null {
  const installed = fieldAt(body, 'view', 'app_installed_team_id');
  return firstText(
    fieldAt(body, 'authorizations', 0, 'team_id'),
    isText(installed) && installed.startsWith('T') ? installed : undefined,
    fieldAt(body, 'team_id'),
    fieldAt(body, 'team', 'id'),
    fieldAt(body, 'user', 'team_id'),
    fieldAt(body, 'view', 'team_id'),
  );
}
