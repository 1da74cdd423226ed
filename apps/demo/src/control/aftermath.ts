import { setTimeout as pause } from 'node:timers/promises';
import type { Message, SlackEmulator } from '@nest-slack/emulator';

/** After so long without anything new, the bot is taken to be done. */
const QUIET_MS = 80;
const LONGEST_WAIT_MS = 3000;
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

  /** The messages that came or changed, as they are once everything is quiet, or after three seconds. */
  async settled(): Promise<readonly Message[]> {
    const startedAt = performance.now();
    while (!this.#isQuiet() && performance.now() - startedAt < LONGEST_WAIT_MS) await pause(POLL_MS);
    return [...this.#messages.values()];
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #isQuiet(): boolean {
    const waits = this.slack.deliveries.some(({ status }) => status === 'pending');
    return !waits && performance.now() - this.#lastSeenAt >= QUIET_MS;
  }
}
