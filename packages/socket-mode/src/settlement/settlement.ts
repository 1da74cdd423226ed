import { randomUUID } from 'node:crypto';
import { readAnswer, type Answer } from '../answers/read-answer.js';
import { SlackAck } from '../answers/slack-ack.js';
import type { TurnedAway } from '../delivery/waiting-line.js';
import { type JsonObject, objectAt, textAt } from '../envelope/json.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { GivenUp, HandlerResult, HandlerStage } from '../handler/handler-result.js';
import type { Carried, Ending } from './ending.js';
import { failureOf, type Failure } from './failure.js';
import { formError, formErrors, unknownFields } from './form-errors.js';
import type { HandlerRun } from './handler-run.js';
import { viewInTwoSteps } from './oversized-view.js';
import type { SettlementJournal } from './settlement-journal.js';
import type { SlackTexts } from './texts.js';

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
      case 'given_up':
        return this.#givenUp(run, result.why, result.error);
    }
  }

  /** Nothing was begun of what a person did: they are told to try again, and a form stays as it is. */
  turnedAway(run: HandlerRun, why: TurnedAway): Ending {
    return this.#shown(run, { text: why === 'closing' ? this.texts.restarting() : this.texts.busy() });
  }

  /** What a returned value, or one given to `ctx.ack()`, means. */
  answer(run: HandlerRun, value: unknown): Ending {
    if (value instanceof SlackAck) {
      const wish = SlackAck.wishOf(value);
      if (wish.kind === 'retry') return this.#retry(run, 'It asked for a retry, which Slack does only for events.');
      return acked(this.answer(run, wish.answer));
    }
    const read = readAnswer(run.kind, value);
    // What acks by hand has answered by hand.
    if (!read.ok && value === undefined && run.ackMode === 'manual') return { ack: 'leave' };
    if (read.ok) return this.#give(run, read.answer);
    this.journal.notAnAnswer(run, read.found);
    return { ack: 'send' };
  }

  #give(run: HandlerRun, answer: Answer): Ending {
    switch (answer.form) {
      case 'nothing':
        return run.ackMode === 'manual' ? { ack: 'leave' } : { ack: 'send' };
      case 'payload':
        if (answer.dropped !== undefined) this.journal.dropped(run, answer.dropped);
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
    const sent = () =>
      this.#after(run, 'shown in the view', async () => {
        try {
          await steps.show(run.conversation.client);
        } catch (error) {
          // The form is gone and what should have come instead did not.
          await run.conversation.tell(this.#sentence(run, error));
        }
      });
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
    if (typeof value === 'number') return value >= 200 && value < 300 ? { ack: 'send' } : this.#withhold(run, true);
    if (value === undefined || value === null) return { ack: 'send' };
    if (value instanceof SlackAck && SlackAck.wishOf(value).kind === 'retry') return this.#retry(run, error);
    return acked(this.answer(run, value));
  }

  #retry(run: HandlerRun, error: unknown): Ending {
    if (run.envelope.type === 'events_api') return this.#withhold(run, false);
    return this.#shown(run, this.#sentence(run, error));
  }

  #failed(run: HandlerRun, error: unknown, stage: HandlerStage): Ending {
    const failure = failureOf(error, stage);
    return isWaitedFor(run.kind) ? this.#answered(run, failure, error) : this.#unanswered(run, failure, error);
  }

  /** As a failure that may not come again, in a sentence for the user that says so when it's the shutdown's. */
  #givenUp(run: HandlerRun, why: GivenUp, error: Error): Ending {
    const errorId = why === 'hung' && isWaitedFor(run.kind) ? newErrorId() : null;
    this.journal.givenUp(run, why, error, errorId);
    if (!isWaitedFor(run.kind)) return this.#withhold(run, false);
    return this.#shown(run, { text: errorId === null ? this.texts.restarting() : this.texts.failed(errorId) });
  }

  /** A failure of what nobody waits for: Slack may deliver it again, where that can mend it. */
  #unanswered(run: HandlerRun, failure: Failure, error: unknown): Ending {
    switch (failure.kind) {
      case 'told':
        this.journal.refused(run, error);
        this.#tell(run, { ...failure.reply });
        return { ack: 'send' };
      case 'forbidden':
        this.journal.refused(run, error);
        return { ack: 'send' };
      case 'fields':
      case 'refused':
      case 'final':
        this.journal.failed(run, newErrorId(), error);
        return { ack: 'send' };
      case 'repeatable':
        this.journal.failed(run, newErrorId(), error);
        return this.#withhold(run, false);
    }
  }

  /** A failure of what a person did: it ends in something that they see. */
  #answered(run: HandlerRun, failure: Failure, error: unknown): Ending {
    switch (failure.kind) {
      case 'told':
        this.journal.refused(run, error);
        return this.#shown(run, { ...failure.reply });
      case 'fields':
        this.journal.refused(run, error);
        return this.#fieldErrors(run, failure.errors);
      case 'forbidden':
        this.journal.refused(run, error);
        return this.#shown(run, { text: this.texts.forbidden() });
      case 'refused':
        this.journal.refused(run, error);
        return this.#shown(run, { text: failure.text });
      case 'final':
      case 'repeatable':
        return this.#shown(run, this.#sentence(run, error));
    }
  }

  /** The sentence for the user, with an id that finds the error in the log. */
  #sentence(run: HandlerRun, error: unknown): JsonObject {
    const errorId = newErrorId();
    this.journal.failed(run, errorId, error);
    return { text: this.texts.failed(errorId) };
  }

  /** Shows the user a sentence in the way of the payload's kind. */
  #shown(run: HandlerRun, reply: JsonObject): Ending {
    switch (run.kind) {
      case 'command': {
        const message = { response_type: 'ephemeral', ...reply };
        return { ack: 'send', carry: { payload: message, otherwise: () => this.#respond(run, message) } };
      }
      case 'view_submission': {
        const payload = formError(objectAt(run.envelope.body, 'view'), textAt(reply, 'text') ?? '');
        return { ack: 'send', carry: { payload, otherwise: () => this.#tell(run, reply) } };
      }
      case 'options':
        return { ack: 'send', carry: { payload: { options: [] }, otherwise: () => {} } };
      case 'view_closed':
        return { ack: 'send' };
      default:
        this.#tell(run, reply);
        return { ack: 'send' };
    }
  }

  #fieldErrors(run: HandlerRun, errors: Readonly<Record<string, string>>): Ending {
    const reply = { text: Object.values(errors).join('\n') };
    if (run.kind !== 'view_submission') return this.#shown(run, reply);
    const view = objectAt(run.envelope.body, 'view');
    this.journal.unknownFields(run, unknownFields(view, errors));
    const payload = formErrors(view, errors);
    return { ack: 'send', carry: { payload, otherwise: () => this.#tell(run, reply) } };
  }

  #withhold(run: HandlerRun, insists: boolean): Ending {
    return { ack: 'withhold', insists, lost: () => this.journal.lost(run) };
  }
}

/** Whether a person waits to see what comes of it. */
function isWaitedFor(kind: SlackKind): boolean {
  switch (kind) {
    case 'event':
    case 'message':
    case 'assistant':
    case 'function':
    case 'unknown':
      return false;
    default:
      return true;
  }
}

const newErrorId = (): string => randomUUID().slice(0, 8);

/** An ack that was asked for in so many words goes out, also when the handler acks by hand. */
const acked = (ending: Ending): Ending => (ending.ack === 'leave' ? { ack: 'send' } : ending);
