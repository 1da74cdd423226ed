/** How much a finding matters: an `error` fails a person now, a `warning` will, or is against Slack's advice. */
export type LintSeverity = 'error' | 'warning';

/** The rules: how much each matters unless it is told otherwise, and Slack's page about it. */
export const lintRules = {
  'missing-scope': { severity: 'error', page: 'https://docs.slack.dev/reference/scopes' },
  'unsubscribed-mention': { severity: 'warning', page: 'https://docs.slack.dev/reference/events/app_mention' },
  'blocks-over-limit': { severity: 'error', page: 'https://docs.slack.dev/reference/block-kit/blocks' },
  'invalid-blocks': { severity: 'error', page: 'https://docs.slack.dev/reference/block-kit/blocks' },
  'expired-trigger': { severity: 'error', page: 'https://docs.slack.dev/interactivity/handling-user-interaction' },
  'used-trigger': { severity: 'error', page: 'https://docs.slack.dev/interactivity/handling-user-interaction' },
  'response-url-overused': {
    severity: 'error',
    page: 'https://docs.slack.dev/interactivity/handling-user-interaction',
  },
  'missed-ack': { severity: 'error', page: 'https://docs.slack.dev/apis/events-api/using-socket-mode' },
  'slow-ack': { severity: 'warning', page: 'https://docs.slack.dev/apis/events-api/using-socket-mode' },
  'unusable-ack': { severity: 'error', page: 'https://docs.slack.dev/apis/events-api/using-socket-mode' },
  'message-rate': { severity: 'warning', page: 'https://docs.slack.dev/apis/web-api/rate-limits' },
  'ignored-rate-limit': { severity: 'error', page: 'https://docs.slack.dev/apis/web-api/rate-limits' },
  'missing-text': { severity: 'warning', page: 'https://docs.slack.dev/reference/methods/chat.postMessage' },
  'long-text': { severity: 'warning', page: 'https://docs.slack.dev/reference/methods/chat.postMessage' },
  'plain-mention': { severity: 'warning', page: 'https://docs.slack.dev/messaging/formatting-message-text' },
  'secret-in-message': {
    severity: 'error',
    page: 'https://docs.slack.dev/authentication/best-practices-for-security',
  },
  'private-metadata': { severity: 'warning', page: 'https://docs.slack.dev/reference/views/modal-views' },
  'unhashed-update': { severity: 'warning', page: 'https://docs.slack.dev/reference/methods/views.update' },
  'deprecated-method': { severity: 'warning', page: 'https://docs.slack.dev/reference/methods' },
  'unknown-method': { severity: 'error', page: 'https://docs.slack.dev/reference/methods' },
  'unknown-argument': { severity: 'warning', page: 'https://docs.slack.dev/reference/methods' },
  'numeric-ts': { severity: 'error', page: 'https://docs.slack.dev/messaging/retrieving-messages' },
  'api-error': { severity: 'warning', page: 'https://docs.slack.dev/apis/web-api' },
} as const satisfies Readonly<Record<string, { readonly severity: LintSeverity; readonly page: string }>>;

/** The name of a rule. */
export type LintRuleName = keyof typeof lintRules;

/**
 * How strict the lint is: rules by name, each off or of another severity, and the thresholds that can be moved.
 * @example
 * SlackEmulator.start({ lint: { 'missing-text': 'off', 'slow-ack': 'error', slowAckMs: 500 } });
 */
export type LintSettings = { readonly [Rule in LintRuleName]?: LintSeverity | 'off' } & {
  /** From where on an ack is slow. Default 2000. */
  readonly slowAckMs?: number;
};

/** What a rule found. */
export interface LintFinding {
  readonly rule: LintRuleName;
  readonly severity: LintSeverity;
  /** The app's name; `null` where it is nobody's. */
  readonly app: string | null;
  /** What happened, what follows, what to do. */
  readonly text: string;
  /** Slack's page about it. */
  readonly page: string;
  /** The id of the entry of the timeline that it is about. */
  readonly entryId: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
