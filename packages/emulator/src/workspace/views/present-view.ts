import { presentState } from '../../block-kit/block-state.js';
import type { JsonObject } from '../../json.js';
import type { View } from './view.js';

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
