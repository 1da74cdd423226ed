import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import type { Message, Pin } from './message.js';
import { SlackApiError } from '../api-error.js';
import type { ChangeListener } from '../workspace-change.js';

const MAX_PINS = 100;

/** What is pinned in the channels. */
export class PinStore {
  /** By channel, and in it by timestamp. */
  readonly #pins = new Map<string, Map<string, Pin>>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    private readonly changed: ChangeListener,
  ) {}

  /** The pins of a channel, the newest first. */
  of(channelId: string): Pin[] {
    return [...(this.#pins.get(channelId)?.values() ?? [])].toReversed();
  }

  has(message: Pick<Message, 'channel' | 'ts'>): boolean {
    return this.find(message) !== undefined;
  }

  find({ channel, ts }: Pick<Message, 'channel' | 'ts'>): Pin | undefined {
    return this.#pins.get(channel)?.get(ts);
  }

  /** Restores a pin without notifying apps. */
  restore(pin: Pin): void {
    const there = this.#pins.get(pin.channel) ?? new Map<string, Pin>();
    this.#pins.set(pin.channel, there.set(pin.ts, pin));
  }

  /** @throws SlackApiError `already_pinned` or `too_many_pins` */
  add({ channel, ts }: Message, userId: string): void {
    if (this.has({ channel, ts })) throw new SlackApiError('already_pinned');
    if ((this.#pins.get(channel)?.size ?? 0) >= MAX_PINS) throw new SlackApiError('too_many_pins');
    const pin = { channel, ts, createdBy: userId, created: Math.trunc(this.clock.now() / 1000) };
    this.restore(pin);
    this.changed({ kind: 'pin_added', pin, userId, at: this.ids.timestamp() });
  }

  /** @throws SlackApiError `no_pin` */
  remove(message: Message, userId: string): void {
    const pin = this.find(message);
    if (!pin) throw new SlackApiError('no_pin');
    this.#forget(pin);
    this.changed({ kind: 'pin_removed', pin, userId, at: this.ids.timestamp() });
  }

  /** A message that is gone is pinned no more, and nobody is told. */
  readonly onChange: ChangeListener = change => {
    if (change.kind === 'message_deleted') this.#forget(change.previous);
  };

  #forget({ channel, ts }: Pick<Pin, 'channel' | 'ts'>): void {
    this.#pins.get(channel)?.delete(ts);
  }
}
