import type { Channel } from '../channels/channel.js';
import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import type { MessageStore, NewMessage } from './messages.js';
import { SlackApiError } from '../api-error.js';
import type { ChangeListener } from '../workspace-change.js';

const MAX_DAYS_AHEAD = 120;
/** Slack refuses to cancel a message this close to its time. */
const MIN_LEAD_SECONDS = 60;
/** No more than so many to a channel within five minutes. */
const MAX_MESSAGES_PER_WINDOW = 30;
const WINDOW_SECONDS = 300;
/** The longest delay that a Node timer supports. */
const MAX_TIMER_WAIT_MS = 2_147_483_647;

/** A message that is to be posted later. */
export interface ScheduledMessage {
  readonly id: string;
  readonly channel: Channel;
  /** Seconds since the epoch. */
  readonly postAt: number;
  /** Seconds since the epoch. */
  readonly created: number;
  readonly content: NewMessage;
}

/** A message that is to be posted later. Default of its id: a new one. */
export type NewScheduledMessage = Omit<ScheduledMessage, 'id'> & Partial<Pick<ScheduledMessage, 'id'>>;

/** Runs an action after so many milliseconds. Returns a function that cancels it. */
export type RunAfter = (ms: number, action: () => void) => () => void;

/** The messages that wait for their time, which the clock tells. */
export class ScheduledMessages {
  readonly #waiting = new Map<string, { readonly message: ScheduledMessage; cancel: () => void }>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    private readonly messages: MessageStore,
    private readonly after: RunAfter,
  ) {}

  /** What one app has scheduled, the next one first. */
  of(appId: string): ScheduledMessage[] {
    return this.all
      .filter(({ content }) => content.appId === appId)
      .toSorted((one, other) => one.postAt - other.postAt);
  }

  /** In the order in which they were scheduled. */
  get all(): readonly ScheduledMessage[] {
    return [...this.#waiting.values()].map(({ message }) => message);
  }

  /** Restores a message that was scheduled before. One whose time has passed meanwhile is posted as soon as may be. */
  restore(scheduled: NewScheduledMessage): ScheduledMessage {
    const message = { ...scheduled, id: scheduled.id ?? this.ids.next('Q') };
    this.#wait(message);
    return message;
  }

  /** @throws SlackApiError `is_archived`, `time_in_past`, `time_too_far` or `restricted_too_many` */
  schedule(channel: Channel, postAt: number, content: NewMessage): ScheduledMessage {
    const created = this.clock.now() / 1000;
    if (channel.isArchived) throw new SlackApiError('is_archived');
    if (postAt <= created) throw new SlackApiError('time_in_past');
    if (postAt > created + MAX_DAYS_AHEAD * 86_400) throw new SlackApiError('time_too_far');
    const near = this.all.filter(each => each.channel === channel && Math.abs(each.postAt - postAt) < WINDOW_SECONDS);
    if (near.length >= MAX_MESSAGES_PER_WINDOW) throw new SlackApiError('restricted_too_many');
    return this.restore({ channel, postAt, created: Math.trunc(created), content });
  }

  /** @throws SlackApiError `invalid_scheduled_message_id`, also for what is about to be posted */
  remove(channel: Channel, id: string, appId: string): void {
    const waiting = this.#waiting.get(id);
    if (waiting?.message.channel !== channel || waiting.message.content.appId !== appId) {
      throw new SlackApiError('invalid_scheduled_message_id');
    }
    if (waiting.message.postAt - this.clock.now() / 1000 <= MIN_LEAD_SECONDS) {
      throw new SlackApiError('invalid_scheduled_message_id');
    }
    this.#cancel(id);
  }

  /** In a channel that is deleted nothing is said any more. */
  readonly onChange: ChangeListener = change => {
    if (change.kind !== 'channel_deleted') return;
    for (const { id, channel } of this.all) if (channel === change.channel) this.#cancel(id);
  };

  #cancel(id: string): void {
    this.#waiting.get(id)?.cancel();
    this.#waiting.delete(id);
  }

  #wait(message: ScheduledMessage): void {
    const left = Math.max(0, message.postAt * 1000 - this.clock.now());
    const cancel = this.after(Math.min(left, MAX_TIMER_WAIT_MS), () => {
      if (message.postAt * 1000 > this.clock.now()) this.#wait(message);
      else this.#post(message);
    });
    this.#waiting.set(message.id, { message, cancel });
  }

  #post({ id, channel, content }: ScheduledMessage): void {
    this.#waiting.delete(id);
    // Slack tells the author alone that nothing came of it: the channel was archived or left since, the thread is gone.
    if (!channel.members.has(content.user)) return;
    try {
      this.messages.post(channel, content);
    } catch (error) {
      if (!(error instanceof SlackApiError)) throw error;
    }
  }
}
