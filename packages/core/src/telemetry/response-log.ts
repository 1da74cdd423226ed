import type { Logger } from '@nestjs/common';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { willBeRedelivered, isRedelivered, getRoutingIds } from '../envelope/envelope-metadata.js';
import type { JsonObject } from '../envelope/json.js';
import { redact } from './redact-secrets.js';
import type { HandlerAborted } from '../handler/await-result.js';
import type { SlackCounters } from './counters.js';
import { listErrorCauses, getErrorMessage, getErrorStack } from './error-text.js';
import { LogOnce, withArticle } from './log-message.js';
import type { HandlerRun } from '../response/response.js';
import { suggestHandlers } from '../routing/suggest-handler.js';

/** The state of a handler whose envelope is acked without its result: running, about to start, or still queued. */
export type LateHandler = 'running' | 'starting' | 'queued';

const LATE_TEXTS: Readonly<Record<LateHandler, string>> = {
  running: 'acked without a result. The handler continues.',
  starting: 'the handler was queued. Acked now, because it starts.',
  queued: 'the handler is still queued. Acked now, because too many events were not acked.',
};

/** Logs and counts what happens to envelopes. The contents of payloads are never logged: they are private. */
export class ResponseLog {
  readonly #malformedNames = new LogOnce();
  readonly #unhandledRoutes = new LogOnce();
  readonly #invalidResults = new LogOnce();
  readonly #unknownFieldNames = new LogOnce();
  readonly #orderingErrors = new LogOnce();
  readonly #localeErrors = new LogOnce();
  readonly #textErrors = new LogOnce();
  readonly #counters: SlackCounters;
  readonly #logger: Logger;

  constructor(counters: SlackCounters, logger: Logger) {
    this.#counters = counters;
    this.#logger = logger;
  }

  /** A frame without an envelope id, which cannot be acked. */
  logMalformed(name: string): void {
    this.#counters.add('malformed');
    if (this.#malformedNames.isFirst(name)) {
      this.#logger.warn(`Slack sent a frame without an envelope (${name}): ignored. Further ones are only counted.`);
    }
  }

  /** @param handledActions the entries of `actions[]` that have a handler */
  logUnhandled(envelope: SlackEnvelope, handledActions: readonly JsonObject[] = []): void {
    this.#counters.add('unhandled');
    const handlers = suggestHandlers(envelope, handledActions);
    if (!this.#unhandledRoutes.isFirst(handlers)) return;
    const message = `No handler for ${describeEnvelope(envelope)}: acked. Further ones are only counted. This handler would match:`;
    this.#logger.warn(redact(`${message}\n\n${handlers}\n`, envelope.body));
  }

  /** The envelope was acked at or after the ack deadline. */
  logLate(envelope: SlackEnvelope, deadlineMs: number, handler: LateHandler): void {
    this.#counters.add('late');
    this.#logger.debug(`${describeEnvelope(envelope)} was not acked after ${deadlineMs} ms: ${LATE_TEXTS[handler]}`);
  }

  logInvalidResult(run: HandlerRun, description: string): void {
    if (!this.#invalidResults.isFirst(`${run.handler.qualifiedName} ${run.kind}`)) return;
    this.#logger.warn(
      `${run.handler.qualifiedName} returned ${description}, which is not a result for ${withArticle(run.kind.replaceAll('_', ' '))}: nothing was sent. ` +
        'Do not return values that are not results; await them.',
    );
  }

  /** The handler returned more options than Slack accepts. */
  logDroppedOptions(run: HandlerRun, count: number): void {
    if (!this.#invalidResults.isFirst(`${run.handler.qualifiedName} too many`)) return;
    this.#logger.warn(
      `${run.handler.qualifiedName} returned ${count} options more than the 100 that Slack accepts: these were dropped. ` +
        'Filter the options by the text that the user typed.',
    );
  }

  /** A function returned outputs after it had ended its step itself. */
  logDroppedOutputs(run: HandlerRun): void {
    if (!this.#invalidResults.isFirst(`${run.handler.qualifiedName} outputs`)) return;
    this.#logger.warn(
      `${run.handler.qualifiedName} returned outputs for a step that it had already ended with ctx.completion: they were dropped. ` +
        'Return them, or pass them to ctx.completion.complete().',
    );
  }

  /** The handler ended a step that had already ended. */
  logStepAlreadyEnded(run: HandlerRun): void {
    this.#logger.warn(
      `${run.handler.qualifiedName} ended ${describeEnvelope(run.envelope)}, whose step does not run any more: it was ended before, or its ` +
        'workflow was stopped. What it answered was dropped.',
    );
  }

