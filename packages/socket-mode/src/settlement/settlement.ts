import { randomUUID } from 'node:crypto';
import { readAnswer, type Answer } from '../answers/read-answer.js';
import { SlackAck } from '../answers/slack-ack.js';
import { type JsonObject, objectAt, textAt } from '../envelope/json.js';
import type { HandlerResult, HandlerStage } from '../handler/handler-result.js';
import type { Carried, Ending } from './ending.js';
import { failureOf, type Failure } from './failure.js';
import { formError, formErrors } from './form-errors.js';
import type { HandlerRun } from './handler-run.js';
import { viewInTwoSteps } from './oversized-view.js';
import type { SettlementJournal } from './settlement-journal.js';
import type { SlackTexts } from './texts.js';

/** Slack delivers an event once and up to three times more. */
const LAST_RETRY = 3;

/** Turns the end of a handler into the end of its envelope: what the ack carries, and what goes another way. */
export class Settlement {
  constructor(
    private readonly journal: SettlementJournal,
    private readonly texts: SlackTexts,
  ) {}

  conclude(run: HandlerRun, result: HandlerResult): Ending {
    switch (result.kind) {
      case 'returned':
        return this.answer(run, result.value);
      case 'filtered':
        return this.#filtered(run, result.value, result.error);
      case 'failed':
        return this.#failed(run, result.error, result.stage);
    }
  }

  /** What a returned value, or one given to `ctx.ack()`, means. */
  answer(run: HandlerRun, value: unknown): Ending {
    if (value instanceof SlackAck) {
      const wish = SlackAck.wishOf(value);
      if (wish.kind === 'retry') return this.#retry(run, 'It asked for a retry, which Slack does only for events.');
      return acked(this.answer(run, wish.answer));
    }
    const read = readAnswer(run.kind, value);
    if (read.ok) return this.#give(run, read.answer);
    this.journal.notAnAnswer(run, read.found);
    return { ack: 'send' };
  }

  #give(run: HandlerRun, answer: Answer): Ending {
    switch (answer.form) {
      case 'nothing':
        return run.ackMode === 'manual' ? { ack: 'leave' } : { ack: 'send' };
      case 'payload':
        return this.#carry(run, answer.payload);
      case 'message':
        return this.#show(run, answer.message);
    }
  }

  /** View responses and options: the ack carries them, or nothing does. */
  #carry(run: HandlerRun, payload: JsonObject): Ending {
    const otherwise: Carried['otherwise'] = why =>
      why === 'too_late' ? this.journal.tooLate(run) : this.journal.tooBig(run);
    const steps = viewInTwoSteps(run.envelope.id, payload);
    if (steps === null) return { ack: 'send', carry: { payload, otherwise } };
    const sent = () => this.#after(run, 'shown in the view', () => steps.show(run.conversation.client));
    return { ack: 'send', carry: { payload: steps.payload, sent, otherwise } };
  }

  #show(run: HandlerRun, message: JsonObject): Ending {
    switch (run.kind) {
      case 'command':
        return { ack: 'send', carry: { payload: message, otherwise: () => this.#respond(run, message) } };
      case 'action':
      case 'message_shortcut':
        this.#respond(run, { response_type: 'ephemeral', ...message });
        return { ack: 'send' };
      default:
        this.#after(run, 'said', async () => {
          await run.conversation.say(message);
        });
        return { ack: 'send' };
    }
  }

  #respond(run: HandlerRun, message: JsonObject): void {
    if (run.conversation.responseUrl === null) return this.journal.tooLate(run);
    this.#after(run, 'sent to the response_url', () => run.conversation.respond(message));
  }

  #tell(run: HandlerRun, message: JsonObject): void {
    this.#after(run, 'shown to the user', () => run.conversation.tell(message));
  }

  #after(run: HandlerRun, what: string, act: () => Promise<void>): void {
    run.track(act().catch((error: unknown) => this.journal.unsaid(run, what, error)));
  }

  #filtered(run: HandlerRun, value: unknown, error: unknown): Ending {
    // As with HTTP: a status says whether Slack should see a success or a failure.
    if (typeof value === 'number') return value >= 200 && value < 300 ? { ack: 'send' } : this.#withhold(run);
    if (value instanceof SlackAck && SlackAck.wishOf(value).kind === 'retry') return this.#retry(run, error);
    return acked(this.answer(run, value));
  }

  #retry(run: HandlerRun, error: unknown): Ending {
    if (run.envelope.type === 'events_api') return this.#redeliver(run);
    return this.#default(run, { kind: 'repeatable' }, this.#sentence(run, error));
  }

  #failed(run: HandlerRun, error: unknown, stage: HandlerStage): Ending {
    const failure = failureOf(error, stage);
    if (failure.kind !== 'final' && failure.kind !== 'repeatable') this.journal.refused(run, error);
    switch (failure.kind) {
      case 'told':
        return this.#default(run, failure, { ...failure.reply });
      case 'fields':
        return this.#default(run, failure, { text: Object.values(failure.errors).join('\n') });
      case 'forbidden':
        return this.#default(run, failure, { text: this.texts.forbidden() });
      case 'final':
      case 'repeatable':
        return this.#default(run, failure, this.#sentence(run, error));
    }
  }

  /** The sentence for the user, with an id that finds the error in the log. */
  #sentence(run: HandlerRun, error: unknown): JsonObject {
    const errorId = randomUUID().slice(0, 8);
    this.journal.failed(run, errorId, error);
    return { text: this.texts.failed(errorId) };
  }

  /** How a failure that no filter took ends, by the kind of its payload. */
  #default(run: HandlerRun, failure: Failure, reply: JsonObject): Ending {
    switch (run.kind) {
      case 'command': {
        const message = { response_type: 'ephemeral', ...reply };
        return { ack: 'send', carry: { payload: message, otherwise: () => this.#respond(run, message) } };
      }
      case 'action':
      case 'shortcut':
      case 'message_shortcut':
        this.#tell(run, reply);
        return { ack: 'send' };
      case 'view_submission': {
        const view = objectAt(run.envelope.body, 'view');
        const payload =
          failure.kind === 'fields' ? formErrors(view, failure.errors) : formError(view, textAt(reply, 'text') ?? '');
        return { ack: 'send', carry: { payload, otherwise: () => this.#tell(run, reply) } };
      }
      case 'options':
        return this.#carry(run, { options: [] });
      case 'view_closed':
        return { ack: 'send' };
      case 'event':
      case 'message':
      case 'assistant':
      case 'function':
      case 'unknown':
        if (failure.kind === 'told') this.#tell(run, reply);
        return failure.kind === 'repeatable' ? this.#redeliver(run) : { ack: 'send' };
    }
  }

  /** No ack while that still makes Slack deliver again; after that the failure is final, and said to be. */
  #redeliver(run: HandlerRun): Ending {
    const { type, retry } = run.envelope;
    const again = type === 'events_api' && (retry?.attempt ?? 0) < LAST_RETRY;
    if (again) return this.#withhold(run);
    this.journal.lost(run);
    return { ack: 'send', lost: true };
  }

  /** The ack may be out already: by the deadline, by hand, or by another handler of the event. */
  #withhold(run: HandlerRun): Ending {
    if (run.envelope.type !== 'events_api') return { ack: 'withhold' };
    return { ack: 'withhold', lost: () => this.journal.lost(run) };
  }
}

/** An ack that was asked for in so many words goes out, also when the handler acks by hand. */
const acked = (ending: Ending): Ending => (ending.ack === 'leave' ? { ack: 'send' } : ending);
