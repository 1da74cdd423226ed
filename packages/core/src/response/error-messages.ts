import { randomUUID } from 'node:crypto';
import type { AnyChunk } from '@slack/types';
import { toChunk } from './message-stream/stream-chunk.js';
import type { RejectionReason } from '../dispatch/wait-queue.js';
import { textAt, type JsonObject } from '../envelope/json.js';
import { redact } from '../envelope/redaction.js';
import type { HandlerAborted } from '../handler/handler-outcome.js';
import { formatUsage } from '../routing/command-usage.js';
import { getErrorMessage } from '../telemetry/error-text.js';
import type { MaybePromise } from '../dispatch/maybe-promise.js';
import type { FinalChunk, StreamEnd } from './message-stream/stream-writer.js';
import { toHandlerFailure, toUserMessage, type HandlerFailure } from './handler-failure.js';
import type { HandlerRun } from './handler-run.js';
import type { ResponseLog } from '../telemetry/response-log.js';
import type { LocalizedTexts } from './localized-texts.js';
import type { SlackTexts } from './slack-texts.js';

/** What a user is told when there is no answer for them; what has failed is logged with it. */
export class ErrorMessages {
  constructor(
    private readonly journal: ResponseLog,
    private readonly texts: LocalizedTexts,
  ) {}

  /** From here on the sentences are in the user's language, if it can be found out in time. */
  learn({ conversation, ack }: HandlerRun): MaybePromise<void> {
    return this.texts.learn(conversation, ack);
  }

  /** A handler failed. The sentence has an id that finds the error in the log. */
  failed(run: HandlerRun, error: unknown): JsonObject {
    const errorId = createErrorId();
    this.journal.failed(run, errorId, error);
    return { text: this.#say(run, texts => texts.failed(errorId)) };
  }

  /** An answer could not be given, for what it is. */
  async unsaid(run: HandlerRun, what: string, error: unknown): Promise<JsonObject> {
    const errorId = createErrorId();
    this.journal.unsaid(run, what, error, errorId);
    await this.learn(run);
    return { text: this.#say(run, texts => texts.failed(errorId)) };
  }

  /** A handler's time was over: a failure, unless it was the shutdown's doing. */
  givenUp(run: HandlerRun, why: HandlerAborted, error: Error): JsonObject {
    const errorId = why === 'hung' ? createErrorId() : null;
    this.journal.givenUp(run, why, error, errorId);
    return { text: this.#say(run, texts => (errorId === null ? texts.restarting() : texts.failed(errorId))) };
  }

  /** What is said after a stream that did not come to its own end. */
  async lastWords(run: HandlerRun, end: StreamEnd): Promise<FinalChunk> {
    switch (end.kind) {
      case 'failed': {
        const failure = toHandlerFailure(end.error, 'handler');
        const saying = toUserMessage(failure);
        if (saying !== null) {
          this.journal.refused(run, end.error);
          return blocksOf(failure) ?? (saying || null);
        }
        await this.learn(run);
        return textAt(this.failed(run, end.error), 'text');
      }
      case 'over':
        // Who goes down has no time to ask.
        if (end.why === 'hung') await this.learn(run);
        return textAt(this.givenUp(run, end.why, end.error), 'text');
      case 'whole':
      case 'unwanted':
        return null;
    }
  }

  /** A function failed: what its error says, for whoever built the workflow, with an id that finds it in the log. */
  failedStep(run: HandlerRun, error: unknown): string {
    const errorId = createErrorId();
    this.journal.failed(run, errorId, error);
    const text = shown(run, error);
    return this.#say(run, texts => (text === '' ? texts.failed(errorId) : texts.failedStep(errorId, text)));
  }

  /** The same of an error that an exception filter has seen to. */
  swallowed(run: HandlerRun, error: unknown): string {
    return shown(run, error) || 'It failed, and no reason was given.';
  }

  /** In the language that is known already: who has too much to do asks nothing more. */
  turnedAway(run: HandlerRun, why: RejectionReason): JsonObject {
    return { text: this.#say(run, texts => (why === 'shutting_down' ? texts.restarting() : texts.busy())) };
  }

  forbidden(run: HandlerRun): JsonObject {
    return { text: this.#say(run, texts => texts.forbidden()) };
  }

  /** Stands in a view until the answer comes. */
  pending(run: HandlerRun): string {
    return this.#say(run, texts => texts.pending());
  }

  /** Stands in a view when there is nothing more to say. */
  done(run: HandlerRun): string {
    return this.#say(run, texts => texts.done());
  }

  notDone(run: HandlerRun): string {
    return this.#say(run, texts => texts.notDone());
  }

  /** What is wrong with an input and, of a command's argument, how the command is written. */
  wrongInput(run: HandlerRun, text: string): JsonObject {
    const { handler, envelope } = run;
    const usage = formatUsage(handler.spec);
    if (usage === null) return { text };
    return { text: `${text}\n${this.#say(run, texts => texts.usage(envelope.name, [usage]))}` };
  }

  #say({ conversation }: HandlerRun, sentence: (texts: SlackTexts) => string): string {
    return this.texts.say(conversation, sentence);
  }
}

/** As in a message, the blocks are what is shown. */
function blocksOf(failure: HandlerFailure): AnyChunk | null {
  const blocks = failure.kind === 'told' ? (failure.reply.blocks ?? []) : [];
  return blocks.length === 0 ? null : toChunk({ type: 'blocks', blocks });
}

const shown = ({ envelope }: HandlerRun, error: unknown): string => redact(getErrorMessage(error), envelope.body);

export const createErrorId = (): string => randomUUID().slice(0, 8);
