import { ClientProcess } from '../client-process.js';
import { readNumbers, readStrings } from './read-numbers.js';
import { SlackApp } from './slack-app.js';

/** The timeline entries of one command: action, envelope and ack. */
const ENTRIES_PER_COMMAND = 3;

/** The state of the emulator at one hour of the simulated day. */
export interface Hour {
  readonly hour: number;
  readonly entries: number;
  readonly kept: number;
  readonly heapMb: number;
}

/** Simulates a day with the given number of entries and measures the heap every six hours. */
export async function simulateDay(entries: number): Promise<Hour[]> {
  const emulator = new ClientProcess('emulator', {});
  try {
    const app = new SlackApp(readStrings(await emulator.ask('where', 60_000)));
    await app.connect();
    const commands = Math.ceil(entries / ENTRIES_PER_COMMAND / 4);
    const hours: Hour[] = [];
    for (const hour of [6, 12, 18, 24]) {
      process.stderr.write(`${hour} h\n`);
      const state = readNumbers(await emulator.ask(`quarter ${commands}`, 300_000));
      hours.push({ hour, entries: state['entries'] ?? 0, kept: state['kept'] ?? 0, heapMb: state['heapMb'] ?? 0 });
    }
    app.close();
    return hours;
  } finally {
    await emulator.end();
  }
}
