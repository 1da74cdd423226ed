import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { Deferred } from '../../time/deferred.js';
import type { JsonObject } from '../../envelope/json.js';
import type { AckPayload } from '../response.js';
import { PlaceholderView, isGone } from './placeholder-view.js';
import { smallView } from './view-limits.js';

/** A form as it was submitted, with its state. */
export type SubmittedForm = ModalView & JsonObject;

/** A submitted form at whose deadline there was no answer: a small view takes its place, until there is one. */
export class PendingSubmission {
  readonly #place = new PlaceholderView();
  readonly #acked = new Deferred<boolean>();
  #isPending = true;

  constructor(readonly form: SubmittedForm) {}

  /** Whether the small view is there, or on its way. */
  get isPending(): boolean {
    return this.#isPending;
  }

  /** What the deadline's ack carries. */
  carried(text: string): AckPayload {
    return {
      payload: { response_action: 'update', view: this.#place.holding(smallView(this.form, text)) },
      sent: () => this.#acked.resolve(true),
      otherwise: () => this.#acked.resolve(false),
    };
  }

  /** The answer is there. Whether its place is the small view's, which only the first can take. */
  take(): boolean {
    const isFirst = this.#isPending;
    this.#isPending = false;
    return isFirst;
  }

  /**
   * Shows a view in place of the small one.
   *
   * @throws what Slack refuses it with
   */
  async put(client: WebClient, view: ModalView): Promise<void> {
    if ((await this.#acked.promise) && (await this.#putInPlace(client, view))) return;
    await client.views.update({ view_id: String(this.form['id']), view });
  }

  /** Whether there was a small view. Without an ack the form is still there, or where it was written on a dead line. */
  async #putInPlace(client: WebClient, view: ModalView): Promise<boolean> {
    try {
      await this.#place.put(client, view);
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }
}
