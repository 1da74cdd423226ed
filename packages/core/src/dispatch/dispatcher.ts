import { hasThreadContext } from '../envelope/assistant-metadata.js';
import { getIdempotencyId, isRedelivered } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { parseFrame } from '../envelope/parse-envelope.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { Response } from '../response/response.js';
import type { RouteTable } from '../routing/route-table.js';
import type { QueueLog } from './overload-monitor.js';
import type { ResponseLog } from '../telemetry/response-log.js';
import type { ThreadContexts } from '../assistant/thread-context-store.js';
import type { SlackCounters } from '../telemetry/counters.js';
import type { AppClients } from '../web-api/app-clients.js';
import { MessageSender } from '../web-api/message-sender.js';
import type { BotIdentityResolver } from '../web-api/bot-identity-resolver.js';
import type { AckDeadline } from './ack-deadline.js';
import type { ConcurrencyLimiters, QueuedHandler, RejectionReason } from './concurrency-limiter.js';
import type { DispatchedPayload, HandlerExecutor, HandlerMatch } from './handler-execution.js';
import type { ExecutionResult, IdempotentRunner } from './idempotent-runner.js';
import type { InboundDelivery } from './inbound-delivery.js';
import { mapAll, type MaybePromise } from './maybe-promise.js';
import { PendingAck } from './pending-ack.js';
import type { PendingWork } from './pending-work.js';
import type { SlackHandler } from './slack-handler.js';

export interface DispatcherDeps {
  readonly bot: BotIdentityResolver;
  readonly clients: AppClients;
  readonly contexts: ThreadContexts;
  readonly routes: RouteTable<SlackHandler>;
  readonly ackDeadline: AckDeadline;
  readonly runner: IdempotentRunner;
  readonly limiters: ConcurrencyLimiters;
  readonly executor: HandlerExecutor;
  readonly envelopeResult: EnvelopeResult;
  readonly counters: SlackCounters;
  readonly responseLog: ResponseLog;
  readonly queueLog: QueueLog;
  readonly pendingWork: PendingWork;
}

/**
 * The path of a payload, from top to bottom: receive, arm the ack deadline, match, claim, wait for a slot, run the
 * handlers, respond, ack. Values are passed on synchronously where no step waits: awaiting each step would cost more than
 * the rest of the dispatch.
 */
export class Dispatcher {
  /** Acks that carry the message that no handler starts. */
  readonly #rejections = new WeakSet<PendingAck>();

  constructor(private readonly deps: DispatcherDeps) {}

  /**
   * Called by a receiver for every delivery. Never throws: each path ends in one ack, or in none on purpose. Handlers may
   * still be running when it returns.
   */
  readonly dispatch = (delivery: InboundDelivery): void => {
    const { ackDeadline, counters, responseLog, pendingWork, envelopeResult } = this.deps;
    const parsed = delivery.text === null ? null : parseFrame(delivery.text);
    if (parsed === null || !parsed.ok) {
      responseLog.logMalformed(parsed === null ? 'binary data' : parsed.name);
      delivery.settle(null);
      return;
    }
    const { envelope } = parsed;
    counters.add('received');
    // From here on the envelope gets an ack, even when its handlers hang.
    const ack = new PendingAck(envelope, delivery, ackDeadline);
    const onError = (error: unknown) => envelopeResult.onDispatchError(envelope, ack, error);
    try {
      const handled = this.#matchRoutes(envelope, ack);
      if (handled instanceof Promise) void pendingWork.track(handled.catch(onError));
    } catch (error) {
      onError(error);
    }
  };

  #matchRoutes(envelope: SlackEnvelope, ack: PendingAck): MaybePromise<unknown> {
    const { bot, clients, contexts, routes, envelopeResult } = this.deps;
    const sender = new MessageSender(envelope, bot, clients, contexts);
    if (envelope.kind === 'event' && bot.shouldIgnore(envelope, sender.bot)) return ack.send();
    const { matches, hasUnhandledPart, usage } = routes.match(envelope, sender);
    if (usage !== undefined) return envelopeResult.respondWithUsage(envelope, ack, sender, usage);
    const payload = { envelope, ack, sender };
    if (envelope.kind === 'event' && hasThreadContext(envelope)) {
      return sender.assistant.saveContext().then(() => this.#run(matches, hasUnhandledPart, payload));
    }
    return this.#run(matches, hasUnhandledPart, payload);
  }

