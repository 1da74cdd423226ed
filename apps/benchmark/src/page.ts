import { parseArgs } from 'node:util';
import { parseCount } from './parse-count.js';
import { BusyTimeline } from './page/busy-timeline.js';
import { measureFirstPaint } from './page/first-paint.js';
import { measureFrames } from './page/frames.js';
import { PageBrowser } from './page/page-browser.js';
import { measureTyping } from './page/typing.js';
import { weighPage } from './page/weight.js';

// Prints the performance of the local Slack's page beside the goals: its size, its first paint, and with a long and growing
// timeline, the longest frame and the time of a key press.

const WATCHED_MS = 10_000;
const ENTRIES_PER_SECOND = 200;

const { values } = parseArgs({ options: { entries: { type: 'string', default: '50000' } } });
const entries = parseCount('entries', values.entries);

await using browser = await PageBrowser.start();
const { slack } = browser;
await slack.user('ann').say('general', 'Good morning');

const { paintedMs, readyMs: thereMs } = await measureFirstPaint(browser);
const { initialKb: firstKb, totalKb: wholeKb } = await weighPage();
console.table({
  'size, gzip': { is: `${firstKb.toFixed(1)} kB`, goal: '< 250 kB' },
  'with all lazy chunks': { is: `${wholeKb.toFixed(1)} kB` },
  'first paint': { is: `${paintedMs.toFixed(0)} ms`, goal: '< 1000 ms' },
  'the conversation is visible': { is: `${thereMs.toFixed(0)} ms`, goal: '< 1000 ms' },
});

const page = await browser.open();
process.stderr.write(`${entries} entries\n`);
await BusyTimeline.fill(slack, entries);
const busy = new BusyTimeline(slack, ENTRIES_PER_SECOND);
const idle = await measureFrames(page, WATCHED_MS, async () => {});
const list = page.getByRole('region', { name: 'Inspector' });
const scrolled = await measureFrames(page, WATCHED_MS, async () => {
  await list.hover();
  for (let turn = 0; turn < 50; turn += 1) await page.mouse.wheel(0, turn % 10 < 5 ? -800 : 800);
});
console.table(
  [
    { what: `${ENTRIES_PER_SECOND} new entries per second`, ...idle },
    { what: 'the same, while scrolling', ...scrolled },
  ].map(({ what, maxMs: longestMs, maxTaskMs, perSecond, cpuShare }) => ({
    what,
    'longest task, CPU ms': maxTaskMs.toFixed(1),
    goal: '<= 50',
    'longest frame, wall ms': longestMs.toFixed(1),
    'frames per second': perSecond.toFixed(0),
    'share of a core': `${(cpuShare * 100).toFixed(0)} %`,
  })),
);

const busyKeys = await measureTyping(page);
await busy.end();
const quietKeys = await measureTyping(page);
console.table(
  [
    { what: 'a key press while entries arrive', ...busyKeys },
    { what: 'a key press while idle', ...quietKeys },
  ].map(({ what, cpuMs, medianMs, p95Ms: mostMs, maxMs: longestMs }) => ({
    what,
    'CPU ms per key': cpuMs.toFixed(1),
    goal: '< 16',
    'wall ms, median': medianMs.toFixed(1),
    '95 %': mostMs.toFixed(1),
    max: longestMs.toFixed(1),
  })),
);
