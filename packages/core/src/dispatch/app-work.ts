import type { Logger } from '@nestjs/common';
import type { LogMessage } from '../telemetry/log-message.js';
import type { InboundDelivery } from './inbound-delivery.js';
import { withTimeout } from '../time/with-timeout.js';
import { Delivery } from './delivery.js';
import { OrderingKeyResolver } from './ordering-key.js';
import { ConcurrencyLimiters } from './concurrency-limiters.js';
import { MemoryIdempotencyStore } from './memory-idempotency-store.js';
import type { ResolvedConcurrency } from '../options/validate-concurrency.js';
import type { DeduplicationOptions } from '../options/slack-options.js';
import type { LocaleTexts } from '../response/slack-texts.js';
import { buildRouteTable } from '../routing/route-table.js';
import { EnvelopeResult } from '../response/envelope-result.js';
import { OverloadMonitor, type OverloadNotice } from './overload-monitor.js';
import { Responders } from '../response/responders.js';
import { ResponseLog } from '../telemetry/response-log.js';
import { LocalizedTexts } from '../response/localized-texts.js';
import { QueueLog } from '../telemetry/queue-log.js';
import { type SlackCounts, SlackCounters } from '../telemetry/counters.js';
import { pluralize } from '../telemetry/pluralize.js';
import type { SlackLoad } from '../telemetry/load.js';
import { isPromise } from './maybe-promise.js';
import { UserLocales } from '../web-api/user-locales.js';
import { AckDeadline } from './ack-deadline.js';
import type { BotIdentityResolver } from '../web-api/bot-identity-resolver.js';
import { HandlerExecution } from './handler-task.js';
import { PayloadDelivery } from './payload-delivery.js';
import { Dispatcher } from './payload-pipeline.js';
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
  readonly texts: LocaleTexts;
  readonly concurrency: ResolvedConcurrency;
}

/** What an app's work is done with. */
export interface AppDispatcherDeps {
  readonly self: BotIdentityResolver;
  readonly routes: readonly AppRoute[];
  readonly logger: Logger;
  /** Told when an overload begins and when it is over, with the line for the log. */
  readonly onOverload: (notice: OverloadNotice, line: LogMessage) => void;
}

/** What an app does with its payloads: the rooms of their way, put together. */
export class AppDispatcher {
  readonly #counters = new SlackCounters();
  readonly #delivery: Delivery;
  readonly #running: RunningHandlers;
  readonly #lanes: ConcurrencyLimiters;
  readonly #overload: OverloadMonitor;
  readonly #turns: QueueLog;
  readonly #pipeline: Dispatcher;
  readonly #logger: Logger;

  /** @throws RouteConflictError or ImpossibleRouteError when the routes of this app don't go together */
  constructor(
    name: string,
    private readonly options: DispatchOptions,
    { self, routes, logger, onOverload }: AppDispatcherDeps,
  ) {
    const { concurrency } = options;
    this.#logger = logger;
    this.#delivery = new Delivery(new MemoryIdempotencyStore(options.deduplication));
    this.#running = new RunningHandlers(options.handlerTimeoutMs);
    this.#overload = new OverloadMonitor(concurrency, onOverload);
    this.#turns = new QueueLog(this.#counters, this.#overload, logger);

    const times = { ackDeadlineMs: options.ackDeadlineMs, slackWaitsMs: options.slackAckTimeoutMs };
    const journal = new ResponseLog(this.#counters, logger);
    const locales = new UserLocales(error => journal.localeUnknown(error));
    const texts = new LocalizedTexts(options.texts, locales, error => journal.textFailed(error));
    const envelopes = new EnvelopeResult(journal, texts);
    const settlement = new Responders(journal, texts);
    const order = new OrderingKeyResolver(name, concurrency.orderBy, problem => journal.unordered(problem));
    this.#lanes = new ConcurrencyLimiters(concurrency, order);
    const task = new HandlerExecution(name, this.#running, settlement, envelopes, this.#delivery);
    this.#pipeline = new Dispatcher(
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
  receive(frame: InboundDelivery): void {
    const received = this.#pipeline.receive(frame);
    if (isPromise(received)) void this.#delivery.track(received);
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
        `Shutting down: ${pluralize(this.#running.count, 'handler')} at work, waiting ${limit} at most (drainTimeoutMs).`,
      );
    }
    if (await withTimeout(drainTimeoutMs, this.#delivery.idle())) return;
    if (this.#running.count > 0) {
      this.#logger.warn(
        `After ${limit} ${pluralize(this.#running.count, 'handler')} had not ended: shutting down all the same.`,
      );
    }
    this.#running.giveUp();
    await withTimeout(LAST_WORDS_MS, this.#delivery.idle());
  }

  /** The connections are gone: says what came too late, when its last words are out. */
  async end(): Promise<void> {
    await withTimeout(LAST_WORDS_MS, this.#delivery.idle());
    this.#turns.closed();
  }
}
