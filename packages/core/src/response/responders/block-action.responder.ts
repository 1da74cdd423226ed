import type { HandlerResult } from '../parse-result.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import { emptyResponse, type Responder } from './responder.js';

/** Block actions and message shortcuts: Slack ignores the content of their acks, so messages go to the `response_url`. */
export class BlockActionResponder implements Responder {
  readonly isUserWaiting = true;

  constructor(protected readonly followUps: FollowUpSender) {}

  getAnswerable({ sender: conversation }: HandlerRun): SlackAnswerable {
    return conversation.canRespond ? 'response_url' : null;
  }

  respond(run: HandlerRun, result: HandlerResult): Response {
    if (result.type !== 'message') return emptyResponse(run);
    this.followUps.sendToResponseUrl(run, { response_type: 'ephemeral', ...result.message });
    return { ack: 'send' };
  }

  respondWithMessage(run: HandlerRun, reply: JsonObject): Response {
    this.followUps.notifyUser(run, reply);
    return { ack: 'send' };
  }
}

/** Buttons and menus of attachments: a message replaces the original one, unless it is ephemeral. */
export class AttachmentActionResponder extends BlockActionResponder {
  override respond(run: HandlerRun, result: HandlerResult): Response {
    if (result.type !== 'message') return emptyResponse(run);
    const { message } = result;
    this.followUps.sendToResponseUrl(run, { replace_original: message['response_type'] !== 'ephemeral', ...message });
    return { ack: 'send' };
  }
}
