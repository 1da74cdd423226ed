import { setTimeout as pause } from 'node:timers/promises';
import type { Message, SlackEmulator } from '@nest-slack/emulator';

/** After so long without anything new, the bot is taken to be done. */
const QUIET_MS = 80;
/** After so long without anything new, the bot is taken not to answer. */
const PATIENCE_MS = 3000;
/** However much goes on: less than the second terminal waits. */
const LONGEST_WAIT_MS = 10_000;
const POLL_MS = 10;

/** Collects what an act leads to: a bot may answer after its ack, by a message of its own. */
export class Aftermath {
  readonly #messages = new Map<string, Message>();
  readonly #stops: (() => void)[];
  #lastSeenAt = performance.now();

  constructor(private readonly slack: SlackEmulator) {
    const seen = (): void => {
      this.#lastSeenAt = performance.now();
    };
    this.#stops = [
      slack.on('ack', seen),
      slack.on('api_call', seen),
      slack.on('message', message => {
        seen();
        this.#messages.set(message.ts, message);
      }),
    ];
  }

  /** The messages that came or changed, as they are once everything is quiet, or nothing more is to be expected. */
  async settled(): Promise<readonly Message[]> {
    const endsAt = performance.now() + LONGEST_WAIT_MS;
    while (!this.#isQuiet() && performance.now() < endsAt) await pause(POLL_MS);
    return [...this.#messages.values()];
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #isQuiet(): boolean {
    const waits = this.slack.deliveries.some(({ status }) => status === 'pending');
    return performance.now() - this.#lastSeenAt >= (waits ? PATIENCE_MS : QUIET_MS);
  }
}
