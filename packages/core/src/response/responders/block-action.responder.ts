import type { HandlerResult } from '../parse-result.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import { emptyResponse, type Responder } from './responder.js';

/** Block actions and message shortcuts: no ack of theirs carries anything, so a message goes to the `response_url`. */
export class BlockActionResponder implements Responder {
  readonly isWaitedFor = true;

  constructor(protected readonly beside: FollowUpSender) {}

  answerable({ conversation }: HandlerRun): SlackAnswerable {
    return conversation.canRespond ? 'response_url' : null;
  }

  answer(run: HandlerRun, answer: HandlerResult): Response {
    if (answer.form !== 'message') return emptyResponse(run);
    this.beside.respond(run, { response_type: 'ephemeral', ...answer.message });
    return { ack: 'send' };
  }

  refuse(run: HandlerRun, reply: JsonObject): Response {
    this.beside.tell(run, reply);
    return { ack: 'send' };
  }
}
