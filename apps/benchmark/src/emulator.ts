import { parseArgs } from 'node:util';
import { ClientProcess } from './client-process.js';
import { countOf } from './count-of.js';
import { measureCommandStart } from './emulator/command-start.js';
import { measureCosts } from './emulator/costs.js';
import { liveThroughADay } from './emulator/day.js';
import { numbersOf } from './emulator/members.js';

// Prints what the local Slack costs: its start, an envelope, a call, and the memory that a day at load leaves.

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, entries: { type: 'string', default: '1000000' } },
});

const starting = new ClientProcess('emulator-start', {});
const { importMs, cpuOfImport, firstMs, cpuOfStart, nextMs } = numbersOf(await starting.ask('report', 60_000));
await starting.end();
console.table({
  'first import': { 'wall ms': importMs?.toFixed(0), 'CPU ms': cpuOfImport?.toFixed(0) },
  'first start in a process': { 'wall ms': firstMs?.toFixed(1), 'CPU ms': cpuOfStart?.toFixed(1) },
  'as a command, to its address': { 'wall ms': (await measureCommandStart()).toFixed(0) },
  'each start after it': { 'wall ms': nextMs?.toFixed(1) },
});

console.table(
  (await measureCosts(countOf('count', values.count))).map(({ what, cpuUs, wallUs }) => ({
    what,
    'CPU µs each': cpuUs.toFixed(0),
    'a second on one core': Math.floor(1_000_000 / cpuUs),
    'wall µs each': wallUs.toFixed(0),
  })),
);

console.table(
  (await liveThroughADay(countOf('entries', values.entries))).map(({ hour, entries, kept, heapMb }) => ({
    'hour of the day': hour,
    'entries so far': entries,
    kept: kept,
    'heap MB': heapMb.toFixed(1),
  })),
);
