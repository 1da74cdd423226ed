import type { ModalView } from '@slack/types';
import { type JsonObject, objectAt } from '../../envelope/json.js';
import { isPromise } from '../../dispatch/maybe-promise.js';
import type { AckPayload, PendingAck } from '../../dispatch/pending-ack.js';
import type { HandlerRun } from '../response.js';
import type { ErrorMessages } from '../error-messages.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import { createTextView, isModal } from './view-limits.js';
import { isViewGone, PlaceholderView, type ViewUpdater } from './view-updater.js';
import type { WebClient } from '@slack/web-api';
import { Deferred } from '../../time/deferred.js';

/** Keeps the view of a submission open with a placeholder when its handler misses the ack deadline. */
export class LateSubmissions {
  readonly #pending = new WeakMap<PendingAck, PendingSubmission>();

  constructor(
    private readonly viewUpdater: ViewUpdater,
    private readonly errorMessages: ErrorMessages,
    private readonly log: ResponseLog,
  ) {}

  /** Makes the ack at the deadline replace the submitted view with a placeholder. */
  prepareForDeadline(run: HandlerRun): void {
    const form = getSubmittedView(run);
    if (!isModal(form)) return;
    if (run.sender.canCall) {
      // Requested now, because there is no time left at the deadline.
      const localeRequest = this.errorMessages.resolveLocale(run);
      if (isPromise(localeRequest)) run.track(localeRequest);
      run.ack.meanwhile = this.#createDeadlineCallback(run, form);
    } else run.ack.meanwhile = () => this.#closeAtDeadline(run);
  }

  /** Whether the placeholder is shown and was not replaced yet. */
  isPending(run: HandlerRun): boolean {
    return this.#pending.get(run.ack)?.isPending ?? false;
  }

  /**
   * Replaces the placeholder.
   *
   * @param onViewGone called when the user has closed the placeholder
   * @returns false when there is no placeholder, or it was replaced before
   */
  showInstead(
    run: HandlerRun,
    view: (form: SubmittedForm) => ModalView,
    onViewGone: () => Promise<void> | void,
  ): boolean {
    const pending = this.#pending.get(run.ack);
    if (!pending?.claim()) return false;
    this.viewUpdater.updateInBackground(
      run,
      (client, next) => pending.showInstead(client, next),
      view(pending.form),
      onViewGone,
    );
    return true;
  }

  #createPendingAck(run: HandlerRun, form: SubmittedForm): AckPayload {
    const pending = new PendingSubmission(form);
    this.#pending.set(run.ack, pending);
    return pending.createAckPayload(this.errorMessages.getPendingText(run));
  }

  /** A separate method: V8 pretenures closures created in `prepareForDeadline`, and with them every payload. */
  #createDeadlineCallback(run: HandlerRun, form: SubmittedForm): () => AckPayload {
    return () => this.#createPendingAck(run, form);
  }

  /** Without a bot token no view can be shown after the ack, so the ack closes the submitted view. */
  #closeAtDeadline(run: HandlerRun): AckPayload {
    this.log.logViewClosesAtDeadline(run);
    return { onNotSent: () => {} };
  }
}

export const getSubmittedView = (run: HandlerRun): JsonObject => objectAt(run.envelope.body, 'view');

/** A submitted view, with its `state`. */
export type SubmittedForm = ModalView & JsonObject;

/** A submission that was acked with a placeholder at the deadline. */
export class PendingSubmission {
  readonly #placeholder = new PlaceholderView();
  readonly #acked = new Deferred<boolean>();
  #isPending = true;

  constructor(readonly form: SubmittedForm) {}

  /** Whether the placeholder was sent and not replaced yet. */
  get isPending(): boolean {
    return this.#isPending;
  }

  /** Creates the ack that shows the placeholder. */
  createAckPayload(text: string): AckPayload {
    return {
      payload: { response_action: 'update', view: this.#placeholder.withExternalId(createTextView(this.form, text)) },
      onSent: () => this.#acked.resolve(true),
      onNotSent: () => this.#acked.resolve(false),
    };
  }

  /** Reserves the right to replace the placeholder. Only the first call returns true. */
  claim(): boolean {
    const isFirst = this.#isPending;
    this.#isPending = false;
    return isFirst;
  }

  /**
   * Replaces the placeholder, or updates the submitted view when the placeholder was never shown.
   *
   * @throws the error of `views.update`
   */
  async showInstead(client: WebClient, view: ModalView): Promise<void> {
    if ((await this.#acked.promise) && (await this.#replacePlaceholder(client, view))) return;
    await client.views.update({ view_id: String(this.form['id']), view });
  }

  /** Resolves to false when the ack did not reach Slack: then the submitted view is still open. */
  async #replacePlaceholder(client: WebClient, view: ModalView): Promise<boolean> {
    try {
      await this.#placeholder.replaceWith(client, view);
      return true;
    } catch (error) {
      if (isViewGone(error)) return false;
      throw error;
    }
  }
}
