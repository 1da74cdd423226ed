import type { Logger } from '@nestjs/common';
import type { LogMessage } from '../telemetry/log-message.js';
import type { ReceivedFrame } from './received-frame.js';
import { within } from '../time/within.js';
import { Delivery } from '../delivery/delivery.js';
import { EventOrder } from '../delivery/event-order.js';
import { Lanes } from '../delivery/lanes.js';
import { MemoryOutcomes } from '../delivery/memory-outcomes.js';
import type { ResolvedConcurrency } from '../options/concurrency.js';
import type { DeduplicationOptions } from '../options/slack-options.js';
import type { LocalTexts } from '../settlement/texts.js';
import { buildRouteTable } from '../routing/route-table.js';
import { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import { Overload, type OverloadNotice } from '../settlement/overload.js';
import { Settlement } from '../settlement/settlement.js';
import { SettlementJournal } from '../settlement/settlement-journal.js';
import { SpokenTexts } from '../settlement/spoken-texts.js';
import { TurnsJournal } from '../settlement/turns-journal.js';
import { type SlackCounts, SlackCounters } from '../telemetry/counters.js';
import { counted } from '../telemetry/counted.js';
import type { SlackLoad } from '../telemetry/load.js';
import { isComing } from '../time/soon.js';
import { UserLocales } from '../web-api/user-locales.js';
import { AckDeadline } from './ack-deadline.js';
import type { BotSelf } from '../web-api/bot-self.js';
import { HandlerTask } from './handler-task.js';
import { PayloadDelivery } from './payload-delivery.js';
import { PayloadPipeline } from './payload-pipeline.js';
import { RunningHandlers } from './running-handlers.js';
import type { AppRoute } from './slack-handler.js';

/** Given up, a handler ends at once; only its last words to Slack may still be on their way. */
const LAST_WORDS_MS = 500;

/** The options that the dispatch of an app's payloads depends on, with every default filled in. */
export interface DispatchOptions {
  readonly ackDeadlineMs: number;
  /** Milliseconds that Slack waits for an ack, from receipt. */
  readonly slackAckTimeoutMs: number;
  readonly handlerTimeoutMs: number;
  readonly drainTimeoutMs: number;
  readonly deduplication: { readonly [Name in keyof DeduplicationOptions]-?: number };
  readonly texts: LocalTexts;
  readonly concurrency: ResolvedConcurrency;
}

/** What an app's work is done with. */
export interface WorkSurroundings {
  readonly self: BotSelf;
  readonly routes: readonly AppRoute[];
  readonly logger: Logger;
  /** Told when an overload begins and when it is over, with the line for the log. */
  readonly onOverload: (notice: OverloadNotice, line: LogMessage) => void;
}

/** What an app does with its payloads: the rooms of their way, put together. */
export class AppWork {
  readonly #counters = new SlackCounters();
  readonly #delivery: Delivery;
  readonly #running: RunningHandlers;
  readonly #lanes: Lanes;
  readonly #overload: Overload;
  readonly #turns: TurnsJournal;
  readonly #pipeline: PayloadPipeline;
  readonly #logger: Logger;

  /** @throws RouteConflictError or ImpossibleRouteError when the routes of this app don't go together */
  constructor(
    name: string,
    private readonly options: DispatchOptions,
    { self, routes, logger, onOverload }: WorkSurroundings,
  ) {
    const { concurrency } = options;
    this.#logger = logger;
    this.#delivery = new Delivery(new MemoryOutcomes(options.deduplication));
    this.#running = new RunningHandlers(options.handlerTimeoutMs);
    this.#overload = new Overload(concurrency, onOverload);
    this.#turns = new TurnsJournal(this.#counters, this.#overload, logger);

    const times = { ackDeadlineMs: options.ackDeadlineMs, slackWaitsMs: options.slackAckTimeoutMs };
    const journal = new SettlementJournal(this.#counters, logger);
    const locales = new UserLocales(error => journal.localeUnknown(error));
    const texts = new SpokenTexts(options.texts, locales, error => journal.textFailed(error));
    const envelopes = new EnvelopeSettlement(journal, texts);
    const settlement = new Settlement(journal, texts);
    const order = new EventOrder(name, concurrency.orderBy, problem => journal.unordered(problem));
    this.#lanes = new Lanes(concurrency, order);
    const task = new HandlerTask(name, this.#running, settlement, envelopes, this.#delivery);
    this.#pipeline = new PayloadPipeline(
      self,
      buildRouteTable(routes.filter(({ app }) => app === undefined || app === name)),
      new AckDeadline(times, this.#delivery, envelopes, this.#overload),
      new PayloadDelivery(this.#delivery, this.#lanes, task, envelopes, this.#turns),
      envelopes,
      journal,
    );
  }

  get counts(): SlackCounts {
    return this.#counters.snapshot;
  }

  get load(): SlackLoad {
    return { ...this.#lanes.load, overloaded: this.#overload.isOn };
  }

  /** A frame has come. */
  receive(frame: ReceivedFrame): void {
    const received = this.#pipeline.receive(frame);
    if (isComing(received)) void this.#delivery.track(received);
  }

  /**
   * Begins nothing any more: events that no handler has begun stay unacked, for whoever is next, and people are told
   * that the bot restarts.
   */
  close(): void {
    this.#lanes.close();
    this.#overload.stop();
  }

  /** Lets handlers end for as long as `drainTimeoutMs` says, then gives them up. */
  async drain(): Promise<void> {
    // Whoever has just asked for it may be a handler: in its first turn it is not among those at work yet.
    await Promise.resolve();
    const { drainTimeoutMs } = this.options;
    const limit = `${drainTimeoutMs / 1_000} s`;
    if (this.#running.count > 0) {
      this.#logger.log(
        `Shutting down: ${counted(this.#running.count, 'handler')} at work, waiting ${limit} at most (drainTimeoutMs).`,
      );
    }
    if (await within(drainTimeoutMs, this.#delivery.idle())) return;
    if (this.#running.count > 0) {
      this.#logger.warn(
        `After ${limit} ${counted(this.#running.count, 'handler')} had not ended: shutting down all the same.`,
      );
    }
    this.#running.giveUp();
    await within(LAST_WORDS_MS, this.#delivery.idle());
  }

  /** The connections are gone: says what came too late, when its last words are out. */
  async end(): Promise<void> {
    await within(LAST_WORDS_MS, this.#delivery.idle());
    this.#turns.closed();
  }
}
