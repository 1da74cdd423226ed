import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import type { PageState } from '../store/page-store.js';

/** The threads of whoever one acts as with an app, the newest first. */
export function threadsWith(
  { seen, look }: Pick<PageState, 'seen' | 'look'>,
  appId: string,
): readonly AssistantThread[] {
  return Object.values(seen?.assistants ?? {})
    .filter(thread => thread.appId === appId && thread.user === look.userId)
    .toSorted((one, other) => other.ts.localeCompare(one.ts));
}

/** The thread that is looked at: the one that was chosen, or else a new one that nothing was said in yet. */
export function shownThread(state: PageState, appId: string, ts: string | undefined): AssistantThread | undefined {
  const threads = threadsWith(state, appId);
  if (ts !== undefined) return threads.find(thread => thread.ts === ts);
  const [newest] = threads;
  return newest && !isBegun(state, newest) ? newest : undefined;
}

/** Whether its person has said anything in it. */
export function isBegun({ seen }: PageState, { channel, ts, user }: AssistantThread): boolean {
  return seen?.messages[channel]?.some(message => message.threadTs === ts && message.user === user) === true;
}

/** What a thread is called in the list of them: as the app calls it, or what was said first. */
export function titleOf({ title, user }: AssistantThread, said: readonly Message[]): string {
  const first = said.find(message => message.user === user)?.text;
  return title || first || 'New chat';
}
