import type { ModalView } from '@slack/types';
import type { HandlerResult } from '../parse-result.js';
import { ackFrame, fitsInFrame } from '../../envelope/ack-frame.js';
import { objectAt, type JsonObject } from '../../envelope/json.js';
import { SlackException } from '../../exceptions/slack.exception.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { AckPayload, Response } from '../response.js';
import { toAckErrors, unknownFields, type ViewErrors } from '../view-submission/view-errors.js';
import { renderViewWithErrors, hasSpaceForErrors } from '../view-submission/rerender-view.js';
import { PlaceholderView } from '../view-submission/placeholder-view.js';
import { LateSubmissions, submittedView } from '../view-submission/late-submissions.js';
import { isModal, smallView } from '../view-submission/view-limits.js';
import type { SubmittedForm } from '../view-submission/pending-submission.js';
import { ViewUpdater } from '../view-submission/view-updater.js';
import { describeViewProblem } from '../view-submission/describe-view-problem.js';
import type { HandlerRun } from '../handler-run.js';
import type { ErrorMessages } from '../error-messages.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import type { Responder } from './responder.js';

/**
 * Submitted forms: the ack says what becomes of the view, and keeps the form open when something is wrong with it. What
 * comes after the deadline takes the place of the small view that waits for it.
 */
export class ViewSubmissionResponder implements Responder {
  readonly isWaitedFor = true;
  readonly refusesByReply = true;
  readonly #changes: ViewUpdater;
  readonly #late: LateSubmissions;

  constructor(
    private readonly beside: FollowUpSender,
    private readonly sentences: ErrorMessages,
    private readonly journal: ResponseLog,
  ) {
    this.#changes = new ViewUpdater(beside, sentences);
    this.#late = new LateSubmissions(this.#changes, sentences, journal);
  }

  begin(run: HandlerRun): void {
    this.#late.expect(run);
  }

  answerable(run: HandlerRun): SlackAnswerable {
    if (run.ack.open) return 'ack';
    return this.#late.isPending(run) ? 'view' : null;
  }

  answer(run: HandlerRun, answer: HandlerResult): Response {
    if (answer.form !== 'payload') return this.#nothing(run);
    const response = answer.payload;
    switch (response['response_action']) {
      case 'errors':
        return this.#wrong(run, textsOf(objectAt(response, 'errors')));
      case 'clear':
        return this.#give(run, response, form => this.#done(run, { ...form, clear_on_close: true }));
      default:
        return this.#giveView(run, response);
    }
  }

  refuse(run: HandlerRun, reply: JsonObject): Response {
    return this.#complain(run, { reply });
  }

  refuseFields(run: HandlerRun, fields: Readonly<Record<string, string>>, reply: JsonObject): Response {
    this.journal.unknownFields(run, unknownFields(submittedView(run), fields));
    return this.#complain(run, { fields, reply });
  }

  lost(run: HandlerRun, error: unknown): void {
    if (this.#late.isPending(run)) this.#complainLate(run, { reply: this.sentences.failed(run, error) });
  }

  #wrong(run: HandlerRun, fields: Readonly<Record<string, string>>): Response {
    return this.refuseFields(run, fields, { text: Object.values(fields).join('\n') });
  }

  /** The form closes. What acks by hand may still do so, until the deadline closes it. */
  #nothing(run: HandlerRun): Response {
    if (run.handler.ackMode === 'manual' && !this.#late.isPending(run)) {
      run.ack.meanwhile = null;
      return { ack: 'leave' };
    }
    const gone = () => this.journal.viewGone(run);
    return this.#send(run, undefined, () => void this.#late.show(run, form => this.#done(run, form), gone));
  }

  #giveView(run: HandlerRun, response: JsonObject): Response {
    const view = response['view'];
    const problem = describeViewProblem(response, submittedView(run));
    if (problem === null && isModal(view)) return this.#give(run, response, () => view);
    const error = new SlackException('invalid_view', `The view that it answered with can't be shown: ${problem}.`);
    return this.refuse(run, this.sentences.failed(run, error));
  }

  /** @param late what is shown when the deadline was faster */
  #give(run: HandlerRun, response: JsonObject, late: (form: SubmittedForm) => ModalView): Response {
    const gone = () => this.journal.viewGone(run);
    return this.#send(run, response, why => {
      if (why === 'too_big') this.journal.tooBig(run);
      else if (!this.#late.show(run, late, gone)) this.journal.tooLate(run);
    });
  }

  /** The form stays, with what is wrong with it. */
  #complain(run: HandlerRun, complaint: ViewErrors): Response {
    const response = toAckErrors(submittedView(run), complaint, this.sentences.notDone(run));
    return this.#send(run, response, () => this.#complainLate(run, complaint));
  }

  /** The form comes again. A user who has closed it, or sees nothing of the complaint in it, is told. */
  #complainLate(run: HandlerRun, complaint: ViewErrors): void {
    const again = (form: SubmittedForm) => renderViewWithErrors(form, complaint, this.sentences.notDone(run));
    const gone = () => run.conversation.tell(complaint.reply);
    const isShown = this.#late.show(run, again, gone) && hasSpaceForErrors(submittedView(run));
    if (!isShown) this.beside.tell(run, complaint.reply);
  }

  /** A view that is too big for the ack follows it, in the place of a small one. */
  #send(run: HandlerRun, response: JsonObject | undefined, otherwise: AckPayload['otherwise']): Response {
    const view = response?.['view'];
    if (!isModal(view) || !run.conversation.canCall || fitsInFrame(ackFrame(run.envelope.id, response))) {
      return { ack: 'send', carry: { payload: response, otherwise } };
    }
    const place = new PlaceholderView();
    const small = place.holding(smallView(view, this.sentences.pending(run)));
    const sent = () => {
      this.#changes.begin(
        run,
        (client, next) => place.put(client, next),
        view,
        () => this.journal.viewGone(run),
      );
    };
    return { ack: 'send', carry: { payload: { ...response, view: small }, sent, otherwise } };
  }

  #done(run: HandlerRun, form: ModalView): ModalView {
    return smallView(form, this.sentences.done(run));
  }
}

const textsOf = (errors: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([field, text]) => [field, String(text)]));
