import { parseHandlerResult, parseMessageResult } from './parse-result.js';
import { SlackAck } from './slack-ack.js';
import type { RejectionReason } from '../dispatch/wait-queue.js';
import { willBeRedelivered } from '../envelope/envelope-metadata.js';
import type { JsonObject } from '../envelope/json.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { HandlerAborted, HandlerOutcome, HandlerStage } from '../handler/handler-outcome.js';
import type { SlackAnswerable } from '../handler/slack-context.js';
import { andThen, type MaybePromise } from '../dispatch/maybe-promise.js';
import { FollowUpSender } from './follow-up.js';
import type { Response } from './response.js';
import { toHandlerFailure, toUserMessage, type HandlerFailure } from './handler-failure.js';
import type { HandlerRun } from './handler-run.js';
import { createErrorId, ErrorMessages } from './error-messages.js';
import type { ResponseLog } from '../telemetry/response-log.js';
import type { LocalizedTexts } from './localized-texts.js';
import type { Responder } from './responders/responder.js';
import { createResponders } from './responders/create-responders.js';

/**
 * Turns the end of a handler into the end of its envelope: what the ack carries, and what goes another way. What differs
 * by kind is its way's.
 */
export class Responders {
  readonly #beside: FollowUpSender;
  readonly #sentences: ErrorMessages;
  readonly #ways: Record<SlackKind, Responder>;

  constructor(
    private readonly journal: ResponseLog,
    texts: LocalizedTexts,
  ) {
    this.#sentences = new ErrorMessages(journal, texts);
    this.#beside = new FollowUpSender(journal, this.#sentences);
    this.#ways = createResponders(this.#beside, this.#sentences, journal);
  }

  /** A handler begins. */
  begin(run: HandlerRun): void {
    this.#wayOf(run).begin?.(run);
  }

  conclude(run: HandlerRun, result: HandlerOutcome): MaybePromise<Response> {
    return result.kind === 'returned' ? this.answer(run, result.value) : this.#trouble(run, result);
  }

  /** Nothing was begun of what a person did: they are told to try again, and a form stays as it is. */
  async turnedAway(run: HandlerRun, why: RejectionReason): Promise<Response> {
    return this.#wayOf(run).refuse(run, this.#sentences.turnedAway(run, why));
  }

  /** What `ctx.ack()` means, and what it was given. That of a function is bare: its step goes on. */
  ackNow(run: HandlerRun, value: unknown): MaybePromise<Response> {
    return run.kind === 'function' ? { ack: 'send' } : andThen(this.answer(run, value), acked);
  }

  /**
   * What a returned value means.
   *
   * @param otherwise what becomes of one that is no answer. Default: as if nothing had been returned
   */
  answer(run: HandlerRun, value: unknown, otherwise?: () => Promise<Response>): MaybePromise<Response> {
    if (value instanceof SlackAck) {
      const wish = SlackAck.wishOf(value);
      if (wish.kind === 'retry') return this.#retry(run, 'It asked for a retry, and Slack has none for it.');
      return andThen(this.answer(run, wish.answer, otherwise), acked);
    }
    const read = parseHandlerResult(run.kind, value);
    // What acks by hand has answered by hand.
    if (!read.ok && value === undefined && run.handler.ackMode === 'manual') return { ack: 'leave' };
    if (read.ok) return this.#wayOf(run).answer(run, read.answer);
    this.journal.notAnAnswer(run, read.found);
    return otherwise?.() ?? this.#nothing(run);
  }

  /** The way that an answer given now would take. */
  answerable(run: HandlerRun): SlackAnswerable {
    return this.#wayOf(run).answerable(run);
  }

