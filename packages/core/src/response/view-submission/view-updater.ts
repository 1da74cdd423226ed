import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { textAt } from '../../envelope/json.js';
import type { FollowUpSender } from '../follow-up.js';
import type { HandlerRun } from '../response.js';
import type { ErrorMessages } from '../error-messages.js';
import { createTextView } from './view-limits.js';
import { randomUUID } from 'node:crypto';
import { defer, lastValueFrom, retry, throwError, timer } from 'rxjs';
import { getApiErrorCode } from '../../web-api/slack-api-error.js';

/** Shows a view with `views.update`. Rejects with the error of the call. */
export type UpdateView = (client: WebClient, view: ModalView) => Promise<void>;

/** Updates views after the ack. When an update fails, the user sees an error message instead. */
export class ViewUpdater {
  constructor(
    private readonly followUps: FollowUpSender,
    private readonly errorMessages: ErrorMessages,
  ) {}

  /** @param onViewGone called when the user has closed the view */
  updateInBackground(
    run: HandlerRun,
    updateView: UpdateView,
    view: ModalView,
    onViewGone: () => Promise<void> | void,
  ): void {
    this.followUps.sendInBackground(run, 'shown in the view', async () => {
      try {
        await updateView(run.sender.client, view);
      } catch (error) {
        if (isViewGone(error)) await onViewGone();
        else await this.#showFailure(run, updateView, view, error);
      }
    });
  }

  async #showFailure(run: HandlerRun, updateView: UpdateView, view: ModalView, error: unknown): Promise<void> {
    const message = this.errorMessages.reportFailure(run, error);
    try {
      await updateView(run.sender.client, createTextView(view, textAt(message, 'text') ?? ''));
    } catch {
      await run.sender.notifyUser(message);
    }
  }
}

/** The ack may reach Slack after the API call, because they use different connections. Retries wait 250, 500 and 750 ms. */
const MAX_UPDATE_ATTEMPTS = 3;
const RETRY_STEP_MS = 250;

/**
 * A view that the ack shows until the real view is available.
 *
 * It has its own `external_id`. An update by the `view_id` of the submitted view could reach Slack before the ack, and
 * the ack would then replace the updated view with the placeholder. A `hash` does not help: the ack returns none.
 */
export class PlaceholderView {
  readonly #externalId = randomUUID();

  /** Returns the placeholder for the ack: `view` with the `external_id`. */
  withExternalId(view: ModalView): ModalView {
    return { ...view, external_id: this.#externalId };
  }

  /**
   * Replaces the placeholder. Call this after the ack was sent.
   *
   * @throws the error of `views.update`: `not_found` when the user has closed the placeholder
   */
  async replaceWith(client: WebClient, view: ModalView): Promise<void> {
    const update = defer(() => client.views.update({ external_id: this.#externalId, view }));
    await lastValueFrom(update.pipe(retry({ count: MAX_UPDATE_ATTEMPTS, delay: delayIfGone })));
  }
}

/** Whether `views.update` failed because the view no longer exists. */
export const isViewGone = (error: unknown): boolean => getApiErrorCode(error) === 'not_found';

const delayIfGone = (error: unknown, attempt: number) =>
  isViewGone(error) ? timer(attempt * RETRY_STEP_MS) : throwError(() => error);
