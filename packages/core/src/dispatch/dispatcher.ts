import { hasThreadContext } from '../envelope/assistant-metadata.js';
import { getIdempotencyId, isRedelivered } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { parseFrame } from '../envelope/parse-envelope.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { Response } from '../response/response.js';
import type { RouteTable } from '../routing/route-table.js';
import type { QueueLog } from './overload-monitor.js';
import type { ResponseLog } from '../telemetry/response-log.js';
import type { BotIdentityResolver } from '../web-api/bot-identity-resolver.js';
import type { AckDeadline } from './ack-deadline.js';
import type { ConcurrencyLimiters, QueuedHandler, RejectionReason } from './concurrency-limiter.js';
import type { DispatchedPayload, HandlerExecutor, HandlerMatch } from './handler-execution.js';
import type { ExecutionResult, IdempotentRunner } from './idempotent-runner.js';
import type { InboundDelivery } from './inbound-delivery.js';
import { andThen, mapAll, type MaybePromise, tryThen } from './maybe-promise.js';
import type { PendingAck } from './pending-ack.js';
import type { SlackHandler } from './slack-handler.js';

export interface DispatcherDeps {
  readonly bot: BotIdentityResolver;
  readonly routes: RouteTable<SlackHandler>;
  readonly ackDeadline: AckDeadline;
  readonly runner: IdempotentRunner;
  readonly limiters: ConcurrencyLimiters;
  readonly executor: HandlerExecutor;
  readonly envelopeResult: EnvelopeResult;
  readonly responseLog: ResponseLog;
  readonly queueLog: QueueLog;
}

/**
 * The path of a payload, from top to bottom: receive, arm the ack deadline, match, claim, wait for a slot, run the
 * handlers, respond, ack. Values are passed on synchronously where no step waits: awaiting each step would cost more than
 * the rest of the dispatch.
 */
export class Dispatcher {
  /** Acks that will tell the user that no handler starts. */
  readonly #rejections = new WeakSet<PendingAck>();

  constructor(private readonly deps: DispatcherDeps) {}

  /**
   * Called by a receiver for every delivery. Never throws or rejects: each path ends in one ack, or in none on purpose.
   * Returns a promise when a handler is still running.
   */
  dispatch(delivery: InboundDelivery): MaybePromise<void> {
    const { ackDeadline, envelopeResult, responseLog } = this.deps;
    const parsed = delivery.text === null ? null : parseFrame(delivery.text);
    if (parsed === null || !parsed.ok) {
      responseLog.logMalformed(parsed === null ? 'binary data' : parsed.name);
      delivery.settle(null);
      return;
    }
    const { envelope } = parsed;
    responseLog.countReceived();
    const ack = ackDeadline.start(envelope, delivery);
    return tryThen(
      () => this.#matchRoutes(envelope, ack),
      () => {},
      error => envelopeResult.onDispatchError(envelope, ack, error),
    );
  }

  #matchRoutes(envelope: SlackEnvelope, ack: PendingAck): MaybePromise<unknown> {
    const { bot, routes, envelopeResult } = this.deps;
    const conversation = bot.createSender(envelope);
    if (bot.shouldIgnore(envelope, conversation)) return ack.send();
    const { matches, hasUnhandledPart, usage } = routes.match(envelope, conversation.bot);
    if (usage !== undefined) return envelopeResult.respondWithUsage(envelope, ack, conversation, usage);
    const payload = { envelope, ack, conversation };
    const contextSaved = hasThreadContext(envelope) ? conversation.assistant.saveContext() : undefined;
    return andThen(contextSaved, () =>
      hasUnhandledPart ? this.#runMatchesAndReportRest(matches, payload) : this.#runMatches(matches, payload),
    );
  }

  /** Some actions of the payload, or all of it, have no handler. */
  async #runMatchesAndReportRest(matches: readonly HandlerMatch[], payload: DispatchedPayload): Promise<void> {
    const { envelopeResult, responseLog } = this.deps;
    const { envelope, ack, conversation } = payload;
    if (matches.length === 0) return envelopeResult.ackUnhandled(envelope, ack, conversation);
    responseLog.logUnhandled(
      envelope,
      matches.map(match => match.payload),
    );
    const steps = [
      () => this.#runMatches(matches, payload),
      () => envelopeResult.failUnhandledFunction(envelope, ack, conversation),
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
      return andThen(result, settled => this.#toResponse(settled, match, payload));
    });
    return andThen(responses, all => envelopeResult.finish(envelope, ack, all));
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

  /** Tells the user that the bot is busy or restarting: once for a payload, however many of its handlers don't start. */
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
