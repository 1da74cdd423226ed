import type { Logger } from '@nestjs/common';
import type { RejectionReason } from '../dispatch/wait-queue.js';
import { pluralize } from './pluralize.js';
import type { SlackCounters } from './counters.js';
import type { OverloadMonitor } from '../dispatch/overload-monitor.js';

/** Counts queued and rejected handlers. Rejections are logged in summary, not one by one. */
export class QueueLog {
  readonly #shutdown = { events: 0, lost: 0, people: 0 };

  constructor(
    private readonly counters: SlackCounters,
    private readonly overload: OverloadMonitor,
    private readonly logger: Logger,
  ) {}

  /** A handler was queued. */
  countQueued(): void {
    this.counters.add('queued');
  }

  /** An event was rejected and left unacked. */
  countRejectedEvent(why: RejectionReason): void {
    this.counters.add('refused');
    if (why === 'shutting_down') this.#shutdown.events += 1;
    else this.overload.refused();
  }

  /** A rejected event will not be redelivered. */
  countLostEvent(why: RejectionReason): void {
    this.counters.add('lost');
    if (why === 'shutting_down') this.#shutdown.lost += 1;
    else this.overload.lost();
  }

  /** A user was asked to try again. */
  countRejectedInteraction(why: RejectionReason): void {
    this.counters.add(why === 'shutting_down' ? 'restarting' : 'busy');
    if (why === 'shutting_down') this.#shutdown.people += 1;
    else this.overload.busy();
  }

  /** Logs what was rejected because of the shutdown, if anything. */
  logShutdown(): void {
    const { events, lost, people } = this.#shutdown;
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
