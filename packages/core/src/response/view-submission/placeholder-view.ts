import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { defer, lastValueFrom, retry, throwError, timer } from 'rxjs';
import { refusalOf } from '../../web-api/slack-api-error.js';

/** The ack takes another way to Slack than a call, and may get there later: it is waited for 250, 500 and 750 ms. */
const ATTEMPTS = 3;
const STEP_MS = 250;

/**
 * A place among somebody's open views: a small view in the ack holds it, for what comes later.
 *
 * It has an id of its own. By the view's own id, which it keeps, an update could overtake the ack, which would then put
 * the small view in the place of what was meant to follow it. A hash tells nothing either: nobody knows that of the
 * small view.
 */
export class PlaceholderView {
  readonly #externalId = randomUUID();

  /** The small view, as the ack carries it. */
  holding(view: ModalView): ModalView {
    return { ...view, external_id: this.#externalId };
  }

  /**
   * Puts a view there, once the ack is out.
   *
   * @throws what Slack refuses it with: `not_found` when the user has closed the small view
   */
  async put(client: WebClient, view: ModalView): Promise<void> {
    const update = defer(() => client.views.update({ external_id: this.#externalId, view }));
    await lastValueFrom(update.pipe(retry({ count: ATTEMPTS, delay: whenGone })));
  }
}

/** Whether a view could not be changed since it is there no more. */
export const isGone = (error: unknown): boolean => refusalOf(error) === 'not_found';

const whenGone = (error: unknown, attempt: number) =>
  isGone(error) ? timer(attempt * STEP_MS) : throwError(() => error);
