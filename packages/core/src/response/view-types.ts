import type { HomeView, ModalView } from '@slack/types';
import type { SlackBlock } from '../envelope/block.payload.js';

/**
 * A modal to open, or to show in the place of another.
 *
 * @see https://docs.slack.dev/reference/views/modal-views
 */
export interface SlackModalView extends Omit<ModalView, 'blocks'> {
  /** 100 at most. */
  blocks: SlackBlock[];
}

/**
 * A home tab to publish: `ctx.client.views.publish({ user_id, view })`.
 *
 * @see https://docs.slack.dev/reference/views/home-tab-views
 */
export interface SlackHomeView extends Omit<HomeView, 'blocks'> {
  /** 100 at most. */
  blocks: SlackBlock[];
}
