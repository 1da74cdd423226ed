import type { InternalChange, WorkspaceChange } from '../workspace/workspace-change.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import { type LiveSource, toLiveTime, toLiveWorkspaces } from './live-snapshot.js';
import type { LiveChange } from './live-state.js';

/** Listens to all changes and reports which part of the live state each one affects. */
export class LiveChangeCollector {
  readonly #stops: readonly (() => void)[];

  constructor(
    private readonly source: LiveSource,
    private readonly note: LiveBatch['record'],
  ) {
    const { world, slack } = source;
    const time = (): void => note('time', () => ({ kind: 'time', time: toLiveTime(source) }));
    this.#stops = [
      world.onChange(change => this.#change(change)),
      world.onInternalChange(change => this.#untold(change)),
      slack.on('time', time),
      slack.on('clock', time),
      slack.on('connection', () =>
        note('connections', () => ({ kind: 'connections', connections: slack.connections })),
      ),
      slack.timeline.on(entry => note(`timeline:${entry.id}`, () => ({ kind: 'timeline', entry }))),
    ];
  }

  /** Stops listening. */
  end(): void {
    for (const stop of this.#stops) stop();
  }

  #change(change: WorkspaceChange): void {
    switch (change.kind) {
      case 'message_posted':
      case 'message_grown':
      case 'message_changed':
      case 'reaction_added':
      case 'reaction_removed':
        return this.#message(change.message, { kind: 'message', message: change.message });
      case 'message_deleted': {
        const { channel, ts } = change.previous;
        return this.#message(change.previous, { kind: 'message_deleted', channel, ts });
      }
      case 'view_changed':
        return this.#view(change.view);
      case 'member_joined':
      case 'member_left':
      case 'channel_created':
      case 'channel_renamed':
      case 'channel_archived':
      case 'channel_unarchived':
      case 'channel_deleted':
      case 'user_joined':
      case 'user_changed':
      case 'usergroup_created':
      case 'usergroup_updated':
      case 'emoji_changed':
      case 'app_uninstalled':
      case 'tokens_revoked':
        return this.#workspaces();
      default:
        // The live state contains nothing of these.
        return undefined;
    }
  }

  #untold(change: InternalChange): void {
    switch (change.kind) {
      case 'view_entered':
        return this.#view(change.view);
      case 'message_entered':
        return this.#entry(change.message, change.userId);
      case 'read': {
        const { kind, userId, ts } = change;
        const { id: channel } = change.channel;
        return this.note(`read:${channel}:${userId}`, () => ({ kind, channel, userId, ts }));
      }
      case 'assistant_thread_changed': {
        const { thread } = change;
        return this.note(`assistant:${thread.channel}:${thread.ts}`, () => ({ kind: 'assistant', thread }));
      }
      case 'workspace_changed':
        return this.#workspaces();
    }
  }

  #message({ channel, ts }: Message, change: LiveChange): void {
    this.note(`message:${channel}:${ts}`, () => change);
  }

  #entry(message: Message, userId: string): void {
    const { channel, ts } = message;
    const { messageEntries } = this.source.world.shared;
    this.note(`entry:${channel}:${ts}:${userId}`, () => ({
      kind: 'entry',
      entry: { channel, ts, userId, state: messageEntries.of(message, userId) },
    }));
  }

  #view(view: View): void {
    const { userId } = view;
    const { views } = this.source.world.shared;
    if (view.type === 'home') this.note(`home:${view.appId}:${userId}`, () => ({ kind: 'home', view }));
    else this.note(`views:${userId}`, () => ({ kind: 'views', userId, views: views.stackOf(userId) }));
  }

  #workspaces(): void {
    this.note('workspaces', () => ({ kind: 'workspaces', workspaces: toLiveWorkspaces(this.source.world) }));
  }
}

/** Changes that are sent together. Only the last of several changes to the same thing is kept. */
export class LiveBatch {
  readonly #changes = new Map<string, () => LiveChange>();

  /**
   * Records a change.
   * @param thing the key; a later change with the same key replaces this one
   * @param change returns the change when the batch is sent
   */
  record(thing: string, change: () => LiveChange): void {
    this.#changes.set(thing, change);
  }

  /** Returns the changes in the order in which their keys first changed, and empties the batch. */
  take(): LiveChange[] {
    const changes = Array.from(this.#changes.values(), change => change());
    this.clear();
    return changes;
  }

  clear(): void {
    this.#changes.clear();
  }
}
