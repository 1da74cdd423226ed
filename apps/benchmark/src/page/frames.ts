import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { numbersOf } from '../emulator/members.js';

const WATCH = `{
  const frames = { longest: 0, long: 0, count: 0, running: true };
  window.frames_ = frames;
  let last = performance.now();
  const look = now => {
    if (!frames.running) return;
    frames.longest = Math.max(frames.longest, now - last);
    frames.count += 1;
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver(list => { frames.long += list.getEntries().length; }).observe({ type: 'longtask' });
}`;

/** The frames of a while. */
export interface Frames {
  /** The longest that one stood, in milliseconds. */
  readonly longestMs: number;
  /** How many tasks held the page up for more than 50 ms. */
  readonly longTasks: number;
  readonly perSecond: number;
}

/** Watches the frames of a page for so long, while `meanwhile` goes on. */
export async function watchFrames(page: Page, forMs: number, meanwhile: () => Promise<void>): Promise<Frames> {
  await page.evaluate(WATCH);
  await Promise.all([pause(forMs), meanwhile()]);
  const {
    longest = NaN,
    long = NaN,
    count = NaN,
  } = numbersOf(await page.evaluate('(frames_.running = false, frames_)'));
  return { longestMs: longest, longTasks: long, perSecond: (count * 1000) / forMs };
}
