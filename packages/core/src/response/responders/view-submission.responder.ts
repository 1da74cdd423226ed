import type { ModalView } from '@slack/types';
import type { HandlerResult } from '../parse-result.js';
import { objectAt, type JsonObject } from '../../envelope/json.js';
import { SlackException } from '../../exceptions/slack.exception.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import { type AckPayload, fitsInFrame, formatAckFrame } from '../../dispatch/pending-ack.js';
import type { HandlerRun, Response } from '../response.js';
import { toAckErrors, findUnknownFields } from '../view-submission/view-errors.js';
import { renderViewWithErrors, hasSpaceForErrors, type ViewErrors } from '../view-submission/rerender-view.js';
import { PlaceholderView, ViewUpdater } from '../view-submission/view-updater.js';
import { getSubmittedView, LateSubmissions, type SubmittedForm } from '../view-submission/late-submissions.js';
import { createTextView, describeViewProblem, isModal } from '../view-submission/view-limits.js';
import type { ErrorMessages } from '../error-messages.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import type { Responder } from './responder.js';

/**
 * View submissions: the ack contains a response action, or errors that keep the view open. After the ack deadline the
 * result replaces the placeholder view.
 */
export class ViewSubmissionResponder implements Responder {
  readonly isUserWaiting = true;
  readonly treatsFilterMessageAsError = true;
  readonly #viewUpdater: ViewUpdater;
  readonly #lateSubmissions: LateSubmissions;

  constructor(
    private readonly followUps: FollowUpSender,
    private readonly errorMessages: ErrorMessages,
    private readonly log: ResponseLog,
  ) {
    this.#viewUpdater = new ViewUpdater(followUps, errorMessages);
    this.#lateSubmissions = new LateSubmissions(this.#viewUpdater, errorMessages, log);
  }

  onHandlerStart(run: HandlerRun): void {
    this.#lateSubmissions.prepareForDeadline(run);
  }

  getAnswerable(run: HandlerRun): SlackAnswerable {
    if (run.ack.open) return 'ack';
    return this.#lateSubmissions.isPending(run) ? 'view' : null;
  }

  respond(run: HandlerRun, result: HandlerResult): Response {
    if (result.type !== 'payload') return this.#closeView(run);
    const response = result.payload;
    switch (response['response_action']) {
      case 'errors':
        return this.#respondWithErrors(run, toTexts(objectAt(response, 'errors')));
      case 'clear':
        return this.#respondWithAction(run, response, form =>
          this.#createDoneView(run, { ...form, clear_on_close: true }),
        );
      default:
        return this.#showView(run, response);
    }
  }

  respondWithMessage(run: HandlerRun, reply: JsonObject): Response {
    return this.#showErrors(run, { reply });
  }

  respondWithFieldErrors(run: HandlerRun, fields: Readonly<Record<string, string>>, reply: JsonObject): Response {
    this.log.logUnknownFields(run, findUnknownFields(getSubmittedView(run), fields));
    return this.#showErrors(run, { fields, reply });
  }

  onEventLost(run: HandlerRun, error: unknown): void {
    if (this.#lateSubmissions.isPending(run))
      this.#showErrorsLate(run, { reply: this.errorMessages.reportFailure(run, error) });
  }

  #respondWithErrors(run: HandlerRun, fields: Readonly<Record<string, string>>): Response {
    return this.respondWithFieldErrors(run, fields, { text: Object.values(fields).join('\n') });
  }

  /** Closes the view. A handler with `ack: 'manual'` can still ack until the deadline. */
  #closeView(run: HandlerRun): Response {
    if (run.handler.ackMode === 'manual' && !this.#lateSubmissions.isPending(run)) {
      run.ack.meanwhile = null;
      return { ack: 'leave' };
    }
    const onViewGone = () => this.log.logViewGone(run);
    return this.#sendAck(
      run,
      undefined,
      () => void this.#lateSubmissions.showInstead(run, form => this.#createDoneView(run, form), onViewGone),
    );
  }

  #showView(run: HandlerRun, response: JsonObject): Response {
    const view = response['view'];
    const problem = describeViewProblem(response, getSubmittedView(run));
    if (problem === null && isModal(view)) return this.#respondWithAction(run, response, () => view);
    const error = new SlackException('invalid_view', `The view that it returned can't be shown: ${problem}.`);
    return this.respondWithMessage(run, this.errorMessages.reportFailure(run, error));
  }

  /** @param createLateView creates the view that replaces the placeholder after the deadline */
  #respondWithAction(
    run: HandlerRun,
    response: JsonObject,
    createLateView: (form: SubmittedForm) => ModalView,
  ): Response {
    const onViewGone = () => this.log.logViewGone(run);
    return this.#sendAck(run, response, reason => {
      if (reason === 'too_big') this.log.logTooBig(run);
      else if (!this.#lateSubmissions.showInstead(run, createLateView, onViewGone)) this.log.logTooLate(run);
    });
  }

  /** Keeps the view open and shows the errors in it. */
  #showErrors(run: HandlerRun, errors: ViewErrors): Response {
    const response = toAckErrors(getSubmittedView(run), errors, this.errorMessages.getNotDoneText(run));
    return this.#sendAck(run, response, () => this.#showErrorsLate(run, errors));
  }

  /** Renders the view again with the errors. A user who closed it, or a view without space for them, gets a message instead. */
  #showErrorsLate(run: HandlerRun, errors: ViewErrors): void {
    const createView = (form: SubmittedForm) =>
      renderViewWithErrors(form, errors, this.errorMessages.getNotDoneText(run));
    const onViewGone = () => run.sender.notifyUser(errors.reply);
    const isShown =
      this.#lateSubmissions.showInstead(run, createView, onViewGone) && hasSpaceForErrors(getSubmittedView(run));
    if (!isShown) this.followUps.notifyUser(run, errors.reply);
  }

  /** A view that exceeds the ack's size limit is shown after the ack, in place of a placeholder. */
  #sendAck(run: HandlerRun, response: JsonObject | undefined, onInvalid: AckPayload['onNotSent']): Response {
    const view = response?.['view'];
    if (!isModal(view) || !run.sender.canCall || fitsInFrame(formatAckFrame(run.envelope.id, response))) {
      return { ack: 'send', ackPayload: { payload: response, onNotSent: onInvalid } };
    }
    const placeholder = new PlaceholderView();
    const placeholderView = placeholder.withExternalId(createTextView(view, this.errorMessages.getPendingText(run)));
    const sent = () => {
      this.#viewUpdater.updateInBackground(
        run,
        (client, next) => placeholder.replaceWith(client, next),
        view,
        () => this.log.logViewGone(run),
      );
    };
    return {
      ack: 'send',
      ackPayload: { payload: { ...response, view: placeholderView }, onSent: sent, onNotSent: onInvalid },
    };
  }

  #createDoneView(run: HandlerRun, form: ModalView): ModalView {
    return createTextView(form, this.errorMessages.getDoneText(run));
  }
}

const toTexts = (errors: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([field, text]) => [field, String(text)]));
