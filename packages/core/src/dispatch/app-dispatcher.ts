import type { Logger } from '@nestjs/common';
import type { DeduplicationOptions } from '../options/slack-options.js';
import type { ResolvedConcurrency } from '../options/validate-values.js';
import { EnvelopeResult } from '../response/envelope-result.js';
import { type LocaleTexts, LocalizedTexts } from '../response/slack-texts.js';
import { Responders } from '../response/responders.js';
import { buildRouteTable } from '../routing/route-table.js';
import { SlackCounters, type SlackCounts, type SlackLoad } from '../telemetry/counters.js';
import { type LogMessage, pluralize } from '../telemetry/log-message.js';
import { OverloadMonitor, type OverloadNotice, QueueLog } from './overload-monitor.js';
import { ResponseLog } from '../telemetry/response-log.js';
import { withTimeout } from '../time/delays.js';
import type { ThreadContexts } from '../assistant/thread-context-store.js';
import type { AppClients } from '../web-api/app-clients.js';
import type { BotIdentityResolver } from '../web-api/bot-identity-resolver.js';
import { UserLocales } from '../web-api/user-locales.js';
import { AckDeadline } from './ack-deadline.js';
import { ConcurrencyLimiters } from './concurrency-limiter.js';
import { Dispatcher } from './dispatcher.js';
import { HandlerExecutor, RunningHandlers } from './handler-execution.js';
import { IdempotentRunner } from './idempotent-runner.js';
import type { InboundDelivery } from './inbound-delivery.js';
import { MemoryIdempotencyStore } from './memory-idempotency-store.js';
import { OrderingKeyResolver } from './ordering-key.js';
import { PendingWork } from './pending-work.js';
import type { AppRoute } from './slack-handler.js';

/** After handlers were aborted, how long their last messages to Slack may take. */
const FINAL_MESSAGES_MS = 500;

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

export interface AppDispatcherDeps {
  readonly bot: BotIdentityResolver;
  readonly clients: AppClients;
  readonly contexts: ThreadContexts;
  readonly routes: readonly AppRoute[];
  readonly logger: Logger;
  /** Called when an overload begins and when it ends, with the message for the log. */
  readonly onOverload: (notice: OverloadNotice, message: LogMessage) => void;
}

/** Everything that dispatches the payloads of one Slack app: builds the dispatcher, and drains it at shutdown. */
export class AppDispatcher {
  readonly #counters = new SlackCounters();
  readonly #pendingWork = new PendingWork();
  readonly #running: RunningHandlers;
  readonly #limiters: ConcurrencyLimiters;
  readonly #overload: OverloadMonitor;
  readonly #queueLog: QueueLog;
  readonly #dispatcher: Dispatcher;
  readonly #logger: Logger;

  /** @throws RouteConflictError or ImpossibleRouteError when the routes of this app contradict each other */
  constructor(
    name: string,
    private readonly options: DispatchOptions,
    { bot, clients, contexts, routes, logger, onOverload }: AppDispatcherDeps,
  ) {
    const { concurrency, ackDeadlineMs, slackAckTimeoutMs } = options;
    this.#logger = logger;
    this.#running = new RunningHandlers(options.handlerTimeoutMs);
    this.#overload = new OverloadMonitor(concurrency, onOverload);
    this.#queueLog = new QueueLog(this.#counters, this.#overload, logger);

    const responseLog = new ResponseLog(this.#counters, logger);
    const locales = new UserLocales(error => responseLog.logLocaleError(error));
    const texts = new LocalizedTexts(options.texts, locales, error => responseLog.logTextError(error));
    const envelopeResult = new EnvelopeResult(responseLog, this.#counters, texts);
    const responders = new Responders(responseLog, texts);
    const ordering = new OrderingKeyResolver(name, concurrency.orderBy, problem =>
      responseLog.logOrderingError(problem),
    );
    this.#limiters = new ConcurrencyLimiters(concurrency, ordering);
    this.#dispatcher = new Dispatcher({
      bot,
      clients,
      contexts,
      routes: buildRouteTable(routes.filter(({ app }) => app === undefined || app === name)),
      ackDeadline: new AckDeadline(
        { ackDeadlineMs, slackAckTimeoutMs },
        this.#pendingWork,
        envelopeResult,
        this.#overload,
      ),
      runner: new IdempotentRunner(
        new MemoryIdempotencyStore(options.deduplication),
        this.#pendingWork,
        options.handlerTimeoutMs,
      ),
      limiters: this.#limiters,
      executor: new HandlerExecutor(name, this.#running, responders, envelopeResult, this.#pendingWork),
      envelopeResult,
      counters: this.#counters,
      responseLog,
      queueLog: this.#queueLog,
      pendingWork: this.#pendingWork,
    });
  }

  get counts(): SlackCounts {
    return this.#counters.snapshot;
  }

  get load(): SlackLoad {
    return { ...this.#limiters.load, overloaded: this.#overload.isOn };
  }

  /** Called by a receiver for every delivery. Never throws. */
  get dispatch(): (delivery: InboundDelivery) => void {
    return this.#dispatcher.dispatch;
  }

  /**
   * Starts no more handlers. Events whose handlers have not started stay unacked, so that Slack delivers them to another
   * process; users get a message that the bot restarts.
   */
  close(): void {
    this.#limiters.close();
    this.#overload.stop();
  }

  /** Waits for running handlers, `drainTimeoutMs` at most, then aborts them. */
  async drain(): Promise<void> {
    // A handler may have called this synchronously; it is not in the list of running handlers before its first await.
    await Promise.resolve();
    const { drainTimeoutMs } = this.options;
    const limit = `${drainTimeoutMs / 1_000} s`;
    if (this.#running.count > 0) {
      this.#logger.log(
        `Shutting down: waiting up to ${limit} (drainTimeoutMs) for ${pluralize(this.#running.count, 'running handler')}.`,
      );
    }
    if (await withTimeout(drainTimeoutMs, this.#pendingWork.idle())) return;
    if (this.#running.count > 0) {
      this.#logger.warn(
        `${pluralize(this.#running.count, 'handler')} still running after ${limit} (drainTimeoutMs). Shutting down without waiting longer.`,
      );
    }
    this.#running.abortAll();
    await withTimeout(FINAL_MESSAGES_MS, this.#pendingWork.idle());
  }

  /** Called when the receiver has closed: waits briefly for final messages, then logs what was left undone. */
  async end(): Promise<void> {
    await withTimeout(FINAL_MESSAGES_MS, this.#pendingWork.idle());
    this.#queueLog.logShutdown();
  }
}
