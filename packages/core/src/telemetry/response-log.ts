import type { Logger } from '@nestjs/common';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { willBeRedelivered, isRedelivered, getRoutingIds } from '../envelope/envelope-metadata.js';
import type { JsonObject } from '../envelope/json.js';
import { redact } from '../envelope/redaction.js';
import type { HandlerAborted } from '../handler/handler-outcome.js';
import type { SlackCounters } from './counters.js';
import { listErrorCauses, getErrorMessage, getErrorStack } from './error-text.js';
import { LogOnce } from './log-once.js';
import type { HandlerRun } from '../response/handler-run.js';
import type { AckEnd } from '../dispatch/pending-ack.js';
import { suggestedHandlers } from '../routing/suggest-handler.js';

/**
 * How a handler stands to a payload whose ack goes out without its answer: at work, about to begin after a wait, or still
 * waiting for its turn.
 */
export type LateHandler = 'at_work' | 'begins' | 'waits';

const LATE: Readonly<Record<LateHandler, string>> = {
  at_work: 'acked without the answer. Its handler goes on.',
  begins: 'it waited for its turn, unacked. Acked now that its handler begins.',
  waits: 'it still waits for its turn. Acked all the same, since too many events went unacked.',
};

/** What settlement has to say to an operator. Nothing of a payload's contents goes in: they are people's words. */
export class ResponseLog {
  readonly #malformed = new LogOnce();
  readonly #unhandled = new LogOnce();
  readonly #misanswered = new LogOnce();
  readonly #misnamed = new LogOnce();
  readonly #unordered = new LogOnce();
  readonly #unlocated = new LogOnce();
  readonly #unspoken = new LogOnce();
  readonly #counters: SlackCounters;
  readonly #logger: Logger;

  constructor(counters: SlackCounters, logger: Logger) {
    this.#counters = counters;
    this.#logger = logger;
  }

  received(): void {
    this.#counters.add('received');
  }

  /** A frame that is no envelope: there is nothing to ack. */
  malformed(name: string): void {
    this.#counters.add('malformed');
    if (this.#malformed.isFirst(name)) {
      this.#logger.warn(`Slack sent a frame without an envelope (${name}): ignored. Further ones are only counted.`);
    }
  }

  /** @param taken the entries of its `actions[]` that are handled all the same */
  unhandled(envelope: SlackEnvelope, taken: readonly JsonObject[] = []): void {
    this.#counters.add('unhandled');
    const handlers = suggestedHandlers(envelope, taken);
    if (!this.#unhandled.isFirst(handlers)) return;
    const line = `No handler for ${describe(envelope)}: acked. Further ones are only counted. This would take it:`;
    this.#logger.warn(redact(`${line}\n\n${handlers}\n`, envelope.body));
  }

  /** At its deadline an ack was open. It went out then, or when the handler began. */
  late(envelope: SlackEnvelope, deadlineMs: number, handler: LateHandler): void {
    this.#counters.add('late');
    this.#logger.debug(`Nothing had acked ${describe(envelope)} after ${deadlineMs} ms: ${LATE[handler]}`);
  }

  notAnAnswer(run: HandlerRun, found: string): void {
    if (!this.#misanswered.isFirst(`${run.handler.place} ${run.kind}`)) return;
    this.#logger.warn(
      `${run.handler.place} returned ${found}, which is no answer to ${article(run.kind)}: nothing was sent. ` +
        'Await what is not meant as an answer instead of returning it.',
    );
  }

  /** More choices than Slack takes. */
  dropped(run: HandlerRun, count: number): void {
    if (!this.#misanswered.isFirst(`${run.handler.place} too many`)) return;
    this.#logger.warn(
      `${run.handler.place} returned ${count} more choices than the 100 that Slack takes: the rest was dropped. ` +
        'Narrow them by what was typed.',
    );
  }

  /** A function returned outputs for a step that it had ended itself. */
  outputsDropped(run: HandlerRun): void {
    if (!this.#misanswered.isFirst(`${run.handler.place} outputs`)) return;
    this.#logger.warn(
      `${run.handler.place} returned outputs for a step that it had ended by ctx.completion: they were dropped. ` +
        'Return them, or give them to ctx.completion.complete().',
    );
  }

  /** It is no use to end a step twice. */
  stepIsOver(run: HandlerRun): void {
    this.#logger.warn(
      `${run.handler.place} ended ${describe(run.envelope)}, whose step does not run any more: it was ended before, or its ` +
        'workflow was stopped. What it answered was dropped.',
    );
  }

