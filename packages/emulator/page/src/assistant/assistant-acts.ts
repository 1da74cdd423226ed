import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import { actAs } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { currentChannel } from '../store/current.js';
import type { Side } from '../store/look.js';
import { pageStore } from '../store/page-store.js';
import { isBegun, shownThread, threadsWith } from './threads.js';

/** Opens an app as an assistant, at a new thread, or at one that nothing was said in yet. */
export async function openAssistant(appId: string): Promise<void> {
  const state = pageStore.getState();
  const { userId } = state.look;
  const [newest] = threadsWith(state, appId);
  if (newest && !isBegun(state, newest)) return showThread(newest);
  const channel = currentChannel(state);
  const isIn = channel?.members.includes(userId) === true;
  // The thread is there before the app has acked.
  state.turn({ side: { kind: 'assistant', appId } });
  await done(() => actAs(userId, 'assistants', { app: appId, ...(isIn ? { beside: channel.id } : {}) }));
}

/** Turns to a thread with an assistant. */
export function showThread(thread: AssistantThread): void {
  pageStore.getState().turn({ side: besides(thread) });
}

const besides = ({ appId, ts }: AssistantThread): Side => ({ kind: 'assistant', appId, ts });

/** Chooses one of the prompts. */
export function choosePrompt(thread: AssistantThread, title: string): Promise<void> {
  return done(() => actAs(thread.user, `assistants/${thread.ts}/choose-prompt`, { title }));
}

/**
 * Keeps to a thread that was begun, and tells its assistant when whoever has it open turns to another channel beside it.
 */
export function followAssistants(): void {
  pageStore.subscribe((state, { look }) => {
    const { side, place, isSideBehind, isPanelBehind } = state.look;
    if (side?.kind !== 'assistant') return;
    if (side.ts === undefined) {
      const begun = shownThread(state, side.appId, undefined);
      // Whatever stands before it stays there.
      if (begun) state.turn({ side: besides(begun), isSideBehind, isPanelBehind });
      return;
    }
    if (place === look.place) return;
    const thread = state.seen?.assistants[side.ts];
    const channel = currentChannel(state);
    if (thread?.user !== state.look.userId || !channel?.members.includes(thread.user)) return;
    if (thread.contextChannel === channel.id || thread.channel === channel.id) return;
    void done(() => actAs(thread.user, `assistants/${thread.ts}/look-at`, { channel: channel.id }));
  });
}

async function done(act: () => Promise<unknown>): Promise<void> {
  await act().catch((error: unknown) => {
    pageStore.getState().tell(wordsOf(error));
  });
}
