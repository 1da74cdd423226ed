import type { Page } from 'playwright-core';
import { medianOfRuns } from './first-paint.js';
import { measureCpuMs } from './main-thread.js';

const TEXT = 'The quick brown fox jumps over the lazy dog, and every letter appears immediately. ';
/** The pace of a fast typist. */
const BETWEEN_KEYS_MS = 60;

/** Records for each key the time of its event handlers and of the frame that renders it. */
const WATCH = `
  window.keys_ = [];
  const port = new MessageChannel();
  let waiting = [];
  port.port1.onmessage = () => {
    const now = performance.now();
    for (const key of waiting.splice(0)) keys_.push(key.handled + now - key.framed);
  };
  addEventListener('keydown', () => {
    const key = { began: performance.now(), handled: 0, framed: 0 };
    // This task runs after the event handlers of the key.
    setTimeout(() => { key.handled ||= performance.now() - key.began; });
    addEventListener('input', () => { key.handled = performance.now() - key.began; }, { once: true });
    requestAnimationFrame(() => {
      key.framed = performance.now();
      waiting.push(key);
      port.port2.postMessage(0);
    });
  }, { capture: true });
`;

/** The time of a key press in milliseconds: its event handlers and its frame, without the wait between them. */
export interface Typing {
  /** Average CPU time, including other work of the page between keys. */
  readonly cpuMs: number;
  readonly medianMs: number;
  /** The 95th percentile. */
  readonly p95Ms: number;
  readonly maxMs: number;
}

/** Types into the composer with real key events. */
export async function measureTyping(page: Page): Promise<Typing> {
  const composer = page.getByRole('main').locator('textarea').last();
  await composer.click();
  await page.evaluate(WATCH);
  const cpuMs = await measureCpuMs(page, async () => {
    await composer.pressSequentially(TEXT, { delay: BETWEEN_KEYS_MS });
    await page.evaluate('new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))');
  });
  const taken: unknown = await page.evaluate('keys_');
  const times = Array.isArray(taken) ? taken.map(Number).toSorted((one, other) => one - other) : [];
  return {
    cpuMs: cpuMs / TEXT.length,
    medianMs: medianOfRuns(times),
    p95Ms: times[Math.floor(times.length * 0.95)] ?? NaN,
    maxMs: times.at(-1) ?? NaN,
  };
}
