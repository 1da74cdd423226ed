import { type BlockState, presentState } from '../../block-kit/block-state.js';
import type { JsonObject } from '../../json.js';

/** A modal that is open before somebody, or their App Home. Never changes: an update makes a new one of the same id. */
export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly appId: string;
  readonly botId: string;
  /** Set when it was opened with a function's own token: the execution that what is done in it belongs to. */
  readonly executionId?: string | undefined;
  /** The id of the person who sees it. */
  readonly userId: string;
  readonly callbackId: string;
  readonly externalId: string;
  readonly privateMetadata: string;
  readonly blocks: readonly JsonObject[];
  /** The text objects of the frame; a Home has none of them. */
  readonly title: JsonObject | null;
  readonly submit: JsonObject | null;
  readonly close: JsonObject | null;
  readonly clearOnClose: boolean;
  readonly notifyOnClose: boolean;
  /** Whether it can't be submitted before something is entered. */
  readonly submitDisabled: boolean;
  /** What has been typed and chosen: `state[block_id][action_id]`. */
  readonly state: BlockState;
  /** What the app said is wrong, by block id, since the last submission. */
  readonly errors: Readonly<Record<string, string>>;
  /** Changes with every update; `views.update` may ask that it has not. */
  readonly hash: string;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
}

/** A view as Slack writes it in API answers and interactions. */
export function presentView(teamId: string, view: View): JsonObject {
  return {
    id: view.id,
    team_id: teamId,
    type: view.type,
    blocks: [...view.blocks],
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: presentState(view.state),
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    ...(view.submitDisabled ? { submit_disabled: true } : {}),
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: view.appId,
    external_id: view.externalId,
    app_installed_team_id: teamId,
    bot_id: view.botId,
  };
}
