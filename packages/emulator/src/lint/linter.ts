import { BoundedList } from '../collections/bounded-list.js';
import { Listeners } from '../collections/listeners.js';
import type { TimelineRecord } from '../timeline/record-store.js';
import { toSingleLine, type NameLookup } from '../timeline/payload-summary.js';
import { redact } from '../timeline/redact.js';
import type { TimelineLog } from '../timeline/timeline.js';
import { createCallChecks } from './call.checks.js';
import { createDeliveryChecks } from './delivery.checks.js';
import {
  checkLintSettings,
  type LintCheck,
  type LintChecks,
  type LintFinding,
  type LintRuleName,
  lintRuleNames,
  lintRules,
  type LintSettings,
  type LintSeverity,
  getRulePage,
} from './lint-rules.js';
import { createMessageChecks, type IsUser } from './message.checks.js';
import { createRateChecks } from './rate.checks.js';
import { scopeChecks } from './scope.checks.js';
import { createViewChecks } from './view.checks.js';

/**
 * What somebody who knows Slack would warn of, as it happens and at the end.
 *
 * @example
 * expect(slack.lint.findings).toEqual([]);
 * slack.lint.on(({ rule, text }) => console.warn(rule, text));
 */
export interface Lint {
  /** The oldest first: as many as `historyLimit` says. */
  readonly findings: readonly LintFinding[];
  /**
   * Calls `listener` with each finding from now on.
   * @returns a function that ends the listening
   */
  on(listener: (finding: LintFinding) => void): () => void;
  /** A summary: each rule that found something, how often, and the newest of it. */
  toString(): string;
}

/** What the linter works with. */
export interface LinterParts {
  readonly settings: LintSettings | false;
  readonly log: TimelineLog;
  /** How many findings are kept. */
  readonly limit: number;
  readonly names: { readonly of: NameLookup; readonly isUser: IsUser };
}

/** A finding is a sentence or three, whatever an app has put in them. */
const MAX_FINDING_LENGTH = 500;

/** What can be wrong. */
type LintedRecord = Exclude<TimelineRecord, { kind: 'fault' | 'time' }>;

interface ActiveRule {
  readonly name: LintRuleName;
  readonly severity: LintSeverity;
  readonly check: LintCheck;
}

/** Looks at all that happens, by the rules that are not switched off. */
export class Linter implements Lint {
  #rules: readonly ActiveRule[];
  readonly #findings: BoundedList<LintFinding>;
  readonly #listeners = new Listeners<[LintFinding]>();

  constructor(private readonly parts: LinterParts) {
    this.#findings = new BoundedList(parts.limit);
    this.#rules = resolveActiveRules(parts);
  }

  get findings(): readonly LintFinding[] {
    return this.#findings.all;
  }

  /** Forgets what it found, and what it has seen. */
  clear(): void {
    this.#findings.clear();
    this.#rules = resolveActiveRules(this.parts);
  }

  on(listener: (finding: LintFinding) => void): () => void {
    return this.#listeners.add(listener);
  }

  toString(): string {
    const newest = new Map<LintRuleName, LintFinding & { readonly count: number }>();
    for (const finding of this.findings) {
      const count = (newest.get(finding.rule)?.count ?? 0) + 1;
      newest.set(finding.rule, { ...finding, count });
    }
    return Array.from(
      newest.values(),
      ({ rule, severity, text, page, count }) => `${count} × ${rule} (${severity}): ${text} ${page}`,
    ).join('\n');
  }

  /** Looks at one thing that happened. */
  check(noted: TimelineRecord): void {
    // The test's own doing.
    if (noted.kind === 'fault' || noted.kind === 'time') return;
    for (const { name, severity, check } of this.#rules) {
      const text = check(noted);
      if (text !== undefined) this.#find(noted, name, severity, text);
    }
  }

  #find(noted: LintedRecord, rule: LintRuleName, severity: LintSeverity, words: string): void {
    const { entryId, at } = noted;
    const app = getRecordApp(noted);
    const text = redact(words.slice(0, MAX_FINDING_LENGTH));
    const page = getRulePage(rule, noted.kind === 'api_call' ? noted.record.method : undefined);
    const about = noted.kind === 'withheld' ? 'event' : noted.kind;
    const finding: LintFinding = { rule, severity, app, about, text, page, entryId, at };
    this.#findings.push(finding);
    this.parts.log.note({
      kind: 'finding',
      at,
      app,
      who: null,
      cause: entryId,
      text: toSingleLine(`${rule}: ${text}`),
      rule,
      severity,
    });
    this.#listeners.notify(finding);
  }
}

function getRecordApp(noted: LintedRecord): string | null {
  if (noted.kind === 'change') return noted.app;
  return noted.kind === 'withheld' ? noted.record.app.app.name : noted.record.app;
}

function resolveActiveRules({ settings, names }: LinterParts): ActiveRule[] {
  if (settings === false) return [];
  checkLintSettings(settings);
  const checks: LintChecks<LintRuleName> = {
    ...createCallChecks(),
    ...scopeChecks(),
    ...createDeliveryChecks(settings.slowAckMs ?? 2000),
    ...createRateChecks(names.of),
    ...createMessageChecks(names.isUser),
    ...createViewChecks(),
  };
  return lintRuleNames.flatMap(name => {
    const severity = settings[name] ?? lintRules[name].severity;
    return severity === 'off' ? [] : [{ name, severity, check: checks[name] }];
  });
}