  #wayOf(run: HandlerRun): Responder {
    return this.#ways[run.kind];
  }

  /** It ended in another way than by returning. */
  async #trouble(run: HandlerRun, result: Exclude<HandlerOutcome, { kind: 'returned' }>): Promise<Response> {
    if (mayBeSaid(result) && this.#wayOf(run).isWaitedFor) await this.#sentences.learn(run);
    switch (result.kind) {
      case 'filtered':
        return this.#filtered(run, result.value, result.error);
      case 'failed':
        return this.#failed(run, result.error, result.stage);
      case 'given_up':
        return this.#givenUp(run, result.why, result.error);
    }
  }

  async #filtered(run: HandlerRun, value: unknown, error: unknown): Promise<Response> {
    // As with HTTP: a status says whether Slack should see a success or a failure.
    const isSuccess = typeof value === 'number' && value >= 200 && value < 300;
    if (typeof value === 'number' && !isSuccess) return this.#withhold(run, true, error);
    if (value instanceof SlackAck && SlackAck.wishOf(value).kind === 'retry') return this.#retry(run, error);
    const way = this.#wayOf(run);
    const swallowed = async () => way.swallowed?.(run, error) ?? this.#nothing(run);
    if (isSuccess || value === undefined || value === null) return swallowed();
    const reply = way.refusesByReply === true ? parseMessageResult(run.kind, answerIn(value)) : null;
    if (reply !== null) return way.refuse(run, reply);
    return acked(await this.answer(run, value, swallowed));
  }

  async #retry(run: HandlerRun, error: unknown): Promise<Response> {
    if (run.envelope.type === 'events_api') return this.#withhold(run, false, error);
    return this.#wayOf(run).refuse(run, this.#sentences.failed(run, error));
  }

  async #failed(run: HandlerRun, error: unknown, stage: HandlerStage): Promise<Response> {
    const failure = toHandlerFailure(error, stage);
    const way = this.#wayOf(run);
    return way.isWaitedFor ? this.#answered(run, way, failure, error) : this.#unanswered(run, failure, error);
  }

  /** As a failure that may not come again, in a sentence for the user that says so when it's the shutdown's. */
  async #givenUp(run: HandlerRun, why: HandlerAborted, error: Error): Promise<Response> {
    const way = this.#wayOf(run);
    // What is still unacked when the app goes down is for whoever is next.
    const isLeft = why === 'shutdown' && run.ack.open && willBeRedelivered(run.envelope);
    if (way.isWaitedFor && !isLeft) return way.refuse(run, this.#sentences.givenUp(run, why, error));
    this.journal.givenUp(run, why, error, null);
    return this.#withhold(run, false, error);
  }

  /** A failure of what nobody waits for: Slack may deliver it again, where that can mend it. */
  #unanswered(run: HandlerRun, failure: HandlerFailure, error: unknown): Response {
    switch (failure.kind) {
      case 'told':
        this.journal.refused(run, error);
        this.#beside.tell(run, { ...failure.reply });
        return { ack: 'send' };
      case 'input':
        this.journal.refused(run, error);
        this.#beside.tell(run, { text: failure.text });
        return { ack: 'send' };
      case 'forbidden':
        this.journal.refused(run, error);
        return { ack: 'send' };
      case 'fields':
      case 'refused':
      case 'final':
        this.journal.failed(run, createErrorId(), error);
        return { ack: 'send' };
      case 'repeatable':
        this.journal.failed(run, createErrorId(), error);
        return this.#withhold(run, false, error);
    }
  }

  /** A failure of what a person did: it ends in something that they see. */
  async #answered(run: HandlerRun, way: Responder, failure: HandlerFailure, error: unknown): Promise<Response> {
    switch (failure.kind) {
      case 'told':
        this.journal.refused(run, error);
        return way.refuse(run, { ...failure.reply });
      case 'fields':
        this.journal.refused(run, error);
        return this.#fieldsRefused(run, way, failure.errors, { text: toUserMessage(failure) });
      case 'input':
        this.journal.refused(run, error);
        return this.#fieldsRefused(run, way, failure.errors, this.#sentences.wrongInput(run, failure.text));
      case 'forbidden':
        this.journal.refused(run, error);
        return way.refuse(run, this.#sentences.forbidden(run));
      case 'refused':
        this.journal.refused(run, error);
        return way.refuse(
          run,
          failure.isInput ? this.#sentences.wrongInput(run, failure.text) : { text: failure.text },
        );
      case 'final':
      case 'repeatable':
        return way.failed?.(run, error) ?? way.refuse(run, this.#sentences.failed(run, error));
    }
  }

  /** @param reply says the same where there are no fields, or no longer */
  #fieldsRefused(
    run: HandlerRun,
    way: Responder,
    errors: Readonly<Record<string, string>>,
    reply: JsonObject,
  ): MaybePromise<Response> {
    return way.refuseFields?.(run, errors, reply) ?? way.refuse(run, reply);
  }

  async #nothing(run: HandlerRun): Promise<Response> {
    return acked(await this.#wayOf(run).answer(run, { form: 'nothing' }));
  }

  #withhold(run: HandlerRun, insists: boolean, error: unknown): Response {
    const lost = () => {
      this.journal.lost(run);
      this.#wayOf(run).lost?.(run, error);
    };
    return { ack: 'withhold', insists, lost };
  }
}

/** An ack that was asked for in so many words goes out, also when the handler acks by hand. */
const acked = (ending: Response): Response => (ending.ack === 'leave' ? { ack: 'send' } : ending);

/** What an ack was given to carry. */
function answerIn(value: unknown): unknown {
  if (!(value instanceof SlackAck)) return value;
  const wish = SlackAck.wishOf(value);
  return wish.kind === 'ok' ? wish.answer : undefined;
}

/** Whether there is time to ask for the language of a sentence that may be needed: none at a shutdown. */
const mayBeSaid = (result: HandlerOutcome): boolean => !(result.kind === 'given_up' && result.why === 'shutdown');
