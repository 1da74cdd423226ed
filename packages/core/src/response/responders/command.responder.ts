import type { HandlerResult } from '../parse-result.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import { emptyResponse, type Responder } from './responder.js';

/** Commands: the ack carries a message, or else the `response_url`. */
export class CommandResponder implements Responder {
  readonly isWaitedFor = true;

  constructor(private readonly beside: FollowUpSender) {}

  answerable({ ack, conversation }: HandlerRun): SlackAnswerable {
    if (ack.open) return 'ack';
    return conversation.canRespond ? 'response_url' : null;
  }

  answer(run: HandlerRun, answer: HandlerResult): Response {
    if (answer.form !== 'message') return emptyResponse(run);
    const { message } = answer;
    return { ack: 'send', carry: { payload: message, otherwise: () => this.beside.respond(run, message) } };
  }

  /** Where the ack can't say it any more, nobody but the user is to see it. */
  refuse(run: HandlerRun, reply: JsonObject): Response {
    const payload = { response_type: 'ephemeral', ...reply };
    return { ack: 'send', carry: { payload, otherwise: () => this.beside.tell(run, reply) } };
  }
}
