import type { BegunStream } from '../answers/begun-stream.js';
import type { JsonObject } from '../envelope/json.js';
import type { HandlerRun } from './handler-run.js';
import type { LastWords } from '../web-api/stream-speaker.js';
import type { SettlementJournal } from './settlement-journal.js';

/** What reaches people by another way than the ack. Nobody waits for it but a shutdown; what fails of it is logged. */
export class BesideAck {
  constructor(private readonly journal: SettlementJournal) {}

  /** Answers by the `response_url`. */
  respond(run: HandlerRun, message: JsonObject): void {
    if (!run.conversation.canRespond) return this.journal.unresponsive(run);
    this.begin(run, 'sent to the response_url', () => run.conversation.respond(message));
  }

  /** Answers in the channel or thread. */
  say(run: HandlerRun, message: JsonObject): void {
    this.begin(run, 'said', async () => {
      await run.conversation.say(message);
    });
  }

  /** Says a stream where it answers; resolves when it is whole. */
  async speak(run: HandlerRun, stream: BegunStream, lastWords: LastWords): Promise<void> {
    try {
      await run.conversation.speak(stream, lastWords);
    } catch (error) {
      this.journal.unsaid(run, 'said', error);
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
}
