import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { readNumbers } from '../emulator/read-numbers.js';
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

/** The frames of a measurement. */
export interface FrameTimes {
  /** The longest frame, in milliseconds of wall time. */
  readonly maxMs: number;
  /** The longest task, in milliseconds of CPU time. */
  readonly maxTaskMs: number;
  readonly perSecond: number;
  /** The share of one core that the page used. */
  readonly cpuShare: number;
}

/** Measures the frames of a page while `meanwhile` runs. */
export async function measureFrames(page: Page, forMs: number, meanwhile: () => Promise<void>): Promise<FrameTimes> {
  await page.evaluate(WATCH);
  const began = performance.now();
  const { maxTaskMs, cpuMs } = await recordMainThread(page, async () => {
    await Promise.all([pause(forMs), meanwhile()]);
  });
  const { longest = NaN, count = NaN } = readNumbers(await page.evaluate('(frames_.running = false, frames_)'));
  const tookMs = performance.now() - began;
  return { maxMs: longest, maxTaskMs: maxTaskMs, perSecond: (count * 1000) / tookMs, cpuShare: cpuMs / tookMs };
}
