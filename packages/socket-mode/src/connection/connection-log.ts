import { LogOnce } from '@nest-slack/core/internal';
import { getFailureCategory } from './connection-failure.js';
import type { ConnectionNotice } from './connection-event.js';
import { describeConnectionEvent, describeOutage, isUsualEnd } from './connection-messages.js';
import type { LogMessage } from '@nest-slack/core/internal';
import { Outage } from './outage.js';
import { LAST_FOR_A_WHILE, LogThrottle } from './log-throttle.js';

type Missing = Extract<ConnectionNotice, { kind: 'suspected' | 'lost' | 'retrying' | 'too_many' | 'disabled' }>;
type There = Extract<ConnectionNotice, { kind: 'ready' | 'renewed' }>;

/**
 * Takes what an app's connections report, and passes it on with a line for the log: each thing at its level the first
 * time, and silent when it is one more of the same, be it of another connection or of the next attempt. It adds what
 * only all of them together tell: that none is left, that one is there again, that all are.
 */
export class ConnectionLog {
  readonly #missing = new Set<number>();
  readonly #repeats: LogThrottle;
  readonly #once = new LogOnce();
  /** While a connection or more doesn't serve. */
  #trouble: Outage | null = null;
  /** While none does. */
  #gap: Outage | null = null;
  /** While Socket Mode is switched off. */
  #disabled: Outage | null = null;
  #connected: 'never' | 'no' | 'yes' = 'never';

  /**
   * @param post takes a notice, with its line
   * @param now the time in milliseconds, on any clock that runs forward
   */
  constructor(
    private readonly post: (notice: ConnectionNotice, line: LogMessage) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#repeats = new LogThrottle(now);
  }

  readonly report = (notice: ConnectionNotice): void => {
    switch (notice.kind) {
      case 'suspected':
      case 'lost':
      case 'retrying':
      case 'too_many':
      case 'disabled':
        this.#isMissing(notice);
        break;
      case 'ready':
      case 'renewed':
        this.#isThere(notice);
        break;
      case 'renewing':
        if (isUsualEnd(notice.reason)) this.#say(notice);
        else this.#sayFirst(notice, `${notice.kind} ${notice.reason}`);
        break;
      case 'made_room':
        this.#sayFirst(notice, notice.kind);
        break;
      case 'listener_failed':
        this.#sayAgain(notice, `${notice.kind} ${notice.call} ${notice.failure}`);
        break;
      default:
        this.#say(notice);
    }
  };

  #isMissing(notice: Missing): void {
    this.#missing.add(notice.connection);
    this.#trouble ??= new Outage(this.now);
    if (notice.serving === 0) this.#gap ??= new Outage(this.now);
    if (notice.kind !== 'lost' && notice.kind !== 'suspected') {
      this.#trouble.failedAttempts += 1;
      if (this.#gap) this.#gap.failedAttempts += 1;
    }
    if (notice.serving === 0 && this.#gap?.isReminderDue === true) {
      this.#remind(notice, this.#gap);
      return;
    }
    const isLast = this.#connected === 'yes' && notice.serving === 0;
    if (isLast) this.#connected = 'no';
    if (notice.kind === 'disabled') this.#isDisabled(notice);
    else if (isLast && notice.kind === 'lost') this.#whisper(notice);
    else this.#sayOnce(notice);
    if (!isLast) return;
    // Where the notice says more, this is one more of the same.
    if (notice.kind === 'disabled') this.#whisper({ ...notice, kind: 'disconnected' });
    else this.#sayOnce({ ...notice, kind: 'disconnected' });
  }

  /** A log that is silent for long looks like one of a bot that is well. */
  #remind(notice: Missing, gap: Outage): void {
    gap.tell(getFailureCategory(notice.failure));
    this.post(notice, describeOutage(notice, gap.since, gap.failedAttempts));
  }

  #isDisabled(notice: Extract<Missing, { kind: 'disabled' }>): void {
    if (this.#disabled !== null) return;
    this.#disabled = new Outage(this.now);
    this.#say(notice);
  }

  /** Says a failure unless the like was said in this outage. That none serves is another one than that some don't. */
  #sayOnce(notice: Missing | Extract<ConnectionNotice, { kind: 'disconnected' }>): void {
    const outage = notice.serving === 0 ? this.#gap : this.#trouble;
    const sort = getFailureCategory(notice.failure);
    if (outage === null || outage.knows(sort)) {
      this.#whisper(notice);
    } else if (this.#sayAgain(notice, `${notice.serving === 0 ? 'none' : 'some'} ${sort}`)) {
      outage.tell(sort);
    }
  }

  #isThere(notice: There): void {
    // After trouble it is told when it is over, and not of each connection.
    if (this.#trouble === null) this.#say(notice);
    else this.#whisper(notice);
    this.#missing.delete(notice.connection);
    if (this.#disabled !== null) this.#say({ kind: 'enabled', afterMs: this.#disabled.ms });
    if (this.#connected !== 'yes') this.#isConnected();
    if (this.#trouble !== null && this.#missing.size === 0) this.#isOver(this.#trouble);
    this.#disabled = null;
  }

  #isConnected(): void {
    const gap = this.#gap;
    const again = this.#connected === 'no';
    const notice = {
      kind: 'connected',
      again,
      afterMs: gap?.ms ?? 0,
      failedAttempts: gap?.failedAttempts ?? 0,
    } as const;
    // Whoever wasn't told of the beginning has no use for the end.
    if (this.#disabled === null && (gap === null || gap.isTold)) {
      this.#say(notice);
      this.#trouble?.noteEndTold();
    } else {
      this.#whisper(notice);
    }
    this.#connected = 'yes';
    this.#gap = null;
  }

  #isOver(trouble: Outage): void {
    const notice = { kind: 'recovered', afterMs: trouble.ms, failedAttempts: trouble.failedAttempts } as const;
    if (trouble.isTold) this.#say(notice);
    else this.#whisper(notice);
    this.#trouble = null;
  }

  #say(notice: ConnectionNotice): void {
    this.post(notice, describeConnectionEvent(notice));
  }

  #whisper(notice: ConnectionNotice): void {
    this.post(notice, { level: 'silent', text: describeConnectionEvent(notice).text });
  }

  /** Says what is worth a word once in all the time. */
  #sayFirst(notice: ConnectionNotice, name: string): void {
    if (this.#once.isFirst(name)) this.#say(notice);
    else this.#whisper(notice);
  }

  /** Says what may come often, as far as the guard lets it; returns whether it was said. */
  #sayAgain(notice: ConnectionNotice, name: string): boolean {
    const answer = this.#repeats.ask(name);
    const { level, text } = describeConnectionEvent(notice);
    if (answer === 'hush') this.post(notice, { level: 'silent', text });
    else this.post(notice, { level, text: answer === 'last' ? `${text} ${LAST_FOR_A_WHILE}` : text });
    return answer !== 'hush';
  }
}
