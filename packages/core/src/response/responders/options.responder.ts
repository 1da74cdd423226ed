import type { HandlerResult } from '../parse-result.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import { carriedOrDropped, emptyResponse, type Responder } from './responder.js';

/** What a select or menu suggests: options in the ack, or none. */
export class OptionsResponder implements Responder {
  readonly isWaitedFor = true;

  constructor(private readonly journal: ResponseLog) {}

  answerable({ ack }: HandlerRun): SlackAnswerable {
    return ack.open ? 'ack' : null;
  }

  answer(run: HandlerRun, answer: HandlerResult): Response {
    if (answer.form !== 'payload') return emptyResponse(run);
    if (answer.dropped !== undefined) this.journal.dropped(run, answer.dropped);
    return carriedOrDropped(this.journal, run, answer.payload);
  }

  /** There is no place for a sentence. */
  refuse(): Response {
    return { ack: 'send', carry: { payload: { options: [] }, otherwise: () => {} } };
  }
}
