import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { postAsUser, toErrorMessage } from '../server/control.js';
import { type PageState, pageStore } from '../store/page-store.js';
import type { SideContent } from '../store/route.slice.js';
import { currentChannel } from '../store/selectors.js';

/** Opens an app's assistant pane at its newest empty thread, or starts a new thread. */
export async function openAssistant(appId: string): Promise<void> {
  const state = pageStore.getState();
  const { userId } = state.route;
  const [newest] = findThreads(state, appId);
  if (newest && !hasUserMessages(state, newest)) return showThread(newest);
  const channel = currentChannel(state);
  const isIn = channel?.members.includes(userId) === true;
  // The thread appears before the app acks.
  state.navigate({ side: { kind: 'assistant', appId } });
  await notifyOnFailure(() =>
    postAsUser(userId, 'assistants', { app: appId, ...(isIn ? { beside: channel.id } : {}) }),
  );
}

export function showThread(thread: AssistantThread): void {
  pageStore.getState().navigate({ side: toSideContent(thread) });
}

const toSideContent = ({ appId, ts }: AssistantThread): SideContent => ({ kind: 'assistant', appId, ts });

export function choosePrompt(thread: AssistantThread, title: string): Promise<void> {
  return notifyOnFailure(() => postAsUser(thread.user, `assistants/${thread.ts}/choose-prompt`, { title }));
}

/** Selects a newly started thread, and reports to the assistant when the user opens another channel next to it. */
export function followAssistantContext(): void {
  pageStore.subscribe((state, { route }) => {
    const { side, main, isSideBehind, isPanelBehind } = state.route;
    if (side?.kind !== 'assistant') return;
    if (side.ts === undefined) {
      const started = findThread(state, side.appId, undefined);
      if (started) state.navigate({ side: toSideContent(started), isSideBehind, isPanelBehind });
      return;
    }
    if (main === route.main) return;
    const thread = state.snapshot?.assistants[side.ts];
    const channel = currentChannel(state);
    if (thread?.user !== state.route.userId || !channel?.members.includes(thread.user)) return;
    if (thread.contextChannel === channel.id || thread.channel === channel.id) return;
    void notifyOnFailure(() => postAsUser(thread.user, `assistants/${thread.ts}/look-at`, { channel: channel.id }));
  });
}

async function notifyOnFailure(action: () => Promise<unknown>): Promise<void> {
  await action().catch((error: unknown) => {
    pageStore.getState().notify(toErrorMessage(error));
  });
}

/** The current user's threads with an app, newest first. */
export function findThreads(
  { snapshot, route }: Pick<PageState, 'snapshot' | 'route'>,
  appId: string,
): readonly AssistantThread[] {
  return Object.values(snapshot?.assistants ?? {})
    .filter(thread => thread.appId === appId && thread.user === route.userId)
    .toSorted((one, other) => other.ts.localeCompare(one.ts));
}

/** Returns the selected thread, or by default the newest thread without user messages. */
export function findThread(state: PageState, appId: string, ts: string | undefined): AssistantThread | undefined {
  const threads = findThreads(state, appId);
  if (ts !== undefined) return threads.find(thread => thread.ts === ts);
  const [newest] = threads;
  return newest && !hasUserMessages(state, newest) ? newest : undefined;
}

/** Whether the thread's user has written in it. */
export function hasUserMessages({ snapshot }: PageState, { channel, ts, user }: AssistantThread): boolean {
  return snapshot?.messages[channel]?.some(message => message.threadTs === ts && message.user === user) === true;
}

/** The title that the app has set, or the user's first message. */
export function getThreadTitle({ title, user }: AssistantThread, messages: readonly Message[]): string {
  const first = messages.find(message => message.user === user)?.text;
  return title || first || 'New chat';
}
