import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { textAt } from '../../envelope/json.js';
import type { FollowUpSender } from '../follow-up.js';
import type { HandlerRun } from '../handler-run.js';
import type { ErrorMessages } from '../error-messages.js';
import { isGone } from './placeholder-view.js';
import { smallView } from './view-limits.js';

/** Puts a view where it belongs; rejects with what Slack refuses it with. */
export type PutView = (client: WebClient, view: ModalView) => Promise<void>;

/** Views that come after the ack. What can't be shown ends in a sentence for the user all the same. */
export class ViewUpdater {
  constructor(
    private readonly beside: FollowUpSender,
    private readonly sentences: ErrorMessages,
  ) {}

  /** @param gone called when the user has closed what was to change */
  begin(run: HandlerRun, put: PutView, view: ModalView, gone: () => Promise<void> | void): void {
    this.beside.begin(run, 'shown in the view', async () => {
      try {
        await put(run.conversation.client, view);
      } catch (error) {
        if (isGone(error)) await gone();
        else await this.#failed(run, put, view, error);
      }
    });
  }

  async #failed(run: HandlerRun, put: PutView, view: ModalView, error: unknown): Promise<void> {
    const sentence = this.sentences.failed(run, error);
    try {
      await put(run.conversation.client, smallView(view, textAt(sentence, 'text') ?? ''));
    } catch {
      await run.conversation.tell(sentence);
    }
  }
}
