import type { HandlerResult } from '../parse-result.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { HandlerRun, Response } from '../response.js';
import { createPayloadResponse, emptyResponse, type Responder } from './responder.js';
import type { ResponseLog } from '../../telemetry/response-log.js';

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

/** Options of a menu: they go into the ack. After an error the list is empty. */
export class OptionsResponder implements Responder {
  readonly isUserWaiting = true;

  constructor(private readonly log: ResponseLog) {}

  getAnswerable({ ack }: HandlerRun): SlackAnswerable {
    return ack.open ? 'ack' : null;
  }

  respond(run: HandlerRun, result: HandlerResult): Response {
    if (result.type !== 'payload') return emptyResponse(run);
    if (result.dropped !== undefined) this.log.logDroppedOptions(run, result.dropped);
    return createPayloadResponse(this.log, run, result.payload);
  }

  /** Slack shows no message in a menu. */
  respondWithMessage(): Response {
    return { ack: 'send', ackPayload: { payload: { options: [] }, onNotSent: () => {} } };
  }
}
