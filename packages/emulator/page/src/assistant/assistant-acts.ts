import { isJsonObject, objectAt, stringAt } from '../../../src/json.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-threads.js';
import { actAs } from '../server/control.js';
import { currentChannel } from '../store/current.js';
import { pageStore } from '../store/page-store.js';
import { isBegun, threadsWith } from './threads.js';

/** Opens an app as an assistant, at a new thread, or at one that nothing was said in yet. */
export async function openAssistant(appId: string): Promise<void> {
  const state = pageStore.getState();
  const { userId } = state.look;
  const [newest] = threadsWith(state, appId);
  if (newest && !isBegun(state, newest)) return showThread(newest);
  const channel = currentChannel(state);
  const isIn = channel?.members.includes(userId) === true;
  // It is seen before the app has acked.
  state.turn({ side: { kind: 'assistant', appId } });
  await done(async () => {
    const answer = await actAs(userId, 'assistants', { app: appId, ...(isIn ? { beside: channel.id } : {}) });
    const ts = isJsonObject(answer) ? stringAt(objectAt(answer, 'thread') ?? {}, 'ts') : undefined;
    const { look, turn } = pageStore.getState();
    const isStill = look.userId === userId && look.side?.kind === 'assistant' && look.side.appId === appId;
    if (isStill && ts !== undefined) turn({ side: { kind: 'assistant', appId, ts } });
  });
}

/** Turns to a thread with an assistant. */
export function showThread({ appId, ts }: AssistantThread): void {
  pageStore.getState().turn({ side: { kind: 'assistant', appId, ts } });
}

/** Says something in a thread with an assistant. @returns whether it was said */
export function say(thread: AssistantThread, text: string): Promise<boolean> {
  showThread(thread);
  return done(() => actAs(thread.user, `assistants/${thread.ts}/say`, { text }));
}

/** Chooses one of the prompts. */
export function choosePrompt(thread: AssistantThread, title: string): Promise<boolean> {
  showThread(thread);
  return done(() => actAs(thread.user, `assistants/${thread.ts}/choose-prompt`, { title }));
}

/** Tells assistants when whoever has them open turns to another channel beside them. */
export function followContext(): void {
  pageStore.subscribe((state, { look }) => {
    const { side, place } = state.look;
    if (place === look.place || side?.kind !== 'assistant' || side.ts === undefined) return;
    const thread = state.seen?.assistants[side.ts];
    const channel = currentChannel(state);
    if (thread?.user !== state.look.userId || !channel?.members.includes(thread.user)) return;
    if (thread.contextChannel === channel.id || thread.channel === channel.id) return;
    void done(() => actAs(thread.user, `assistants/${thread.ts}/look-at`, { channel: channel.id }));
  });
}

async function done(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    pageStore.getState().tell(error instanceof Error ? error.message : String(error));
    return false;
  }
}
