import type { EventLog } from '../event-log/event-log.js';
import type { ApiCall, Delivery, Problem } from '../event-log/records.js';
import type { LintFinding, LintRuleName } from '../lint/lint-rules.js';
import type { Lint } from '../lint/linter.js';
import { includesText } from '../element-search/element-match.js';

/**
 * What can go wrong without anybody noticing: a deadline that passed without an ack (`deadline`), a call that Slack
 * refused (`api_error`), what Slack would ignore or show as a failure (`problem`), and what the lint finds besides these
 * (`lint`).
 */
export type FailureKind = 'deadline' | 'api_error' | 'problem' | 'lint';

export interface Failure {
  readonly kind: FailureKind;
  /** The app's name; `null` when it is unknown. */
  readonly app: string | null;
  /** What happened, in a sentence. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Which failure: one whose text has this in it, matches this, or for which this is true. */
export type FailureMatch = string | RegExp | ((failure: Failure) => boolean);

/** The failures that a test fails for when it ends. */
export type FailOn = 'anything' | readonly FailureKind[];

const FAILURE_KINDS: readonly FailureKind[] = ['deadline', 'api_error', 'problem', 'lint'];

/** The kinds that are meant. @throws Error for one that there is not */
export function resolveFailureKinds(failOn: FailOn): readonly FailureKind[] {
  if (failOn === 'anything') return FAILURE_KINDS;
  const unknown = failOn.find(kind => !FAILURE_KINDS.includes(kind));
  if (unknown === undefined) return failOn;
  throw new Error(`failOn names "${unknown}", which is no kind of failure. There are: ${FAILURE_KINDS.join(', ')}.`);
}

/** Of calls, deadlines and problems the records tell; of events that are withheld and response URLs the lint alone. */
const isReportedSeparately = ({ rule, about }: LintFinding): boolean =>
  REPORTED_SEPARATELY.includes(rule) && about !== 'event' && about !== 'response';

/** The rules whose findings are refusals, missed deadlines or problems at the same time. */
const REPORTED_SEPARATELY: readonly LintRuleName[] = [
  'api-error',
  'unknown-method',
  'missing-scope',
  'blocks-over-limit',
  'invalid-blocks',
  'expired-trigger',
  'used-trigger',
  'missed-ack',
  'unusable-ack',
];

/**
 * What went wrong in a local Slack, and what of it a test expects.
 *
 * @example
 * const slack = await SlackEmulator.start({ failOn: 'anything' });
 * slack.failures.expect('channel_not_found');
 * // …
 * await slack.close(); // rejects when anything else went wrong, or that didn't
 */
export class Failures {
  readonly #journal: EventLog;
  readonly #lint: Lint;
  readonly #kinds: readonly FailureKind[];
  readonly #expected: FailureMatch[] = [];

  constructor(journal: EventLog, lint: Lint, failOn: FailOn) {
    this.#journal = journal;
    this.#lint = lint;
    this.#kinds = resolveFailureKinds(failOn);
  }

  /** All that went wrong so far, the oldest first; as far as the history goes. */
  get all(): readonly Failure[] {
    const { deliveries, apiCalls, problems } = this.#journal;
    return [
      ...deliveries.flatMap(findMissedDeadlines),
      ...apiCalls.filter(({ ok }) => !ok).map(toApiErrorFailure),
      // Of a deadline of somebody's act the attempt tells as well.
      ...problems.filter(({ kind }) => kind !== 'operation_timeout').map(toProblemFailure),
      ...this.#lint.findings.filter(found => !isReportedSeparately(found)).map(toLintFailure),
    ].toSorted((one, other) => one.at - other.at);
  }

  /** What went wrong of the kinds that the test fails on, and was not expected. */
  get unexpected(): readonly Failure[] {
    return this.all.filter(
      failure => this.#kinds.includes(failure.kind) && !this.#expected.some(match => matchesFailure(failure, match)),
    );
  }

  /**
   * Expects something to go wrong, as often as it likes, until the local Slack is reset. When it never does, that is a
   * failure too.
   * @param match a part of its text, such as Slack's error code, an expression, or a condition
   */
  expect(match: FailureMatch): void {
    this.#expected.push(match);
  }

  /**
   * Whether all went as expected. `close()` asks, too.
   * @throws Error that lists what did not
   */
  verify(): void {
    const sentence = this.describe();
    if (sentence !== undefined) throw new Error(sentence);
  }

  /** Clears all expectations. */
  clear(): void {
    this.#expected.length = 0;
  }

  /** Describes the unexpected failures. */
  describe(): string | undefined {
    const { all, unexpected } = this;
    const missed = this.#expected.filter(match => !all.some(failure => matchesFailure(failure, match)));
    const lines = [
      ...unexpected.map(({ kind, app, text }) => `- ${kind}: ${app === null ? '' : `${app}: `}${text}`),
      ...missed.map(match => `- expected, and did not happen: ${String(match)}`),
    ];
    if (lines.length === 0) return undefined;
    return [
      'Not all went well in the local Slack, though no assertion says so:',
      ...lines,
      'Mend the app, or tell the test to expect it: slack.failures.expect(…).',
    ].join('\n');
  }
}

function findMissedDeadlines({ type, app, attempts }: Delivery): Failure[] {
  return attempts
    .filter(({ outcome }) => outcome === 'timeout')
    .map(({ envelopeId, retryAttempt, at }) => {
      const which = retryAttempt === 0 ? '' : `, redelivery ${retryAttempt},`;
      return { kind: 'deadline', app, at, text: `${type} ${envelopeId}${which} was not acked in time.` };
    });
}

const toApiErrorFailure = ({ method, error = 'unknown', app, at }: ApiCall): Failure => ({
  kind: 'api_error',
  app,
  at,
  text: `${method} was refused: ${error}.`,
});

const toProblemFailure = ({ kind, app, text, at }: Problem): Failure => ({
  kind: 'problem',
  app,
  at,
  text: `${kind}. ${text}`,
});

const toLintFailure = ({ rule, app, text, at, page }: LintFinding): Failure => ({
  kind: 'lint',
  app,
  at,
  text: `${rule}. ${text} ${page}`,
});

const matchesFailure = (failure: Failure, match: FailureMatch): boolean =>
  typeof match === 'function' ? match(failure) : includesText(failure.text, match);
