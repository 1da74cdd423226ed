import type { Answer } from '../../answers/read-answer.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { BesideAck } from '../beside-ack.js';
import type { Ending } from '../ending.js';
import type { HandlerRun } from '../handler-run.js';
import { bare, type Way } from './way.js';

/** What somebody said: the answer is said where they said it. */
export class SaidWay implements Way {
  readonly isWaitedFor = false;

  constructor(private readonly beside: BesideAck) {}

  answerable({ conversation }: HandlerRun): SlackAnswerable {
    return conversation.place.channelId === null ? null : 'channel';
  }

  answer(run: HandlerRun, answer: Answer): Ending {
    if (answer.form !== 'message') return bare(run);
    this.beside.say(run, answer.message);
    return { ack: 'send' };
  }

  refuse(run: HandlerRun, reply: JsonObject): Ending {
    this.beside.tell(run, reply);
    return { ack: 'send' };
  }
}
