import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import { emptyResponse, type Responder } from './responder.js';

/** Kinds without a response. Errors can still be sent to the user. */
export class NoResponseResponder implements Responder {
  constructor(
    private readonly followUps: FollowUpSender,
    readonly isUserWaiting: boolean,
  ) {}

  getAnswerable(): SlackAnswerable {
    return null;
  }

  respond(run: HandlerRun): Response {
    return emptyResponse(run);
  }

  respondWithMessage(run: HandlerRun, reply: JsonObject): Response {
    this.followUps.notifyUser(run, reply);
    return { ack: 'send' };
  }
}

/** Closed views and dialogs: the user gets no message, not even for an error. */
export class ViewClosedResponder extends NoResponseResponder {
  override respondWithMessage(): Response {
    return { ack: 'send' };
  }
}
