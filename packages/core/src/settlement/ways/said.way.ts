import type { BegunStream } from '../../answers/begun-stream.js';
import type { Answer } from '../../answers/read-answer.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { BesideAck } from '../beside-ack.js';
import type { Soon } from '../../time/soon.js';
import type { Ending } from '../ending.js';
import type { HandlerRun } from '../handler-run.js';
import type { Sentences } from '../sentences.js';
import { bare, type Way } from './way.js';

/** What somebody said: the answer is said where they said it. */
export class SaidWay implements Way {
  readonly isWaitedFor: boolean = false;

  constructor(
    protected readonly beside: BesideAck,
    private readonly sentences: Sentences,
  ) {}

  answerable({ conversation }: HandlerRun): SlackAnswerable {
    return conversation.place.channelId === null ? null : 'channel';
  }

  answer(run: HandlerRun, answer: Answer): Soon<Ending> {
    if (answer.form === 'stream') return this.#speak(run, answer.stream);
    if (answer.form !== 'message') return bare(run);
    this.beside.say(run, answer.message, reply => void this.refuse(run, reply));
    return { ack: 'send' };
  }

  refuse(run: HandlerRun, reply: JsonObject): Ending {
    this.beside.tell(run, reply);
    return { ack: 'send' };
  }

  /** The ack of a stream waits for its end; the deadline's goes out before. */
  async #speak(run: HandlerRun, stream: BegunStream): Promise<Ending> {
    const refuse = (reply: JsonObject) => void this.refuse(run, reply);
    await this.beside.speak(run, stream, end => this.sentences.lastWords(run, end), refuse);
    return { ack: 'send' };
  }
}
