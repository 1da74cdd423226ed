import { parseArgs } from 'node:util';
import { countOf } from './count-of.js';
import { BusyTimeline } from './page/busy-timeline.js';
import { measureFirstPaint } from './page/first-paint.js';
import { watchFrames } from './page/frames.js';
import { PageBrowser } from './page/page-browser.js';
import { measureTyping } from './page/typing.js';
import { weighPage } from './page/weight.js';

// Prints what the page of the local Slack costs whoever looks at it, beside its goals: its weight, its first paint, and
// with a long timeline that grows, its longest frame and what a key takes.

const WATCHED_MS = 10_000;
const ENTRIES_PER_SECOND = 200;

const { values } = parseArgs({ options: { entries: { type: 'string', default: '50000' } } });
const entries = countOf('entries', values.entries);

await using browser = await PageBrowser.start();
const { slack } = browser;
await slack.user('ann').say('general', 'Good morning');

const { paintedMs, thereMs } = await measureFirstPaint(browser);
const { firstKb, wholeKb } = await weighPage();
console.table({
  'weight, gzip': { is: `${firstKb.toFixed(1)} kB`, goal: '< 250 kB' },
  'with all that may come later': { is: `${wholeKb.toFixed(1)} kB` },
  'first paint': { is: `${paintedMs.toFixed(0)} ms`, goal: '< 1000 ms' },
  'the conversation is there': { is: `${thereMs.toFixed(0)} ms`, goal: '< 1000 ms' },
});

const page = await browser.open();
process.stderr.write(`${entries} entries\n`);
await BusyTimeline.fill(slack, entries);
const busy = new BusyTimeline(slack, ENTRIES_PER_SECOND);
const idle = await watchFrames(page, WATCHED_MS, async () => {});
const list = page.getByRole('region', { name: 'Inspector' });
const scrolled = await watchFrames(page, WATCHED_MS, async () => {
  await list.hover();
  for (let turn = 0; turn < 50; turn += 1) await page.mouse.wheel(0, turn % 10 < 5 ? -800 : 800);
});
console.table(
  [
    { what: `${ENTRIES_PER_SECOND} entries a second arrive`, ...idle },
    { what: 'and somebody scrolls through them', ...scrolled },
  ].map(({ what, longestMs, longestTaskMs, perSecond, cpuShare }) => ({
    what,
    'longest task, ms of CPU': longestTaskMs.toFixed(1),
    goal: '<= 50',
    'longest frame, ms on the clock': longestMs.toFixed(1),
    'frames a second': perSecond.toFixed(0),
    'of a core': `${(cpuShare * 100).toFixed(0)} %`,
  })),
);

const busyKeys = await measureTyping(page);
await busy.end();
const quietKeys = await measureTyping(page);
console.table(
  [
    { what: 'a key, while entries arrive', ...busyKeys },
    { what: 'a key, when nothing else happens', ...quietKeys },
  ].map(({ what, cpuMs, medianMs, mostMs, longestMs }) => ({
    what,
    'all ms of CPU, for each key': cpuMs.toFixed(1),
    goal: '< 16',
    'on the clock, median': medianMs.toFixed(1),
    '95 %': mostMs.toFixed(1),
    longest: longestMs.toFixed(1),
  })),
);
