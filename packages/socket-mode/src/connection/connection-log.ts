import { type LogMessage, LogOnce } from '@nest-slack/core/internal';
import { getFailureCategory } from './connection-failure.js';
import type { ConnectionEvent } from './connection-event.js';
import { describeConnectionEvent, describeOutage, isRoutineRefresh } from './connection-messages.js';
import { Outage } from './outage.js';

type FailureEvent = Extract<ConnectionEvent, { kind: 'suspected' | 'lost' | 'retrying' | 'too_many' | 'disabled' }>;
type ReadyEvent = Extract<ConnectionEvent, { kind: 'ready' | 'renewed' }>;

/**
 * Receives the events of an app's connections and publishes each with its log message. An event is logged the first
 * time and silent when it repeats, be it for another connection or the next attempt. Adds the events that concern all
 * connections together: the last one was lost, the first one is ready again, all are ready again.
 */
export class ConnectionLog {
  readonly #unavailable = new Set<number>();
  readonly #throttle: LogThrottle;
  readonly #logOnce = new LogOnce();
  /** Set while at least one connection is not ready. */
  #degradation: Outage | null = null;
  /** Set while no connection is ready. */
  #outage: Outage | null = null;
  /** Set while Socket Mode is switched off. */
  #disabled: Outage | null = null;
  #connected: 'never' | 'no' | 'yes' = 'never';

  /**
   * @param publish receives each event with its log message
   * @param now the time in milliseconds, on any monotonic clock
   */
  constructor(
    private readonly publish: (event: ConnectionEvent, message: LogMessage) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#throttle = new LogThrottle(now);
  }

  readonly report = (event: ConnectionEvent): void => {
    switch (event.kind) {
      case 'suspected':
      case 'lost':
      case 'retrying':
      case 'too_many':
      case 'disabled':
        this.#onFailure(event);
        break;
      case 'ready':
      case 'renewed':
        this.#onReady(event);
        break;
      case 'renewing':
        if (isRoutineRefresh(event.reason)) this.#log(event);
        else this.#logFirst(event, `${event.kind} ${event.reason}`);
        break;
      case 'made_room':
        this.#logFirst(event, event.kind);
        break;
      case 'listener_failed':
        this.#logThrottled(event, `${event.kind} ${event.call} ${event.failure}`);
        break;
      default:
        this.#log(event);
    }
  };

  #onFailure(event: FailureEvent): void {
    this.#unavailable.add(event.connection);
    this.#degradation ??= new Outage(this.now);
    if (event.serving === 0) this.#outage ??= new Outage(this.now);
    if (event.kind !== 'lost' && event.kind !== 'suspected') {
      this.#degradation.failedAttempts += 1;
      if (this.#outage) this.#outage.failedAttempts += 1;
    }
    if (event.serving === 0 && this.#outage?.isReminderDue === true) {
      this.#logReminder(event, this.#outage);
      return;
    }
    const isLastConnection = this.#connected === 'yes' && event.serving === 0;
    if (isLastConnection) this.#connected = 'no';
    if (event.kind === 'disabled') this.#onSocketModeDisabled(event);
    else if (isLastConnection && event.kind === 'lost') this.#publishSilently(event);
    else this.#logOncePerOutage(event);
    if (!isLastConnection) return;
    // After a `disabled` message, which says more, a `disconnected` message would only repeat it.
    if (event.kind === 'disabled') this.#publishSilently({ ...event, kind: 'disconnected' });
    else this.#logOncePerOutage({ ...event, kind: 'disconnected' });
  }

