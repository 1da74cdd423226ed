import type { Logger } from '@nestjs/common';
import type { RejectionReason } from '../dispatch/wait-queue.js';
import { pluralize } from './pluralize.js';
import type { SlackCounters } from './counters.js';
import type { OverloadMonitor } from '../dispatch/overload-monitor.js';

/** Counts who waits for a turn, and what no handler began; says the latter in two lines at most, not one for each of a crowd. */
export class QueueLog {
  readonly #closing = { events: 0, lost: 0, people: 0 };

  constructor(
    private readonly counters: SlackCounters,
    private readonly overload: OverloadMonitor,
    private readonly logger: Logger,
  ) {}

  /** A handler has to wait for its turn. */
  waits(): void {
    this.counters.add('queued');
  }

  /** An event is left to Slack. */
  event(why: RejectionReason): void {
    this.counters.add('refused');
    if (why === 'shutting_down') this.#closing.events += 1;
    else this.overload.refused();
  }

  /** One that was left to Slack will not come again. */
  lost(why: RejectionReason): void {
    this.counters.add('lost');
    if (why === 'shutting_down') this.#closing.lost += 1;
    else this.overload.lost();
  }

  /** A person is told to try again. */
  person(why: RejectionReason): void {
    this.counters.add(why === 'shutting_down' ? 'restarting' : 'busy');
    if (why === 'shutting_down') this.#closing.people += 1;
    else this.overload.busy();
  }

  /** Says what a shutdown left undone, if anything. */
  closed(): void {
    const { events, lost, people } = this.#closing;
    if (events + people === 0) return;
    const parts = [
      ...(events > lost ? [`${pluralize(events - lost, 'event')}, left to Slack to deliver again`] : []),
      ...(lost > 0 ? [`${pluralize(lost, 'event')}, lost: Slack does not deliver them again`] : []),
      ...(people > 0
        ? [`${pluralize(people, 'command or click', 'commands or clicks')}, answered that the bot restarts`]
        : []),
    ];
    this.logger[lost > 0 ? 'warn' : 'log'](`Not begun because of the shutdown: ${parts.join('; ')}.`);
  }
}
