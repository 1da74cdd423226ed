import type { LiveChannel } from '../../../src/live/live-state.js';
import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import css from './channel-pane.module.css';

/** Whether a conversation is one with an app that takes no messages of people. */
export function useIsTurnedOff(channel: LiveChannel | undefined): boolean {
  return usePage(
    state =>
      channel?.kind === 'im' &&
      currentWorkspace(state)?.apps.some(
        ({ botUserId, messagesTab }) => messagesTab !== 'writable' && channel.members.includes(botUserId),
      ) === true,
  );
}

/** What stands there in place of the composer. */
export function TurnedOff() {
  return <div className={css.foot}>Sending messages to this app has been turned off.</div>;
}