  /** Repeats a warning about a long outage: a silent log would look as if the bot were well. */
  #logReminder(event: FailureEvent, outage: Outage): void {
    outage.markLogged(getFailureCategory(event.failure));
    this.publish(event, describeOutage(event, outage.startedAt, outage.failedAttempts));
  }

  #onSocketModeDisabled(event: Extract<FailureEvent, { kind: 'disabled' }>): void {
    if (this.#disabled !== null) return;
    this.#disabled = new Outage(this.now);
    this.#log(event);
  }

  /**
   * Logs a failure unless this outage has logged one of the same category. "No connection is ready" and "some
   * connections are not ready" are separate outages.
   */
  #logOncePerOutage(event: FailureEvent | Extract<ConnectionEvent, { kind: 'disconnected' }>): void {
    const outage = event.serving === 0 ? this.#outage : this.#degradation;
    const category = getFailureCategory(event.failure);
    if (outage === null || outage.hasLogged(category)) {
      this.#publishSilently(event);
    } else if (this.#logThrottled(event, `${event.serving === 0 ? 'none' : 'some'} ${category}`)) {
      outage.markLogged(category);
    }
  }

  #onReady(event: ReadyEvent): void {
    // While something is wrong, only the recovery is logged, not each connection.
    if (this.#degradation === null) this.#log(event);
    else this.#publishSilently(event);
    this.#unavailable.delete(event.connection);
    if (this.#disabled !== null) this.#log({ kind: 'enabled', afterMs: this.#disabled.durationMs });
    if (this.#connected !== 'yes') this.#onConnected();
    if (this.#degradation !== null && this.#unavailable.size === 0) this.#onRecovered(this.#degradation);
    this.#disabled = null;
  }

  #onConnected(): void {
    const outage = this.#outage;
    const isReconnect = this.#connected === 'no';
    const event = {
      kind: 'connected',
      again: isReconnect,
      afterMs: outage?.durationMs ?? 0,
      failedAttempts: outage?.failedAttempts ?? 0,
    } as const;
    // Log the recovery only if the outage was logged.
    if (this.#disabled === null && (outage === null || outage.isLogged)) {
      this.#log(event);
      this.#degradation?.markEndLogged();
    } else {
      this.#publishSilently(event);
    }
    this.#connected = 'yes';
    this.#outage = null;
  }

  #onRecovered(degradation: Outage): void {
    const event = {
      kind: 'recovered',
      afterMs: degradation.durationMs,
      failedAttempts: degradation.failedAttempts,
    } as const;
    if (degradation.isLogged) this.#log(event);
    else this.#publishSilently(event);
    this.#degradation = null;
  }

  #log(event: ConnectionEvent): void {
    this.publish(event, describeConnectionEvent(event));
  }

  #publishSilently(event: ConnectionEvent): void {
    this.publish(event, { level: 'silent', text: describeConnectionEvent(event).text });
  }

  /** Logs only the first event with this key. */
  #logFirst(event: ConnectionEvent, key: string): void {
    if (this.#logOnce.isFirst(key)) this.#log(event);
    else this.#publishSilently(event);
  }

  /** Logs an event that may repeat often, as far as the throttle allows. Returns whether it was logged. */
  #logThrottled(event: ConnectionEvent, key: string): boolean {
    const decision = this.#throttle.check(key);
    const { level, text } = describeConnectionEvent(event);
    if (decision === 'suppress') this.publish(event, { level: 'silent', text });
    else this.publish(event, { level, text: decision === 'log_last' ? `${text} ${SUPPRESSION_NOTICE}` : text });
    return decision !== 'suppress';
  }
}

const MAX_LOGS_PER_WINDOW = 5;
const WINDOW_MS = 600_000;
/** Keys may come from outside, so their number is limited. */
const MAX_KEYS = 200;

/** Limits repeated log messages: each key may be logged five times within ten minutes. */
export class LogThrottle {
  readonly #loggedAt = new Map<string, number[]>();

  /** @param now the time in milliseconds, on any monotonic clock */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether a message with this key may be logged now; `log_last` when the following ones will be suppressed. */
  check(key: string): 'log' | 'log_last' | 'suppress' {
    const now = this.now();
    const recent = (this.#loggedAt.get(key) ?? []).filter(at => now - at < WINDOW_MS);
    if (recent.length >= MAX_LOGS_PER_WINDOW) return 'suppress';
    recent.push(now);
    // Deleting first keeps the keys in the order of their last use.
    this.#loggedAt.delete(key);
    this.#loggedAt.set(key, recent);
    const [oldest] = this.#loggedAt.keys();
    if (this.#loggedAt.size > MAX_KEYS && oldest !== undefined) this.#loggedAt.delete(oldest);
    return recent.length === MAX_LOGS_PER_WINDOW ? 'log_last' : 'log';
  }
}

/** Appended to the last message before suppression. */
export const SUPPRESSION_NOTICE =
  'Logged 5 times in 10 minutes. Further occurrences are suppressed for up to 10 minutes.';
