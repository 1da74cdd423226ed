import type { LiveChannel } from '../../../src/live/live-state.js';
import { usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import css from './channel-pane.module.css';

/** Whether the conversation is with an app that accepts no messages. */
export function useMessagesDisabled(channel: LiveChannel | undefined): boolean {
  return usePage(
    state =>
      channel?.kind === 'im' &&
      currentWorkspace(state)?.apps.some(
        ({ botUserId, messagesTab }) => messagesTab !== 'writable' && channel.members.includes(botUserId),
      ) === true,
  );
}

export function MessagesDisabled() {
  return <div className={css.foot}>Sending messages to this app has been turned off.</div>;
}
