import type { ClaimOutcome } from '../dispatch/idempotency-store.js';
import type { RejectionReason } from '../dispatch/concurrency-limiter.js';
import { willBeRedelivered, isRedelivered, getRoutingIds } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { SlackFunctionException } from '../exceptions/delivery.exceptions.js';
import type { MessageSender } from '../web-api/message-sender.js';
import type { AckEnd, AckPayload, AckSent, PendingAck } from '../dispatch/pending-ack.js';
import type { HandlerRun, Response } from './response.js';
import type { LateHandler, ResponseLog } from '../telemetry/response-log.js';
import type { SlackCounters } from '../telemetry/counters.js';
import type { LocalizedTexts } from './slack-texts.js';

/** Combines the responses of all handlers of an envelope into its one ack. */
export class EnvelopeResult {
  readonly #breaker = new RedeliveryCircuitBreaker();
  #wasTripped = false;
  /** Envelopes already counted as withheld, though a late ack may still be sent. */
  readonly #countedAsMissed = new Set<SlackEnvelope>();

  constructor(
    private readonly log: ResponseLog,
    private readonly counters: SlackCounters,
    private readonly texts: LocalizedTexts,
  ) {}

  /** Acks an envelope without a matching handler. */
  async ackUnhandled(envelope: SlackEnvelope, ack: PendingAck, sender: MessageSender): Promise<void> {
    this.log.logUnhandled(envelope);
    switch (envelope.kind) {
      case 'command':
        await this.texts.resolveLocale(sender, ack);
        ack.send({
          response_type: 'ephemeral',
          text: this.texts.localize(sender, texts => texts.unknownCommand(envelope.name)),
        });
        return;
      case 'options':
      case 'interactive_message_suggestion':
      case 'dialog_suggestion':
        ack.send({ options: [] });
        return;
      case 'function':
        await this.failUnhandledFunction(envelope, ack, sender);
        ack.send();
        return;
      default:
        ack.send();
    }
  }

  /** Fails the workflow step of a function without a handler, which would otherwise never end. Ignores other kinds. */
  async failUnhandledFunction(envelope: SlackEnvelope, ack: PendingAck, sender: MessageSender): Promise<void> {
    const { completion } = sender;
    if (envelope.kind !== 'function' || completion === null) return;
    await this.texts.resolveLocale(sender, ack);
    try {
      await completion.fail(this.texts.localize(sender, texts => texts.unknownFunction(getRoutingIds(envelope))));
    } catch (error) {
      // A duplicate delivery: the step has already failed.
      if (error instanceof SlackFunctionException && error.code === 'function_not_running') return;
      this.log.logStepNotFailed(envelope, error);
    }
  }

  /** Shows how a command is used: its text matches no pattern, or the user asked for help. */
  async respondWithUsage(
    envelope: SlackEnvelope,
    ack: PendingAck,
    sender: MessageSender,
    usage: readonly string[],
  ): Promise<void> {
    this.log.logUsageShown(envelope);
    await this.texts.resolveLocale(sender, ack);
    ack.send({
      response_type: 'ephemeral',
      text: this.texts.localize(sender, texts => texts.usage(envelope.name, usage)),
    });
  }

  /** Acks after an unexpected error in the dispatch, so that the error does not block the ack. */
  onDispatchError(envelope: SlackEnvelope, ack: PendingAck, error: unknown): void {
    ack.send();
    this.log.logDispatchError(envelope, error);
  }

  /** Sends the ack at or after the deadline. */
  ackAtDeadline(envelope: SlackEnvelope, ack: PendingAck, deadlineMs: number, handler: LateHandler): void {
    if (!ack.open) return;
    this.#sendAck(ack, ack.meanwhile?.());
    this.log.logLate(envelope, deadlineMs, handler);
  }

  /** Called when the ack is written, withheld or could not be sent. Slack rates an app by the acks of its events. */
  onAckEnd({ envelope }: PendingAck, end: AckEnd): void {
    if (isRedelivered(envelope)) this.#countEvent(envelope, end === 'written' ? 'acked' : 'withheld');
    if (end === 'unsent') this.log.logAckUnsent(envelope);
    else this.counters.add(end === 'written' ? 'acked' : 'withheld');
  }

  /** Called when Slack has stopped waiting for the ack of an event. Slack counts a failure, also when an ack follows. */
  onAckMissed(envelope: SlackEnvelope, ack: PendingAck): void {
    if (!ack.open) return;
    this.#countEvent(envelope, 'withheld');
    this.#countedAsMissed.add(envelope);
  }

