import { findMethodFacts } from '../api-reference/method-facts.js';
import type { TimelineRecord } from '../timeline/record-store.js';
import type { ApiCall } from '../event-log/records.js';

/** How much a finding matters: an `error` fails a person now, a `warning` will, or is against Slack's advice. */
export type LintSeverity = 'error' | 'warning';

const METHODS = 'https://docs.slack.dev/reference/methods';

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
  'deprecated-method': { severity: 'warning', page: METHODS },
  'unknown-method': { severity: 'error', page: METHODS },
  'unknown-argument': { severity: 'warning', page: METHODS },
  'numeric-ts': { severity: 'error', page: 'https://docs.slack.dev/messaging/retrieving-messages' },
  'api-error': { severity: 'warning', page: METHODS },
} as const satisfies Readonly<Record<string, { readonly severity: LintSeverity; readonly page: string }>>;

/** The name of a rule. */
export type LintRuleName = keyof typeof lintRules;

const isRuleName = (name: string): name is LintRuleName => Object.hasOwn(lintRules, name);

/** The names of all rules. */
export const lintRuleNames: readonly LintRuleName[] = Object.keys(lintRules).filter(isRuleName);

/** Slack's page about what a rule found: of one that speaks of a method, that method's. */
export function getRulePage(rule: LintRuleName, method?: string): string {
  const { page } = lintRules[rule];
  return page === METHODS && method !== undefined && findMethodFacts(method) ? `${METHODS}/${method}` : page;
}

/** @throws Error where a rule or a severity is none */
export function checkLintSettings(settings: LintSettings): void {
  for (const [name, value] of Object.entries(settings)) {
    if (name === 'slowAckMs') {
      if (typeof value === 'number' && value >= 0) continue;
      throw new Error(`lint has slowAckMs: ${String(value)}, which is no time. Give milliseconds, such as 2000.`);
    }
    if (!isRuleName(name)) {
      throw new Error(`lint names the rule "${name}", which there is not. There are: ${lintRuleNames.join(', ')}.`);
    }
    if (value === 'off' || value === 'warning' || value === 'error' || value === undefined) continue;
    throw new Error(`lint has ${name}: ${String(value)}. Give "off", "warning" or "error".`);
  }
}

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
  /**
   * What it was found in: the kind of an entry of the timeline, `change` for whatever changed in the workspace, and
   * `event` for one that was withheld from an app.
   */
  readonly about: Exclude<TimelineRecord['kind'], 'withheld' | 'fault' | 'time'> | 'event';
  /** What happened, what follows, what to do. */
  readonly text: string;
  /** Slack's page about it. */
  readonly page: string;
  /** The id of the entry of the timeline that it is about. */
  readonly entryId: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Looks at what happened: says what is wrong with it, what follows and what to do, or nothing. */
export type LintCheck = (noted: TimelineRecord) => string | undefined;

/** Checks by the rules that they are of. */
export type LintChecks<Names extends LintRuleName> = Readonly<Record<Names, LintCheck>>;

/** The call, where Slack itself has refused it: what a fault refuses is no slip of the app's. */
export function getFailedCall(noted: TimelineRecord, error?: string): ApiCall | undefined {
  if (noted.kind !== 'api_call' || noted.record.ok || noted.record.injected) return undefined;
  return error === undefined || noted.record.error === error ? noted.record : undefined;
}
