import { setTimeout as pause } from 'node:timers/promises';
import type { SlackEmulator } from '@nest-slack/emulator';

const TICK_MS = 50;
/** Limits concurrent calls when a busy machine falls behind. */
const MAX_CALLS_AT_ONCE = 100;

/** Grows the timeline with API calls until `end()`. */
export class BusyTimeline {
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;

  /** @param perSecond the number of entries per second */
  constructor(
    private readonly slack: SlackEmulator,
    private readonly perSecond: number,
  ) {
    this.#running = this.#run();
  }

  /** Creates entries as fast as possible. */
  static async fill(slack: SlackEmulator, entries: number): Promise<void> {
    for (let made = 0; made < entries; made += MAX_CALLS_AT_ONCE) await callTimes(slack, MAX_CALLS_AT_ONCE);
  }

  async end(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const began = performance.now();
    let made = 0;
    while (!this.#ending.signal.aborted) {
      const due = Math.min(Math.floor(((performance.now() - began) * this.perSecond) / 1000) - made, MAX_CALLS_AT_ONCE);
      made += due;
      await callTimes(this.slack, due);
      await pause(TICK_MS);
    }
  }
}

/** Each call creates one entry. */
async function callTimes({ apiUrl, botToken }: SlackEmulator, times: number): Promise<void> {
  const headers = { authorization: `Bearer ${botToken}` };
  const call = async (): Promise<void> => {
    await (await fetch(`${apiUrl}api.test`, { method: 'POST', headers })).arrayBuffer();
  };
  await Promise.all(Array.from({ length: times }, call));
}
