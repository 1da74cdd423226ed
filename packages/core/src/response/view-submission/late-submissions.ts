import type { ModalView } from '@slack/types';
import { objectAt, type JsonObject } from '../../envelope/json.js';
import { isPromise } from '../../dispatch/maybe-promise.js';
import type { AckPayload } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import type { PendingAck } from '../../dispatch/pending-ack.js';
import type { ErrorMessages } from '../error-messages.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import { isModal } from './view-limits.js';
import { PendingSubmission, type SubmittedForm } from './pending-submission.js';
import type { ViewUpdater } from './view-updater.js';

/** Submitted forms whose handlers may take longer than Slack waits: none of them just closes. */
export class LateSubmissions {
  readonly #pending = new WeakMap<PendingAck, PendingSubmission>();

  constructor(
    private readonly changes: ViewUpdater,
    private readonly sentences: ErrorMessages,
    private readonly journal: ResponseLog,
  ) {}

  /** From here on the deadline's ack puts a small view in the place of the form. */
  expect(run: HandlerRun): void {
    const form = submittedView(run);
    if (!isModal(form)) return;
    if (run.conversation.canCall) {
      // At the deadline there is no time to ask.
      const learning = this.sentences.learn(run);
      if (isPromise(learning)) run.track(learning);
      run.ack.meanwhile = this.#whenLate(run, form);
    } else run.ack.meanwhile = () => this.#closing(run);
  }

  /** Whether the small view is there and waits for an answer. */
  isPending(run: HandlerRun): boolean {
    return this.#pending.get(run.ack)?.isPending ?? false;
  }

  /**
   * Shows a view in place of the small one.
   *
   * @param gone called when the user has closed it
   * @returns whether it was there, and had not been answered before
   */
  show(run: HandlerRun, view: (form: SubmittedForm) => ModalView, gone: () => Promise<void> | void): boolean {
    const pending = this.#pending.get(run.ack);
    if (!pending?.take()) return false;
    this.changes.begin(run, (client, next) => pending.put(client, next), view(pending.form), gone);
    return true;
  }

  /** The deadline is there, and no answer. */
  #pend(run: HandlerRun, form: SubmittedForm): AckPayload {
    const pending = new PendingSubmission(form);
    this.#pending.set(run.ack, pending);
    return pending.carried(this.sentences.pending(run));
  }

  /** Made here: what V8 sees made in `expect` it takes for long-lived, and every payload with it, at the cost of a payload. */
  #whenLate(run: HandlerRun, form: SubmittedForm): () => AckPayload {
    return () => this.#pend(run, form);
  }

  /** Nothing could be shown later without a token, so that the form closes. */
  #closing(run: HandlerRun): AckPayload {
    this.journal.formCloses(run);
    return { otherwise: () => {} };
  }
}

/** The view that a submission is about. */
export const submittedView = (run: HandlerRun): JsonObject => objectAt(run.envelope.body, 'view');
