import type { Answer } from '../../answers/read-answer.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { BesideAck } from '../beside-ack.js';
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

  /** The ack of a stream waits for its end; the deadline's goes out before. */
  async answer(run: HandlerRun, answer: Answer): Promise<Ending> {
    const refuse = (reply: JsonObject) => void this.refuse(run, reply);
    if (answer.form === 'stream') {
      await this.beside.speak(run, answer.stream, end => this.sentences.lastWords(run, end), refuse);
      return { ack: 'send' };
    }
    if (answer.form !== 'message') return bare(run);
    this.beside.say(run, answer.message, refuse);
    return { ack: 'send' };
  }

  refuse(run: HandlerRun, reply: JsonObject): Ending {
    this.beside.tell(run, reply);
    return { ack: 'send' };
  }
}
