import type { AppInstall } from '../workspace/apps/app-install.js';
import type { AssistantThread } from '../workspace/apps/assistant-thread.js';
import type { User } from '../workspace/users/user.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { assertDeclared } from './declared-features.js';
import type { Exchange } from './exchange.js';

/** A user opens an app beside what they look at, and so begins a thread with it. */
export async function openAssistant(
  desk: ActionDispatcher,
  user: User,
  options: { app?: string; beside?: string },
): Promise<{ thread: AssistantThread; exchange: Exchange }> {
  const { workspace } = desk;
  const app = desk.findApp(options.app);
  assertDeclared(app, ({ hasAssistant }) => hasAssistant, 'assistant (features.assistant_view)');
  const { channel } = workspace.channels.openDirect([user.id, app.botUserId]);
  const beside = options.beside === undefined ? undefined : desk.findConversation(user, options.beside, app);
  desk.recordAction(user, { verb: 'open_assistant', appId: app.appId, beside });
  const thread = workspace.assistantThreads.open(channel, user.id, app, beside?.id ?? null);
  return { thread, exchange: await notifyAssistantApp(desk, app, 'assistant_thread_started', thread) };
}

/**
 * A thread that a user has with an app, whoever opened it and when.
 * @throws Error when they have none of this `ts`
 */
export function requireAssistantThread({ workspace }: ActionDispatcher, user: User, ts: string): AssistantThread {
  const theirs = workspace.assistantThreads.all.filter(each => each.user === user.id);
  const thread = theirs.find(each => each.ts === ts);
  if (thread) return thread;
  const there = theirs.map(each => each.ts).join(', ') || 'none';
  throw new Error(`${user.name} has opened no assistant whose thread is "${ts}". There are: ${there}.`);
}

/** They look at another channel, with the thread still beside it. */
export function changeAssistantContext(
  desk: ActionDispatcher,
  user: User,
  thread: AssistantThread,
  place: string,
): Promise<Exchange> {
  const { workspace } = desk;
  const app = desk.findApp(thread.appId);
  const channel = desk.findConversation(user, place, app);
  desk.recordAction(user, { verb: 'look_at', thread, channel });
  const changed = workspace.assistantThreads.change(thread, { contextChannel: channel.id });
  return notifyAssistantApp(desk, app, 'assistant_thread_context_changed', changed);
}

function notifyAssistantApp(
  desk: ActionDispatcher,
  app: AppInstall,
  type: string,
  thread: AssistantThread,
): Promise<Exchange> {
  const { ids, team } = desk.workspace;
  const { user, channel, ts, contextChannel } = thread;
  return desk.dispatchEvent(app, {
    type,
    assistant_thread: {
      user_id: user,
      context: contextChannel === null ? {} : { channel_id: contextChannel, team_id: team.id, enterprise_id: null },
      channel_id: channel,
      thread_ts: ts,
    },
    event_ts: ids.timestamp(),
  });
}
