import { parseArgs } from 'node:util';
import { ClientProcess } from './client-process.js';
import { parseCount } from './parse-count.js';
import { measureCommandStart } from './emulator/command-start.js';
import { measureCosts } from './emulator/costs.js';
import { simulateDay } from './emulator/simulate-day.js';
import { readNumbers } from './emulator/read-numbers.js';

// Prints the cost of the local Slack beside a minimal server and the goals: its start, an envelope, an API call, and the
// memory over a simulated day.

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, entries: { type: 'string', default: '1000000' } },
});

const starting = new ClientProcess('emulator-start', {});
const { importMs, cpuOfImport, firstMs, cpuOfStart, nextMs } = readNumbers(await starting.ask('report', 60_000));
await starting.end();
const { command, floor } = await measureCommandStart();
console.table({
  'first import': { 'wall ms': importMs?.toFixed(0), 'CPU ms': cpuOfImport?.toFixed(0) },
  'first start in a process': { 'wall ms': firstMs?.toFixed(1), 'CPU ms': cpuOfStart?.toFixed(1), goal: '< 50 ms' },
  'each start after it': { 'wall ms': nextMs?.toFixed(1), goal: '< 50 ms' },
  'as a command, until it prints its URL': { 'wall ms': command.toFixed(0), goal: '< 300 ms' },
  'a minimal server as a command': { 'wall ms': floor.toFixed(0) },
});

console.table(
  (await measureCosts(parseCount('count', values.count))).map(({ what, emulator, floor: bare }) => ({
    what,
    'CPU µs each': emulator.cpuUs.toFixed(0),
    'a second on one core': Math.floor(1_000_000 / emulator.cpuUs),
    goal: '2000 a second',
    'minimal server, CPU µs': bare.cpuUs.toFixed(0),
    '× minimal': (emulator.cpuUs / bare.cpuUs).toFixed(1),
    'wall µs each': emulator.wallUs.toFixed(0),
    'minimal server, wall µs': bare.wallUs.toFixed(0),
  })),
);

console.table(
  (await simulateDay(parseCount('entries', values.entries))).map(({ hour, entries, kept, heapMb }) => ({
    'hour of the day': hour,
    'entries so far': entries,
    kept: kept,
    'heap MB': heapMb.toFixed(1),
    goal: 'flat',
  })),
);
