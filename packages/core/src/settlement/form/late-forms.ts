import type { ModalView } from '@slack/types';
import { objectAt, type JsonObject } from '../../envelope/json.js';
import { isComing } from '../../time/soon.js';
import type { Carried } from '../ending.js';
import type { HandlerRun } from '../handler-run.js';
import type { PendingAck } from '../pending-ack.js';
import type { Sentences } from '../sentences.js';
import type { SettlementJournal } from '../settlement-journal.js';
import { isModal } from './modal.js';
import { PendingForm, type SubmittedForm } from './pending-form.js';
import type { ViewChanges } from './view-changes.js';

/** Submitted forms whose handlers may take longer than Slack waits: none of them just closes. */
export class LateForms {
  readonly #pending = new WeakMap<PendingAck, PendingForm>();

  constructor(
    private readonly changes: ViewChanges,
    private readonly sentences: Sentences,
    private readonly journal: SettlementJournal,
  ) {}

  /** From here on the deadline's ack puts a small view in the place of the form. */
  expect(run: HandlerRun): void {
    const form = submittedView(run);
    if (!isModal(form)) return;
    if (run.conversation.canCall) {
      // At the deadline there is no time to ask.
      const learning = this.sentences.learn(run);
      if (isComing(learning)) run.track(learning);
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
  #pend(run: HandlerRun, form: SubmittedForm): Carried {
    const pending = new PendingForm(form);
    this.#pending.set(run.ack, pending);
    return pending.carried(this.sentences.pending(run));
  }

  /** Made here: what V8 sees made in `expect` it takes for long-lived, and every payload with it, at the cost of a payload. */
  #whenLate(run: HandlerRun, form: SubmittedForm): () => Carried {
    return () => this.#pend(run, form);
  }

  /** Nothing could be shown later without a token, so that the form closes. */
  #closing(run: HandlerRun): Carried {
    this.journal.formCloses(run);
    return { otherwise: () => {} };
  }
}

/** The view that a submission is about. */
export const submittedView = (run: HandlerRun): JsonObject => objectAt(run.envelope.body, 'view');
