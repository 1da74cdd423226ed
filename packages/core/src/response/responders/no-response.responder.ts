import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import { emptyResponse, type Responder } from './responder.js';

/** Kinds that have no answer. Who caused them may still be told why something was not done. */
export class NoResponseResponder implements Responder {
  constructor(
    private readonly beside: FollowUpSender,
    readonly isWaitedFor: boolean,
  ) {}

  answerable(): SlackAnswerable {
    return null;
  }

  answer(run: HandlerRun): Response {
    return emptyResponse(run);
  }

  refuse(run: HandlerRun, reply: JsonObject): Response {
    this.beside.tell(run, reply);
    return { ack: 'send' };
  }
}

/** A view or dialog that its user has closed: they have turned away, and are told nothing. */
export class ViewClosedResponder extends NoResponseResponder {
  override refuse(): Response {
    return { ack: 'send' };
  }
}
