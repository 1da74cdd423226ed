import { randomUUID } from 'node:crypto';
import type { AnyChunk } from '@slack/types';
import { toChunk } from './message-stream/message-stream.js';
import type { RejectionReason } from '../dispatch/concurrency-limiter.js';
import { textAt, type JsonObject } from '../envelope/json.js';
import { redact } from '../telemetry/redact-secrets.js';
import type { HandlerAborted } from '../handler/await-result.js';
import { formatUsage } from '../routing/command-usage.js';
import { getErrorMessage } from '../telemetry/error-text.js';
import type { MaybePromise } from '../dispatch/maybe-promise.js';
import type { FinalChunk, StreamEnd } from './message-stream/stream-writer.js';
import { toHandlerFailure, toUserMessage, type HandlerFailure } from './handler-failure.js';
import type { HandlerRun } from './response.js';
import type { ResponseLog } from '../telemetry/response-log.js';
import type { LocalizedTexts, SlackTexts } from './slack-texts.js';

/** Creates the messages that users see instead of a result. The `report…` methods also log the error. */
export class ErrorMessages {
  constructor(
    private readonly log: ResponseLog,
    private readonly texts: LocalizedTexts,
  ) {}

  /** Loads the user's locale for the following messages, if that is possible in time. */
  resolveLocale({ sender, ack }: HandlerRun): MaybePromise<void> {
    return this.texts.resolveLocale(sender, ack);
  }

  /** An unhandled error. The message contains the error id of the log entry. */
  reportFailure(run: HandlerRun, error: unknown): JsonObject {
    const errorId = createErrorId();
    this.log.logFailure(run, errorId, error);
    return { text: this.#localize(run, texts => texts.failed(errorId)) };
  }

  /** Slack rejected the content of a result. */
  async reportUndelivered(run: HandlerRun, what: string, error: unknown): Promise<JsonObject> {
    const errorId = createErrorId();
    this.log.logUndelivered(run, what, error, errorId);
    await this.resolveLocale(run);
    return { text: this.#localize(run, texts => texts.failed(errorId)) };
  }

  /** A handler timed out, or was aborted by the shutdown. */
  reportAbort(run: HandlerRun, reason: HandlerAborted, error: Error): JsonObject {
    const errorId = reason === 'hung' ? createErrorId() : null;
    this.log.logAbort(run, reason, error, errorId);
    return { text: this.#localize(run, texts => (errorId === null ? texts.restarting() : texts.failed(errorId))) };
  }

  /** Creates the last chunk of a stream that failed or was aborted. */
  async createFinalChunk(run: HandlerRun, end: StreamEnd): Promise<FinalChunk> {
    switch (end.kind) {
      case 'failed': {
        const failure = toHandlerFailure(end.error, 'handler');
        const message = toUserMessage(failure);
        if (message !== null) {
          this.log.logRefusal(run, end.error);
          return toBlocksChunk(failure) ?? (message || null);
        }
        await this.resolveLocale(run);
        return textAt(this.reportFailure(run, end.error), 'text');
      }
      case 'aborted':
        // During a shutdown there is no time to load the locale.
        if (end.why === 'hung') await this.resolveLocale(run);
        return textAt(this.reportAbort(run, end.why, end.error), 'text');
      case 'completed':
      case 'stopped':
        return null;
    }
  }

  /** A function failed: the error text of its step, for the workflow's author, with the error id of the log entry. */
  reportFunctionFailure(run: HandlerRun, error: unknown): string {
    const errorId = createErrorId();
    this.log.logFailure(run, errorId, error);
    const text = getRedactedMessage(run, error);
    return this.#localize(run, texts => (text === '' ? texts.failed(errorId) : texts.failedStep(errorId, text)));
  }

  /** The error text of a step whose error was handled by an exception filter. */
  getFunctionErrorText(run: HandlerRun, error: unknown): string {
    return getRedactedMessage(run, error) || 'It failed, and no reason was given.';
  }

  /** In the locale that is already known: an overloaded app makes no further API call. */
  createRejectionMessage(run: HandlerRun, reason: RejectionReason): JsonObject {
    return { text: this.#localize(run, texts => (reason === 'shutting_down' ? texts.restarting() : texts.busy())) };
  }

  createForbiddenMessage(run: HandlerRun): JsonObject {
    return { text: this.#localize(run, texts => texts.forbidden()) };
  }

  /** The text of the placeholder view. */
  getPendingText(run: HandlerRun): string {
    return this.#localize(run, texts => texts.pending());
  }

  /** The text that replaces the placeholder when the handler returned nothing. */
  getDoneText(run: HandlerRun): string {
    return this.#localize(run, texts => texts.done());
  }

  getNotDoneText(run: HandlerRun): string {
    return this.#localize(run, texts => texts.notDone());
  }

  /** An input error; for a command also how the command is used. */
  createInputErrorMessage(run: HandlerRun, text: string): JsonObject {
    const { handler, envelope } = run;
    const usage = formatUsage(handler.spec);
    if (usage === null) return { text };
    return { text: `${text}\n${this.#localize(run, texts => texts.usage(envelope.name, [usage]))}` };
  }

  #localize({ sender }: HandlerRun, selectText: (texts: SlackTexts) => string): string {
    return this.texts.localize(sender, selectText);
  }
}

/** A message's blocks are shown instead of its text. */
function toBlocksChunk(failure: HandlerFailure): AnyChunk | null {
  const blocks = failure.kind === 'user_message' ? (failure.reply.blocks ?? []) : [];
  return blocks.length === 0 ? null : toChunk({ type: 'blocks', blocks });
}

const getRedactedMessage = ({ envelope }: HandlerRun, error: unknown): string =>
  redact(getErrorMessage(error), envelope.body);

export const createErrorId = (): string => randomUUID().slice(0, 8);
