import type { HandlerResult } from '../parse-result.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import { createPayloadResponse, emptyResponse, type Responder } from './responder.js';

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