  /** Whether too many events were not acked, so that failed events are now acked as well. Logs when this starts. */
  isCircuitOpen(): boolean {
    const { isTripped } = this.#breaker;
    if (isTripped && !this.#wasTripped) this.log.logCircuitOpened();
    this.#wasTripped = isTripped;
    return isTripped;
  }

  /**
   * Withholds the ack of an event whose handler was rejected. Immediately, so that no other handler acks it.
   *
   * @param onLost called when Slack will not redeliver the event
   */
  rejectEvent(envelope: SlackEnvelope, ack: PendingAck, why: RejectionReason, onLost: () => void): Response {
    // During a shutdown the circuit breaker does not matter: the next process can handle the redelivery.
    const isForced = why === 'shutting_down';
    if (this.#willBeRedelivered(envelope, ack, isForced)) ack.withhold();
    return { ack: 'withhold', isForced, onLost };
  }

  /**
   * Called when the handler is still running for an earlier delivery. Duplicates of interactions have the same envelope
   * id, so the first delivery's ack, which may contain the response, is also theirs. An empty ack on another socket
   * could arrive before it.
   */
  onDuplicate(envelope: SlackEnvelope, ack: PendingAck): void {
    if (!isRedelivered(envelope)) ack.withhold();
  }

  /** Responds to a delivery whose handler ran, or is running, for an earlier delivery. */
  respondToDuplicate(envelope: SlackEnvelope, outcome: ClaimOutcome, handler: HandlerRun['handler']): Response {
    // Interactions are acked by the delivery that ran the handler.
    if (!isRedelivered(envelope)) return { ack: 'withhold', isForced: true, onLost: () => {} };
    if (outcome === 'completed') return { ack: 'send' };
    return { ack: 'withhold', isForced: false, onLost: () => this.log.logLost({ envelope, handler }) };
  }

  /** Sends or withholds the ack. A withheld ack takes precedence over `leave`, and `leave` over `send`. */
  finish(envelope: SlackEnvelope, ack: PendingAck, responses: readonly Response[]): void {
    const withheld: WithheldResponse[] = [];
    let isLeft = false;
    // At most one response has a payload: kinds with a response in the ack have one handler.
    let ackPayload: AckPayload | undefined;
    for (const response of responses) {
      if (response.ack === 'withhold') withheld.push(response);
      else if (response.ack === 'leave') isLeft = true;
      else ackPayload ??= response.ackPayload;
    }
    if (withheld.length > 0) this.#applyFailures(envelope, ack, withheld);
    else if (!isLeft) this.#sendAck(ack, ackPayload);
  }

  #countEvent(envelope: SlackEnvelope, end: 'acked' | 'withheld'): void {
    if (!this.#countedAsMissed.delete(envelope)) this.#breaker.count(end);
  }

  #sendAck(ack: PendingAck, ackPayload: AckPayload | undefined): void {
    if (ackPayload === undefined) {
      ack.send();
      return;
    }
    const sent = ack.send(ackPayload.payload, acked => notifyAckPayload(ackPayload, acked));
    notifyAckPayload(ackPayload, sent);
  }

  #applyFailures(envelope: SlackEnvelope, ack: PendingAck, failures: readonly WithheldResponse[]): void {
    if (ack.withheld) return;
    const isForced = failures.some(failure => failure.isForced);
    if (this.#willBeRedelivered(envelope, ack, isForced)) {
      ack.withhold();
      return;
    }
    for (const failure of failures) failure.onLost();
    if (isForced) ack.withhold();
    else ack.send();
  }

  /** Whether withholding the ack makes Slack redeliver the event. */
  #willBeRedelivered(envelope: SlackEnvelope, ack: PendingAck, isForced: boolean): boolean {
    if (ack.given || !willBeRedelivered(envelope)) return false;
    return isForced || !this.isCircuitOpen();
  }
}

type WithheldResponse = Extract<Response, { ack: 'withhold' }>;

/** Notifies the payload's owner whether the ack was sent with it. */
function notifyAckPayload(ackPayload: AckPayload, sent: AckSent): void {
  if (sent === 'sent') ackPayload.onSent?.();
  else if (sent !== 'waiting') ackPayload.onNotSent(sent === 'sent_bare' ? 'too_big' : 'too_late');
}

/** Slack looks at the deliveries of the last hour. */
const WINDOW_MS = 3_600_000;
const BUCKET_MS = 60_000;

/** With fewer deliveries the rate says nothing. */
const MIN_SAMPLE = 100;

interface Bucket {
  readonly since: number;
  deliveries: number;
  withheld: number;
}

/**
 * Counts the events that ended without an ack. Slack switches an app's event subscriptions off when 95 % of an hour's
 * deliveries fail. Long before that, failed events are acked, and lost, so that the others still arrive.
 */
export class RedeliveryCircuitBreaker {
  #buckets: Bucket[] = [];

  /** @param now returns the milliseconds of a monotonic clock */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether more than half of the last hour's deliveries ended without an ack. */
  get isTripped(): boolean {
    this.#dropOldBuckets();
    const deliveries = this.#buckets.reduce((sum, bucket) => sum + bucket.deliveries, 0);
    const withheld = this.#buckets.reduce((sum, bucket) => sum + bucket.withheld, 0);
    return deliveries >= MIN_SAMPLE && withheld * 2 > deliveries;
  }

  count(end: 'acked' | 'withheld'): void {
    const last = this.#buckets.at(-1);
    const bucket = last && this.now() - last.since < BUCKET_MS ? last : this.#addBucket();
    bucket.deliveries += 1;
    if (end === 'withheld') bucket.withheld += 1;
  }

  #addBucket(): Bucket {
    this.#dropOldBuckets();
    const bucket = { since: this.now(), deliveries: 0, withheld: 0 };
    this.#buckets.push(bucket);
    return bucket;
  }

  #dropOldBuckets(): void {
    const oldest = this.now() - WINDOW_MS;
    this.#buckets = this.#buckets.filter(({ since }) => since > oldest);
  }
}
