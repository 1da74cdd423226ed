import type { Clock } from '../clock.js';
import type { Identifiers } from '../identifiers.js';
import type { Message } from './message.js';
import { SlackRefusal } from '../refusal.js';
import type { ChangeListener } from '../workspace-change.js';

const MAX_PINS = 100;

/** A message that is pinned to its channel. */
export interface Pin {
  readonly channel: string;
  readonly ts: string;
  /** The user id of whoever pinned it. */
  readonly createdBy: string;
  /** Seconds since the epoch. */
  readonly created: number;
}

/** A message was pinned, or is no longer. */
export interface PinChange {
  readonly kind: 'pin_added' | 'pin_removed';
  readonly pin: Pin;
  readonly userId: string;
  readonly at: string;
}

/** What is pinned in the channels. */
export class PinStore {
  readonly #pins = new Map<string, Pin>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    private readonly changed: ChangeListener,
  ) {}

  /** The pins of a channel, the newest first. */
  of(channelId: string): Pin[] {
    return [...this.#pins.values()].filter(pin => pin.channel === channelId).toReversed();
  }

  has(message: Pick<Message, 'channel' | 'ts'>): boolean {
    return this.#pins.has(keyOf(message));
  }

  /** Keeps a pin that was there all the time: nobody is told. */
  restore(pin: Pin): void {
    this.#pins.set(keyOf(pin), pin);
  }

  /** @throws SlackRefusal `already_pinned` or `too_many_pins` */
  add({ channel, ts }: Message, userId: string): void {
    if (this.has({ channel, ts })) throw new SlackRefusal('already_pinned');
    if (this.of(channel).length >= MAX_PINS) throw new SlackRefusal('too_many_pins');
    const pin = { channel, ts, createdBy: userId, created: Math.trunc(this.clock.now() / 1000) };
    this.#pins.set(keyOf(pin), pin);
    this.changed({ kind: 'pin_added', pin, userId, at: this.ids.timestamp() });
  }

  /** @throws SlackRefusal `no_pin` */
  remove(message: Message, userId: string): void {
    const pin = this.#pins.get(keyOf(message));
    if (!pin) throw new SlackRefusal('no_pin');
    this.#pins.delete(keyOf(pin));
    this.changed({ kind: 'pin_removed', pin, userId, at: this.ids.timestamp() });
  }

  /** A message that is gone is pinned no more, and nobody is told. */
  readonly hear: ChangeListener = change => {
    if (change.kind === 'message_deleted') this.#pins.delete(keyOf(change.previous));
  };
}

const keyOf = ({ channel, ts }: Pick<Pin, 'channel' | 'ts'>): string => `${channel}:${ts}`;
