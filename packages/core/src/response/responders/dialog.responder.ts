import type { HandlerResult } from '../parse-result.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import { emptyResponse, type Responder } from './responder.js';

/** Submitted dialogs: a bare ack closes one, and errors under its elements keep it open. */
export class DialogResponder implements Responder {
  readonly isWaitedFor = true;
  readonly refusesByReply = true;

  constructor(
    private readonly beside: FollowUpSender,
    private readonly journal: ResponseLog,
  ) {}

  answerable({ ack }: HandlerRun): SlackAnswerable {
    return ack.open ? 'ack' : null;
  }

  /** Errors that come too late for the dialog are for its user all the same. */
  answer(run: HandlerRun, answer: HandlerResult): Response {
    if (answer.form !== 'payload') return emptyResponse(run);
    const { payload } = answer;
    const errors = arrayAt(payload, 'errors').filter(isJsonObject);
    const text = errors.map(error => textAt(error, 'error') ?? '').join('\n');
    return { ack: 'send', carry: { payload, otherwise: () => this.beside.tell(run, { text }) } };
  }

  /** Nothing that was typed is lost: the sentence stands under the first element. */
  refuse(run: HandlerRun, reply: JsonObject): Response {
    return this.#kept(run, { '': textAt(reply, 'text') ?? '' }, reply);
  }

  refuseFields(run: HandlerRun, errors: Readonly<Record<string, string>>, reply: JsonObject): Response {
    const elements = elementsOf(run);
    this.journal.unknownFields(
      run,
      Object.keys(errors).filter(name => !elements.includes(name)),
    );
    return this.#kept(run, errors, reply);
  }

  /** What names no element stands under the first one. Where the dialog is closed already, the user is told. */
  #kept(run: HandlerRun, errors: Readonly<Record<string, string>>, reply: JsonObject): Response {
    const elements = elementsOf(run);
    const [first] = elements;
    if (first === undefined) {
      this.beside.tell(run, reply);
      return { ack: 'send' };
    }
    const texts = new Map<string, string>();
    for (const [field, text] of Object.entries(errors)) {
      const name = elements.includes(field) ? field : first;
      texts.set(name, [texts.get(name) ?? [], text].flat().join(' '));
    }
    const listed = [...texts].map(([name, error]) => ({ name, error }));
    return { ack: 'send', carry: { payload: { errors: listed }, otherwise: () => this.beside.tell(run, reply) } };
  }
}

/** The names of the elements: those that hold nothing are told as well. */
const elementsOf = (run: HandlerRun): readonly string[] => Object.keys(objectAt(run.envelope.body, 'submission'));
