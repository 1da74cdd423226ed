import { setTimeout as pause } from 'node:timers/promises';
import type { SlackEmulator } from '@nest-slack/emulator';

const TICK_MS = 50;
/** At once: a machine that is busy doesn't catch up in one go. */
const MOST = 100;

/** Has an app call, and so the timeline grow, until it is told to end. */
export class BusyTimeline {
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;

  /** @param perSecond how many entries come, evenly */
  constructor(
    private readonly slack: SlackEmulator,
    private readonly perSecond: number,
  ) {
    this.#running = this.#run();
  }

  /** Makes so many entries as fast as it goes. */
  static async fill(slack: SlackEmulator, entries: number): Promise<void> {
    for (let made = 0; made < entries; made += MOST) await callTimes(slack, MOST);
  }

  async end(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const began = performance.now();
    let made = 0;
    while (!this.#ending.signal.aborted) {
      const due = Math.min(Math.floor(((performance.now() - began) * this.perSecond) / 1000) - made, MOST);
      made += due;
      await callTimes(this.slack, due);
      await pause(TICK_MS);
    }
  }
}

/** Each call is an entry. */
async function callTimes({ apiUrl, botToken }: SlackEmulator, times: number): Promise<void> {
  const headers = { authorization: `Bearer ${botToken}` };
  const call = async (): Promise<void> => {
    await (await fetch(`${apiUrl}api.test`, { method: 'POST', headers })).arrayBuffer();
  };
  await Promise.all(Array.from({ length: times }, call));
}