  #run(matches: readonly HandlerMatch[], hasUnhandledPart: boolean, payload: DispatchedPayload): MaybePromise<void> {
    return hasUnhandledPart ? this.#runMatchesAndReportRest(matches, payload) : this.#runMatches(matches, payload);
  }

  /** Some actions of the payload, or all of it, have no handler. */
  async #runMatchesAndReportRest(matches: readonly HandlerMatch[], payload: DispatchedPayload): Promise<void> {
    const { envelopeResult, responseLog } = this.deps;
    const { envelope, ack, sender } = payload;
    if (matches.length === 0) return envelopeResult.ackUnhandled(envelope, ack, sender);
    responseLog.logUnhandled(
      envelope,
      matches.map(match => match.payload),
    );
    const steps = [
      () => this.#runMatches(matches, payload),
      () => envelopeResult.failUnhandledFunction(envelope, ack, sender),
    ];
    await mapAll(steps, step => step());
  }

  /** Runs each matched handler once, then writes one ack for all of them. */
  #runMatches(matches: readonly HandlerMatch[], payload: DispatchedPayload): MaybePromise<void> {
    const { limiters, envelopeResult } = this.deps;
    const { envelope, ack } = payload;
    const position = limiters.select(envelope);
    // Without a free position the payload may still be rejected, so it can't be acked ahead of its handlers.
    if (matches.some(acksImmediately) && position.limiter.hasSpaceFor(matches.length)) {
      ack.isAhead = true;
      ack.send();
    }
    const idempotencyId = getIdempotencyId(envelope);
    const willBeRedelivered = isRedelivered(envelope);
    const onDuplicate = () => envelopeResult.onDuplicate(envelope, ack);
    const onQueued = (handler: QueuedHandler) => this.#recordQueued(handler, ack);
    const responses = mapAll(matches, (match, index) => {
      const { id } = match.route.handler;
      const result = this.deps.runner.runOnce({
        ...position,
        // One handler may match several entries of `actions[]`; each entry is run on its own.
        key: { payload: idempotencyId, handler: isActionEntry(match) ? `${id}#${index}` : id },
        willBeRedelivered,
        onDuplicate,
        onQueued,
        run: () => this.deps.executor.run(match, payload),
      });
      return result instanceof Promise
        ? result.then(execution => this.#toResponse(execution, match, payload))
        : this.#toResponse(result, match, payload);
    });
    return responses instanceof Promise
      ? responses.then(all => envelopeResult.finish(envelope, ack, all))
      : envelopeResult.finish(envelope, ack, responses);
  }

  #recordQueued(handler: QueuedHandler, ack: PendingAck): void {
    this.deps.queueLog.countQueued();
    ack.turns.push(handler);
  }

  #toResponse(
    result: ExecutionResult<Response>,
    match: HandlerMatch,
    payload: DispatchedPayload,
  ): MaybePromise<Response> {
    switch (result.status) {
      case 'ran':
        return result.value;
      case 'duplicate':
        return this.deps.envelopeResult.respondToDuplicate(payload.envelope, result.outcome, match.route.handler);
      case 'rejected':
        return isRedelivered(payload.envelope)
          ? this.#leaveToRedelivery(result.reason, payload)
          : this.#rejectUser(result.reason, match, payload);
    }
  }

  #leaveToRedelivery(reason: RejectionReason, { envelope, ack }: DispatchedPayload): Response {
    const { envelopeResult, queueLog } = this.deps;
    queueLog.countRejectedEvent(reason);
    return envelopeResult.rejectEvent(envelope, ack, reason, () => queueLog.countLostEvent(reason));
  }

  /** Sends the user one message per payload that the bot is busy or restarting, even when several handlers don't start. */
  async #rejectUser(reason: RejectionReason, match: HandlerMatch, payload: DispatchedPayload): Promise<Response> {
    const { ack } = payload;
    if ((ack.open && !this.#rejections.has(ack)) || acksImmediately(match)) {
      this.#rejections.add(ack);
      this.deps.queueLog.countRejectedInteraction(reason);
      await this.deps.executor.rejectUser(match, payload, reason);
    }
    return { ack: 'send' };
  }
}

/** Whether the match is one entry of `actions[]`. */
const isActionEntry = ({ kind }: HandlerMatch): boolean => kind === 'action' || kind === 'interactive_message';

const acksImmediately = ({ route }: HandlerMatch): boolean => route.handler.ackMode === 'immediate';