  /** The step of a function without a handler could not be failed, so it does not end. */
  logStepNotFailed(envelope: SlackEnvelope, error: unknown): void {
    this.#report(`The step of ${describeEnvelope(envelope)} could not be failed`, envelope, error);
  }

  logTooLate(run: HandlerRun): void {
    this.#logger.warn(
      `${run.handler.qualifiedName} responded to ${describeEnvelope(run.envelope)} when its ack was out, and there is no other way to reach the user: ` +
        'the result was dropped. Return it sooner, or show a view at once and change it by client.views.update.',
    );
  }

  /** The ack cannot contain the result, and there is no usable `response_url`. */
  logNoResponseUrl(run: HandlerRun): void {
    this.#logger.warn(
      `${run.handler.qualifiedName} returned a result for ${describeEnvelope(run.envelope)}, but no response_url accepts it (there is none, or it has ` +
        'expired after five messages or 30 minutes): the result was dropped. Use ctx.say() or client.chat.postEphemeral, and ' +
        'client.views.update to change a view.',
    );
  }

  logTooBig(run: HandlerRun): void {
    this.#logger.error(
      `${run.handler.qualifiedName} returned more for ${describeEnvelope(run.envelope)} than Slack accepts in an ack (20,480 bytes): ` +
        'acked without the result. Return less.',
    );
  }

  /** A user's locale could not be loaded. */
  logLocaleError(error: unknown): void {
    if (!this.#localeErrors.isFirst('')) return;
    this.#logger.warn(
      `users.info did not return a user's locale (${redact(getErrorMessage(error), {})}), so the texts for the locale null are used. The call ` +
        'needs the scope users:read. This is logged once.',
    );
  }

  /** A function of the option `texts` failed. */
  logTextError(error: unknown): void {
    if (!this.#textErrors.isFirst(getErrorMessage(error))) return;
    this.#logger.error(
      `A text of the option texts failed, so the default text was used: ${getErrorMessage(error)} Each text must return a ` +
        'string for every locale. This is logged once.',
      getErrorStack(error),
    );
  }

  /** The ack at the deadline closes the view, because no result can be shown later. */
  logViewClosesAtDeadline(run: HandlerRun): void {
    this.#logger.warn(
      `${run.handler.qualifiedName} had no result for ${describeEnvelope(run.envelope)} at the ack deadline, and without a bot token no result can ` +
        'be shown later: the view was closed. Set SLACK_BOT_TOKEN or the option botToken.',
    );
  }

  /** The user closed the view before the result could be shown. */
  logViewGone(run: HandlerRun): void {
    this.#logger.debug(
      `The result of ${run.handler.qualifiedName} for ${describeEnvelope(run.envelope)} was not shown: the user has closed the view.`,
    );
  }

  /**
   * A result that Slack rejected, or that could not be sent.
   *
   * @param errorId the error id that the user was shown, if any
   */
  logUndelivered(run: HandlerRun, what: string, error: unknown, errorId?: string): void {
    const mention = errorId === undefined ? '' : ` (error ${errorId})`;
    this.#report(`The result of ${run.handler.qualifiedName} could not be ${what}${mention}`, run.envelope, error);
  }

  /** The handler or a guard rejected the request with a message for the user. This is not an error. */
  logRefusal(run: HandlerRun, error: unknown): void {
    const { envelope } = run;
    this.#logger.debug(
      redact(
        `${run.handler.qualifiedName} refused ${describeEnvelope(envelope)}: ${getErrorMessage(error)}`,
        envelope.body,
      ),
    );
  }

  /** The text of a command matches no pattern. This is not an error. */
  logUsageShown(envelope: SlackEnvelope): void {
    this.#logger.debug(`${describeEnvelope(envelope)} was answered with its usage: its text matches no pattern.`);
  }

  logFailure(run: HandlerRun, errorId: string, error: unknown): void {
    this.#counters.add('failed');
    this.#report(
      `${run.handler.qualifiedName} failed on ${describeEnvelope(run.envelope)} (error ${errorId})`,
      run.envelope,
      error,
    );
  }

  /**
   * A handler timed out or was aborted.
   *
   * @param errorId the error id that the user was shown, if any
   */
  logAbort(run: HandlerRun, why: HandlerAborted, error: Error, errorId: string | null): void {
    this.#counters.add('failed');
    const mention = errorId === null ? '' : ` (error ${errorId})`;
    // No stack: it would show only the timer, not what the handler was doing.
    this.#logger[why === 'hung' ? 'error' : 'warn'](
      `${run.handler.qualifiedName} failed on ${describeEnvelope(run.envelope)}${mention}: ${error.message}`,
    );
  }

  /** An unexpected error while responding. */
  logDispatchError(envelope: SlackEnvelope, error: unknown): void {
    this.#report(`Responding to ${describeEnvelope(envelope)} failed, so it was acked`, envelope, error);
  }

  /** Errors for fields that the view does not have: they are shown on its first input. */
  logUnknownFields(run: HandlerRun, fields: readonly string[]): void {
    if (fields.length === 0 || !this.#unknownFieldNames.isFirst(`${run.handler.qualifiedName} ${fields.join(' ')}`))
      return;
    this.#logger.warn(
      `${run.handler.qualifiedName} put errors on ${fields.map(field => `'${field}'`).join(', ')}, but no input has this name ` +
        '(in a view its block_id or action_id): they are shown on the first one.',
    );
  }

  logLost({ envelope, handler }: Pick<HandlerRun, 'envelope' | 'handler'>): void {
    this.#counters.add('lost');
    this.#logger.error(
      `${describeEnvelope(envelope)} is lost to ${handler.qualifiedName}: Slack will not deliver it again.`,
    );
  }

  /** The redelivery circuit breaker has opened. */
  logCircuitOpened(): void {
    this.#logger.error(
      "Over half of the last hour's events ended without an ack. Until this improves, failed events are acked and lost, " +
        'and queued events are acked before they are handled: at 95 % Slack disables the event subscriptions. ' +
        'Fix what makes the handlers fail or keeps them busy.',
    );
  }

  /** The function `concurrency.orderBy` failed. */
  logOrderingError(problem: unknown): void {
    if (!this.#orderingErrors.isFirst('')) return;
    this.#logger.error(
      `concurrency.orderBy failed, so an event is handled without ordering: ${getErrorMessage(problem)} ` +
        'This is logged once.',
      getErrorStack(problem),
    );
  }

  /** The ack could not be sent. */
  logAckUnsent(envelope: SlackEnvelope): void {
    this.#logger.warn(
      `The ack of ${describeEnvelope(envelope)} could not be sent: every connection was down. ${describeMissingAck(envelope)}`,
    );
  }

  /** Logs an error and its causes, without the secrets that they may quote. */
  #report(what: string, { body }: SlackEnvelope, error: unknown): void {
    const stacks = listErrorCauses(error).flatMap(cause => getErrorStack(cause) ?? []);
    this.#logger.error(
      redact(`${what}: ${listErrorCauses(error).map(getErrorMessage).join(' Caused by: ')}`, body),
      stacks.length === 0 ? undefined : redact(stacks.join('\n'), body),
    );
  }
}

function describeEnvelope(envelope: SlackEnvelope): string {
  const { kind, name, type } = envelope;
  if (kind === 'command') return `command ${name}`;
  return kind === 'unknown' ? `${name} (${type})` : `${kind} '${getRoutingIds(envelope)}'`;
}

/** Describes what happens when Slack gets no ack. */
function describeMissingAck(envelope: SlackEnvelope): string {
  if (willBeRedelivered(envelope)) return 'Slack redelivers it; completed handlers do not run again.';
  return isRedelivered(envelope)
    ? 'Slack does not redeliver it: completed handlers keep their effect, the rest is lost.'
    : 'The user sees an error, even if the handler succeeded.';
}
