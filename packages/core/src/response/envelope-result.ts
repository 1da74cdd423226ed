import type { ClaimOutcome } from '../dispatch/idempotency-store.js';
import type { RejectionReason } from '../dispatch/wait-queue.js';
import { willBeRedelivered, isRedelivered, getRoutingIds } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { SlackFunctionException } from '../exceptions/slack-function.exception.js';
import type { MessageSender } from '../web-api/message-sender.js';
import type { AckPayload, Response } from './response.js';
import type { HandlerRun } from './handler-run.js';
import type { AckEnd, AckSent, PendingAck } from '../dispatch/pending-ack.js';
import { RedeliveryCircuitBreaker } from '../dispatch/redelivery-circuit-breaker.js';
import type { LateHandler, ResponseLog } from '../telemetry/response-log.js';
import type { LocalizedTexts } from './localized-texts.js';

/** Makes of the endings of an envelope's handlers the one end of its ack. */
export class EnvelopeResult {
  readonly #breaker = new RedeliveryCircuitBreaker();
  #tripped = false;
  /** Those counted already, though their acks are still to come. */
  readonly #missed = new Set<SlackEnvelope>();

  constructor(
    private readonly journal: ResponseLog,
    private readonly texts: LocalizedTexts,
  ) {}

  /** No handler is there for it. */
  async unhandled(envelope: SlackEnvelope, ack: PendingAck, conversation: MessageSender): Promise<void> {
    this.journal.unhandled(envelope);
    switch (envelope.kind) {
      case 'command':
        await this.texts.learn(conversation, ack);
        ack.send({
          response_type: 'ephemeral',
          text: this.texts.say(conversation, texts => texts.unknownCommand(envelope.name)),
        });
        return;
      case 'options':
      case 'interactive_message_suggestion':
      case 'dialog_suggestion':
        ack.send({ options: [] });
        return;
      case 'function':
        await this.notRun(envelope, ack, conversation);
        ack.send();
        return;
      default:
        ack.send();
    }
  }

  /** Fails the step of a function that nobody runs: it would go on until somebody wonders. Nothing to do for the rest. */
  async notRun(envelope: SlackEnvelope, ack: PendingAck, conversation: MessageSender): Promise<void> {
    const { completion } = conversation;
    if (envelope.kind !== 'function' || completion === null) return;
    await this.texts.learn(conversation, ack);
    try {
      await completion.fail(this.texts.say(conversation, texts => texts.unknownFunction(getRoutingIds(envelope))));
    } catch (error) {
      // It was delivered twice, and its step has failed already.
      if (error instanceof SlackFunctionException && error.code === 'function_not_running') return;
      this.journal.unfailed(envelope, error);
    }
  }

  /** A command was written in a way that no handler takes, or its user asked how to write it: nobody's error. */
  async misused(
    envelope: SlackEnvelope,
    ack: PendingAck,
    conversation: MessageSender,
    usage: readonly string[],
  ): Promise<void> {
    this.journal.misused(envelope);
    await this.texts.learn(conversation, ack);
    ack.send({
      response_type: 'ephemeral',
      text: this.texts.say(conversation, texts => texts.usage(envelope.name, usage)),
    });
  }

  /** Something failed that has no ending: the ack doesn't hang on it. */
  unsettled(envelope: SlackEnvelope, ack: PendingAck, error: unknown): void {
    ack.send();
    this.journal.unsettled(envelope, error);
  }

  /** The deadline is there, or was, and no reason to wait any longer. */
  late(envelope: SlackEnvelope, ack: PendingAck, deadlineMs: number, handler: LateHandler): void {
    if (!ack.open) return;
    this.#carry(ack, ack.meanwhile?.());
    this.journal.late(envelope, deadlineMs, handler);
  }

  /** It is known how an envelope ended for Slack, which judges the app by its events. */
  ended(envelope: SlackEnvelope, end: AckEnd): void {
    this.#count(envelope, end === 'written' ? 'acked' : 'withheld');
    this.journal.ended(envelope, end);
  }

  /** Slack has stopped waiting for the ack of an event: that is a failure to it, whatever comes later. */
  missed(envelope: SlackEnvelope, ack: PendingAck): void {
    if (!ack.open) return;
    this.#count(envelope, 'withheld');
    this.#missed.add(envelope);
  }

