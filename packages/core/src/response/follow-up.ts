import type { MessageStream } from './message-stream/message-stream.js';
import type { JsonObject } from '../envelope/json.js';
import { SlackResponseUrlException } from '../exceptions/slack-response-url.exception.js';
import { SlackSayException } from '../exceptions/slack-say.exception.js';
import type { HandlerRun } from './handler-run.js';
import type { GetFinalChunk } from './message-stream/stream-writer.js';
import type { ErrorMessages } from './error-messages.js';
import type { ResponseLog } from '../telemetry/response-log.js';

/** Tells the user why there is no answer. */
type Refuse = (reply: JsonObject) => void;

/** What Slack says of a message that is not as it takes them, wherever it is said. */
const UNFIT: ReadonlySet<string> = new Set([
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
]);

/** Whether an answer was refused for what it is: too long, most likely. */
const isUnfit = (error: unknown): boolean =>
  (error instanceof SlackSayException && UNFIT.has(error.refusal)) ||
  (error instanceof SlackResponseUrlException && error.code === 'response_url_refused');

/** What reaches people by another way than the ack. Nobody waits for it but a shutdown; what fails of it is logged. */
export class FollowUpSender {
  constructor(
    private readonly journal: ResponseLog,
    private readonly sentences: ErrorMessages,
  ) {}

  /** Answers by the `response_url`. */
  respond(run: HandlerRun, message: JsonObject): void {
    if (!run.conversation.canRespond) return this.journal.unresponsive(run);
    this.#answer(
      run,
      'sent to the response_url',
      () => run.conversation.respond(message),
      reply => this.tell(run, reply),
    );
  }

  /** Answers in the channel or thread. */
  say(run: HandlerRun, message: JsonObject, refuse: Refuse): void {
    const act = async () => void (await run.conversation.say(message));
    this.#answer(run, 'said', act, refuse);
  }

  /** Says a stream where it answers; resolves when it is whole. */
  async speak(run: HandlerRun, stream: MessageStream, lastWords: GetFinalChunk, refuse: Refuse): Promise<void> {
    try {
      await run.conversation.speak(stream, lastWords);
    } catch (error) {
      await this.#unsaid(run, 'said', error, refuse);
    }
  }

  /** Tells the one who caused the payload, by the most private way that works. */
  tell(run: HandlerRun, message: JsonObject): void {
    this.begin(run, 'shown to the user', () => run.conversation.tell(message));
  }

  /** @param what it does to the answer, for the log: `said` */
  begin(run: HandlerRun, what: string, act: () => Promise<void>): void {
    run.track(act().catch((error: unknown) => this.journal.unsaid(run, what, error)));
  }

  /** Gives the answer that its user waits for. */
  #answer(run: HandlerRun, what: string, act: () => Promise<void>, refuse: Refuse): void {
    run.track(act().catch((error: unknown) => this.#unsaid(run, what, error, refuse)));
  }

  /** Where an answer did not get through for another reason than what it is, a sentence would not either. */
  async #unsaid(run: HandlerRun, what: string, error: unknown, refuse: Refuse): Promise<void> {
    if (isUnfit(error)) refuse(await this.sentences.unsaid(run, what, error));
    else this.journal.unsaid(run, what, error);
  }
}
