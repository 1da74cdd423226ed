import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { numbersOf } from '../emulator/members.js';
import { recordMainThread } from './main-thread.js';

const WATCH = `{
  const frames = { longest: 0, count: 0, running: true };
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
}`;

/** The frames of a while. */
export interface Frames {
  /** The longest that one stood, in milliseconds on the clock. */
  readonly longestMs: number;
  /** The longest that the page was at one thing, in milliseconds of CPU. */
  readonly longestTaskMs: number;
  readonly perSecond: number;
  /** What share of a core the page took. */
  readonly cpuShare: number;
}

/** Watches the frames of a page for so long, while `meanwhile` goes on. */
export async function watchFrames(page: Page, forMs: number, meanwhile: () => Promise<void>): Promise<Frames> {
  await page.evaluate(WATCH);
  const began = performance.now();
  const { longestTaskMs, cpuMs } = await recordMainThread(page, async () => {
    await Promise.all([pause(forMs), meanwhile()]);
  });
  const { longest = NaN, count = NaN } = numbersOf(await page.evaluate('(frames_.running = false, frames_)'));
  const tookMs = performance.now() - began;
  return { longestMs: longest, longestTaskMs, perSecond: (count * 1000) / tookMs, cpuShare: cpuMs / tookMs };
}