  /** Whether too many events went unacked, so that all are acked now, whatever becomes of them; says so when it begins. */
  trips(): boolean {
    const { isTripped } = this.#breaker;
    if (isTripped && !this.#tripped) this.journal.tripped();
    this.#tripped = isTripped;
    return isTripped;
  }

  /**
   * Leaves an event to Slack that a handler has not begun, at once: its other handlers must not ack it.
   *
   * @param lost called when Slack will not deliver it again
   */
  leave(envelope: SlackEnvelope, ack: PendingAck, why: RejectionReason, lost: () => void): Response {
    // Whoever goes down is not judged by it any more, and the next process may handle it.
    const insists = why === 'shutting_down';
    if (this.#comesAgain(envelope, ack, insists)) ack.withhold();
    return { ack: 'withhold', insists, lost };
  }

  /**
   * A handler is at work on an earlier delivery. What people do comes twice in one envelope: the ack of the other is its
   * ack, and may have the answer in it. A bare one, on another socket, could outrun that, at the deadline too.
   */
  joins(envelope: SlackEnvelope, ack: PendingAck): void {
    if (!isRedelivered(envelope)) ack.withhold();
  }

  /** A handler that was at work on an earlier delivery, or had done it, was not run for this one. */
  joined(envelope: SlackEnvelope, outcome: ClaimOutcome, handler: HandlerRun['handler']): Response {
    // What a person did is acked by the delivery that ran the handler.
    if (!isRedelivered(envelope)) return { ack: 'withhold', insists: true, lost: () => {} };
    if (outcome === 'completed') return { ack: 'send' };
    return { ack: 'withhold', insists: false, lost: () => this.journal.lost({ envelope, handler }) };
  }

  /** A failure that Slack should see outweighs the rest, and leaving the ack to somebody outweighs sending it. */
  finish(envelope: SlackEnvelope, ack: PendingAck, endings: readonly Response[]): void {
    if (endings.some(isFailure)) this.#fail(envelope, ack, endings.filter(isFailure));
    // Only kinds with a single handler are answered in the ack.
    else if (!endings.some(isLeft)) this.#carry(ack, endings.find(isCarrying)?.carry);
  }

  #count(envelope: SlackEnvelope, end: 'acked' | 'withheld'): void {
    if (this.#missed.size > 0 && this.#missed.delete(envelope)) return;
    if (isRedelivered(envelope)) this.#breaker.count(end);
  }

  #carry(ack: PendingAck, carry: AckPayload | undefined): void {
    if (carry === undefined) {
      ack.send();
      return;
    }
    const sent = ack.send(carry.payload, known => conclude(carry, known));
    conclude(carry, sent);
  }

  #fail(envelope: SlackEnvelope, ack: PendingAck, failures: readonly Failure[]): void {
    if (ack.withheld) return;
    const insists = failures.some(failure => failure.insists);
    if (this.#comesAgain(envelope, ack, insists)) {
      ack.withhold();
      return;
    }
    for (const failure of failures) failure.lost();
    if (insists) ack.withhold();
    else ack.send();
  }

  /** Whether Slack is to see a failure, and delivers again what it sees fail. */
  #comesAgain(envelope: SlackEnvelope, ack: PendingAck, insists: boolean): boolean {
    if (ack.given || !willBeRedelivered(envelope)) return false;
    return insists || !this.trips();
  }
}

type Failure = Extract<Response, { ack: 'withhold' }>;

const isFailure = (ending: Response): ending is Failure => ending.ack === 'withhold';
const isLeft = ({ ack }: Response): boolean => ack === 'leave';
const isCarrying = (ending: Response): ending is Response & { readonly carry: AckPayload } =>
  ending.ack === 'send' && ending.carry !== undefined;

/** Does what is left to do for an answer once it is known whether its ack has carried it. */
function conclude(carry: AckPayload, sent: AckSent): void {
  if (sent === 'sent') carry.sent?.();
  else if (sent !== 'waiting') carry.otherwise(sent === 'sent_bare' ? 'too_big' : 'too_late');
}
