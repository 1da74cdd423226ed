import type { MessageStream } from './message-stream/message-stream.js';
import type { JsonObject } from '../envelope/json.js';
import { SlackResponseUrlException, SlackSayException } from '../exceptions/delivery.exceptions.js';
import type { HandlerRun } from './response.js';
import type { GetFinalChunk } from './message-stream/stream-writer.js';
import type { ErrorMessages } from './error-messages.js';
import type { ResponseLog } from '../telemetry/response-log.js';

/** Shows the user why there is no result. */
type SendErrorMessage = (reply: JsonObject) => void;

/** Slack's error codes for an invalid message, which it would reject anywhere. */
const INVALID_MESSAGE_CODES: ReadonlySet<string> = new Set([
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
]);

/** Whether Slack rejected a message because of its content, such as its length. */
const isInvalidMessageError = (error: unknown): boolean =>
  (error instanceof SlackSayException && INVALID_MESSAGE_CODES.has(error.refusal)) ||
  (error instanceof SlackResponseUrlException && error.code === 'response_url_refused');

/** Sends messages besides the ack, in the background. Only a shutdown waits for them; errors are logged. */
export class FollowUpSender {
  constructor(
    private readonly log: ResponseLog,
    private readonly errorMessages: ErrorMessages,
  ) {}

  /** Sends a result to the `response_url`. */
  sendToResponseUrl(run: HandlerRun, message: JsonObject): void {
    if (!run.sender.canRespond) return this.log.logNoResponseUrl(run);
    this.#sendResult(
      run,
      'sent to the response_url',
      () => run.sender.respond(message),
      reply => this.notifyUser(run, reply),
    );
  }

  /** Posts a result in the payload's channel or thread. */
  postMessage(run: HandlerRun, message: JsonObject, sendErrorMessage: SendErrorMessage): void {
    const send = async () => void (await run.sender.say(message));
    this.#sendResult(run, 'posted', send, sendErrorMessage);
  }

  /** Posts a stream. Resolves when it has ended. */
  async postStream(
    run: HandlerRun,
    stream: MessageStream,
    getFinalChunk: GetFinalChunk,
    sendErrorMessage: SendErrorMessage,
  ): Promise<void> {
    try {
      await run.sender.sayStream(stream, getFinalChunk);
    } catch (error) {
      await this.#reportUndelivered(run, 'posted', error, sendErrorMessage);
    }
  }

  /** Sends a message to the user who caused the payload, as privately as possible. */
  notifyUser(run: HandlerRun, message: JsonObject): void {
    this.sendInBackground(run, 'shown to the user', () => run.sender.notifyUser(message));
  }

  /** @param action what was to happen to the result, for the log, such as `posted` */
  sendInBackground(run: HandlerRun, action: string, send: () => Promise<void>): void {
    run.track(send().catch((error: unknown) => this.log.logUndelivered(run, action, error)));
  }

  /** Sends a result; if Slack rejects its content, the user gets an error message. */
  #sendResult(run: HandlerRun, action: string, send: () => Promise<void>, sendErrorMessage: SendErrorMessage): void {
    run.track(send().catch((error: unknown) => this.#reportUndelivered(run, action, error, sendErrorMessage)));
  }

  /** After any other error than invalid content, an error message would fail as well and is not sent. */
  async #reportUndelivered(
    run: HandlerRun,
    action: string,
    error: unknown,
    sendErrorMessage: SendErrorMessage,
  ): Promise<void> {
    if (isInvalidMessageError(error)) sendErrorMessage(await this.errorMessages.reportUndelivered(run, action, error));
    else this.log.logUndelivered(run, action, error);
  }
}
