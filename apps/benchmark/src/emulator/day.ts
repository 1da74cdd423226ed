import { ClientProcess } from '../client-process.js';
import { numbersOf, stringsOf } from './members.js';
import { SlackApp } from './slack-app.js';

/** A command is typed, sent and acked: so many entries of the timeline. */
const ENTRIES_PER_COMMAND = 3;

/** What the emulator holds at some time of the simulated day. */
export interface Hour {
  readonly hour: number;
  readonly entries: number;
  readonly kept: number;
  readonly heapMb: number;
}

/** Lives through a simulated day with so many entries, and looks at the heap every six hours. */
export async function liveThroughADay(entries: number): Promise<Hour[]> {
  const emulator = new ClientProcess('emulator', {});
  try {
    const app = new SlackApp(stringsOf(await emulator.ask('where', 60_000)));
    await app.connect();
    const commands = Math.ceil(entries / ENTRIES_PER_COMMAND / 4);
    const hours: Hour[] = [];
    for (const hour of [6, 12, 18, 24]) {
      process.stderr.write(`${hour} h\n`);
      const told = numbersOf(await emulator.ask(`quarter ${commands}`, 300_000));
      hours.push({ hour, entries: told['entries'] ?? 0, kept: told['kept'] ?? 0, heapMb: told['heapMb'] ?? 0 });
    }
    app.close();
    return hours;
  } finally {
    await emulator.end();
  }
}