  /** The step of a function that nobody runs could not be failed, and so goes on. */
  unfailed(envelope: SlackEnvelope, error: unknown): void {
    this.#report(`The step of ${describe(envelope)} could not be failed`, envelope, error);
  }

  tooLate(run: HandlerRun): void {
    this.#logger.warn(
      `${run.handler.place} answered ${describe(run.envelope)} when its ack was out, and there is no other way to it: ` +
        'the answer was dropped. Answer sooner, or show a view at once and change it by client.views.update.',
    );
  }

  /** No ack can carry the answer, or not any more, and no `response_url` takes it. */
  unresponsive(run: HandlerRun): void {
    this.#logger.warn(
      `${run.handler.place} answered ${describe(run.envelope)}, and no response_url takes it (none came with it, or it has had ` +
        'five messages or its 30 minutes): the answer was dropped. Use ctx.say() or client.chat.postEphemeral, and ' +
        'client.views.update to change a view.',
    );
  }

  tooBig(run: HandlerRun): void {
    this.#logger.error(
      `${run.handler.place} answered ${describe(run.envelope)} with more than Slack takes in an ack (20,480 bytes): ` +
        'acked without the answer. Send less.',
    );
  }

  /** Slack did not tell what language somebody has chosen. */
  localeUnknown(error: unknown): void {
    if (!this.#unlocated.isFirst('')) return;
    this.#logger.warn(
      `users.info did not tell a user's locale (${redact(getErrorMessage(error), {})}), so the texts are those for null. It ` +
        'needs the scope users:read. Further ones go the same way, and nothing is said of them.',
    );
  }

  /** A text of the option `texts` failed. */
  textFailed(error: unknown): void {
    if (!this.#unspoken.isFirst(getErrorMessage(error))) return;
    this.#logger.error(
      `A text of the option texts failed, so the default was said in its place: ${getErrorMessage(error)} Let each return a ` +
        'string for every locale. Further ones go the same way, and nothing is said of them.',
      getErrorStack(error),
    );
  }

  /** At the deadline a form had to close: what comes of it can't be shown. */
  formCloses(run: HandlerRun): void {
    this.#logger.warn(
      `${run.handler.place} had not answered ${describe(run.envelope)} at the deadline, and there is no bot token to show its ` +
        'answer with later: the form closed. Set SLACK_BOT_TOKEN or the option botToken.',
    );
  }

  /** The user has closed the view that was to show an answer. */
  viewGone(run: HandlerRun): void {
    this.#logger.debug(
      `What ${run.handler.place} answered ${describe(run.envelope)} with was not shown: its user has closed the view.`,
    );
  }

  /**
   * An answer that Slack refused, or that couldn't reach it.
   *
   * @param errorId what its user was told to mention. Default: they were told nothing
   */
  unsaid(run: HandlerRun, what: string, error: unknown, errorId?: string): void {
    const mention = errorId === undefined ? '' : ` (error ${errorId})`;
    this.#report(`What ${run.handler.place} answered could not be ${what}${mention}`, run.envelope, error);
  }

  /** The author's or a guard's word to the user, which is nobody's error. */
  refused(run: HandlerRun, error: unknown): void {
    const { envelope } = run;
    this.#logger.debug(
      redact(`${run.handler.place} refused ${describe(envelope)}: ${getErrorMessage(error)}`, envelope.body),
    );
  }

  /** A command was written in a way that none of its patterns takes, which is nobody's error either. */
  misused(envelope: SlackEnvelope): void {
    this.#logger.debug(`${describe(envelope)} was answered with how it is written: no handler takes what was.`);
  }

  failed(run: HandlerRun, errorId: string, error: unknown): void {
    this.#counters.add('failed');
    this.#report(`${run.handler.place} failed on ${describe(run.envelope)} (error ${errorId})`, run.envelope, error);
  }

  /**
   * A handler's time was over.
   *
   * @param errorId what its user was told to mention
   */
  givenUp(run: HandlerRun, why: HandlerAborted, error: Error, errorId: string | null): void {
    this.#counters.add('failed');
    const mention = errorId === null ? '' : ` (error ${errorId})`;
    // What it was doing is not known, so a stack would show nothing but whose clock it was.
    this.#logger[why === 'hung' ? 'error' : 'warn'](
      `${run.handler.place} failed on ${describe(run.envelope)}${mention}: ${error.message}`,
    );
  }

  /** What came out of a handler could not be made into an ending. */
  unsettled(envelope: SlackEnvelope, error: unknown): void {
    this.#report(`Settling ${describe(envelope)} failed, so it was acked`, envelope, error);
  }

  /** Errors on fields that the view has not: they are shown on its first input. */
  unknownFields(run: HandlerRun, fields: readonly string[]): void {
    if (fields.length === 0 || !this.#misnamed.isFirst(`${run.handler.place} ${fields.join(' ')}`)) return;
    this.#logger.warn(
      `${run.handler.place} put errors on ${fields.map(field => `'${field}'`).join(', ')}, which no input is called ` +
        '(in a view by its block_id or action_id): they stand on the first one.',
    );
  }

  lost({ envelope, handler }: Pick<HandlerRun, 'envelope' | 'handler'>): void {
    this.#counters.add('lost');
    this.#logger.error(`${describe(envelope)} is lost to ${handler.place}: Slack will not deliver it again.`);
  }

  /** Too many events went unacked. */
  tripped(): void {
    this.#logger.error(
      "Over half of the last hour's events ended without an ack. From now on failed events are acked, and lost, and " +
        'those that wait for their turn are acked before they are handled, until it is less: at 95 % Slack would switch ' +
        'the event subscriptions off. Mend what makes the handlers fail or keeps them busy.',
    );
  }

  /** The author's `concurrency.orderBy` failed. */
  unordered(problem: unknown): void {
    if (!this.#unordered.isFirst('')) return;
    this.#logger.error(
      `concurrency.orderBy failed, so an event is handled without an order: ${getErrorMessage(problem)} ` +
        'Further ones go the same way, and nothing is said of them.',
      getErrorStack(problem),
    );
  }

  /** How an envelope ended for Slack. */
  ended(envelope: SlackEnvelope, end: AckEnd): void {
    if (end === 'unsent') {
      this.#logger.warn(
        `The ack of ${describe(envelope)} could not be sent: every connection was down. ${unackedText(envelope)}`,
      );
    } else this.#counters.add(end === 'written' ? 'acked' : 'withheld');
  }

  /** An error and what caused it, without the secrets that they may quote. */
  #report(what: string, { body }: SlackEnvelope, error: unknown): void {
    const stacks = listErrorCauses(error).flatMap(cause => getErrorStack(cause) ?? []);
    this.#logger.error(
      redact(`${what}: ${listErrorCauses(error).map(getErrorMessage).join(' Caused by: ')}`, body),
      stacks.length === 0 ? undefined : redact(stacks.join('\n'), body),
    );
  }
}

function describe(envelope: SlackEnvelope): string {
  const { kind, name, type } = envelope;
  if (kind === 'command') return `command ${name}`;
  return kind === 'unknown' ? `${name} (${type})` : `${kind} '${getRoutingIds(envelope)}'`;
}

/** What follows when Slack gets no ack. */
function unackedText(envelope: SlackEnvelope): string {
  if (willBeRedelivered(envelope)) return 'Slack delivers it again; what was done is not done twice.';
  return isRedelivered(envelope)
    ? 'Slack does not deliver it again: what was done of it is done, the rest is lost.'
    : 'The person sees a failure, whatever was done.';
}

const article = (kind: string): string => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`).replaceAll('_', ' ');
