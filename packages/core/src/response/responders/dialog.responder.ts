import type { HandlerResult } from '../parse-result.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { HandlerRun, Response } from '../response.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import { emptyResponse, type Responder } from './responder.js';

/** Dialog submissions: an empty ack closes the dialog, errors keep it open. */
export class DialogResponder implements Responder {
  readonly isUserWaiting = true;
  readonly treatsFilterMessageAsError = true;

  constructor(
    private readonly followUps: FollowUpSender,
    private readonly log: ResponseLog,
  ) {}

  getAnswerable({ ack }: HandlerRun): SlackAnswerable {
    return ack.open ? 'ack' : null;
  }

  /** After the ack the dialog is closed, so errors go to the user as a message. */
  respond(run: HandlerRun, result: HandlerResult): Response {
    if (result.type !== 'payload') return emptyResponse(run);
    const { payload } = result;
    const errors = arrayAt(payload, 'errors').filter(isJsonObject);
    const text = errors.map(error => textAt(error, 'error') ?? '').join('\n');
    return { ack: 'send', ackPayload: { payload, onNotSent: () => this.followUps.notifyUser(run, { text }) } };
  }

  /** Shows the message below the first element, so that the dialog stays open with the user's input. */
  respondWithMessage(run: HandlerRun, reply: JsonObject): Response {
    return this.#keepOpen(run, { '': textAt(reply, 'text') ?? '' }, reply);
  }

  respondWithFieldErrors(run: HandlerRun, errors: Readonly<Record<string, string>>, reply: JsonObject): Response {
    const elements = getElementNames(run);
    this.log.logUnknownFields(
      run,
      Object.keys(errors).filter(name => !elements.includes(name)),
    );
    return this.#keepOpen(run, errors, reply);
  }

  /** An error whose name matches no element is shown below the first one. */
  #keepOpen(run: HandlerRun, errors: Readonly<Record<string, string>>, reply: JsonObject): Response {
    const elements = getElementNames(run);
    const [first] = elements;
    if (first === undefined) {
      this.followUps.notifyUser(run, reply);
      return { ack: 'send' };
    }
    const texts = new Map<string, string>();
    for (const [field, text] of Object.entries(errors)) {
      const name = elements.includes(field) ? field : first;
      texts.set(name, [texts.get(name) ?? [], text].flat().join(' '));
    }
    const listed = [...texts].map(([name, error]) => ({ name, error }));
    return {
      ack: 'send',
      ackPayload: { payload: { errors: listed }, onNotSent: () => this.followUps.notifyUser(run, reply) },
    };
  }
}

/** `submission` also contains the elements without a value. */
const getElementNames = (run: HandlerRun): readonly string[] => Object.keys(objectAt(run.envelope.body, 'submission'));
