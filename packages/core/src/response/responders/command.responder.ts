import type { HandlerResult } from '../parse-result.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import { emptyResponse, type Responder } from './responder.js';

/** Commands: the message goes into the ack, or to the `response_url` after the ack. */
export class CommandResponder implements Responder {
  readonly isUserWaiting = true;

  constructor(private readonly followUps: FollowUpSender) {}

  getAnswerable({ ack, sender: conversation }: HandlerRun): SlackAnswerable {
    if (ack.open) return 'ack';
    return conversation.canRespond ? 'response_url' : null;
  }

  respond(run: HandlerRun, result: HandlerResult): Response {
    if (result.type !== 'message') return emptyResponse(run);
    const { message } = result;
    return {
      ack: 'send',
      ackPayload: { payload: message, onNotSent: () => this.followUps.sendToResponseUrl(run, message) },
    };
  }

  /** Ephemeral, also when the ack was already sent. */
  respondWithMessage(run: HandlerRun, reply: JsonObject): Response {
    const payload = { response_type: 'ephemeral', ...reply };
    return { ack: 'send', ackPayload: { payload, onNotSent: () => this.followUps.notifyUser(run, reply) } };
  }
}
