import type { Answer } from '../../answers/read-answer.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { BesideAck } from '../beside-ack.js';
import type { Ending } from '../ending.js';
import type { HandlerRun } from '../handler-run.js';
import { bare, type Way } from './way.js';

/** Commands: the ack carries a message, or else the `response_url`. */
export class CommandWay implements Way {
  readonly isWaitedFor = true;

  constructor(private readonly beside: BesideAck) {}

  answerable({ ack, conversation }: HandlerRun): SlackAnswerable {
    if (ack.open) return 'ack';
    return conversation.canRespond ? 'response_url' : null;
  }

  answer(run: HandlerRun, answer: Answer): Ending {
    if (answer.form !== 'message') return bare(run);
    const { message } = answer;
    return { ack: 'send', carry: { payload: message, otherwise: () => this.beside.respond(run, message) } };
  }

  /** Where the ack can't say it any more, nobody but the user is to see it. */
  refuse(run: HandlerRun, reply: JsonObject): Ending {
    const payload = { response_type: 'ephemeral', ...reply };
    return { ack: 'send', carry: { payload, otherwise: () => this.beside.tell(run, reply) } };
  }
}
