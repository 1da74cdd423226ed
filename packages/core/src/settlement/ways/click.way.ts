import type { Answer } from '../../answers/read-answer.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { BesideAck } from '../beside-ack.js';
import type { Ending } from '../ending.js';
import type { HandlerRun } from '../handler-run.js';
import { bare, type Way } from './way.js';

/** Block actions and message shortcuts: no ack of theirs carries anything, so a message goes to the `response_url`. */
export class ClickWay implements Way {
  readonly isWaitedFor = true;

  constructor(protected readonly beside: BesideAck) {}

  answerable({ conversation }: HandlerRun): SlackAnswerable {
    return conversation.canRespond ? 'response_url' : null;
  }

  answer(run: HandlerRun, answer: Answer): Ending {
    if (answer.form !== 'message') return bare(run);
    this.beside.respond(run, { response_type: 'ephemeral', ...answer.message });
    return { ack: 'send' };
  }

  refuse(run: HandlerRun, reply: JsonObject): Ending {
    this.beside.tell(run, reply);
    return { ack: 'send' };
  }
}
