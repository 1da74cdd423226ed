import { parseArgs } from 'node:util';
import { ClientProcess } from './client-process.js';
import { countOf } from './count-of.js';
import { measureCommandStart } from './emulator/command-start.js';
import { measureCosts } from './emulator/costs.js';
import { liveThroughADay } from './emulator/day.js';
import { numbersOf } from './emulator/members.js';

// Prints what the local Slack costs beside a bare server in the same run, and its goals: its start, an envelope, a call,
// and the memory that a day at load leaves.

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, entries: { type: 'string', default: '1000000' } },
});

const starting = new ClientProcess('emulator-start', {});
const { importMs, cpuOfImport, firstMs, cpuOfStart, nextMs } = numbersOf(await starting.ask('report', 60_000));
await starting.end();
const { command, floor } = await measureCommandStart();
console.table({
  'first import': { 'wall ms': importMs?.toFixed(0), 'CPU ms': cpuOfImport?.toFixed(0) },
  'first start in a process': { 'wall ms': firstMs?.toFixed(1), 'CPU ms': cpuOfStart?.toFixed(1), goal: '< 50 ms' },
  'each start after it': { 'wall ms': nextMs?.toFixed(1), goal: '< 50 ms' },
  'as a command, to its address': { 'wall ms': command.toFixed(0), goal: '< 300 ms' },
  'a bare server as a command': { 'wall ms': floor.toFixed(0) },
});

console.table(
  (await measureCosts(countOf('count', values.count))).map(({ what, emulator, floor: bare }) => ({
    what,
    'CPU µs each': emulator.cpuUs.toFixed(0),
    'a second on one core': Math.floor(1_000_000 / emulator.cpuUs),
    goal: '2000 a second',
    'of a bare server': bare.cpuUs.toFixed(0),
    '× bare': (emulator.cpuUs / bare.cpuUs).toFixed(1),
    'wall µs each': emulator.wallUs.toFixed(0),
    'bare wall µs': bare.wallUs.toFixed(0),
  })),
);

console.table(
  (await liveThroughADay(countOf('entries', values.entries))).map(({ hour, entries, kept, heapMb }) => ({
    'hour of the day': hour,
    'entries so far': entries,
    kept: kept,
    'heap MB': heapMb.toFixed(1),
    goal: 'flat',
  })),
);
